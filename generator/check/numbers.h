// Numbers, dates, percentages and units of a passage and its counterpart, compared by value.
#pragma once

#include "check/difference.h"

namespace tilmech {

// What differs between a source passage and a translation. Dates are compared by day, month and
// year, so that "27 и 28 ноября 2024 года" equals "2024-жылдын 27- жана 28-ноябры"; a word may
// stand for digits ("три"); a repeated number may be said once.
Differences compare_numbers(const Passage& source, const Passage& translation);

// Reports numbers that can be read in two ways ("1.300").
void report_ambiguous_numbers(const Passage& passage, Diagnostics& diagnostics);

}  // namespace tilmech
