// What differs between a passage and its counterpart: found by the checks of numbers, marks and
// words, and worded in one place (report_differences).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/passage.h"
#include "model/diagnostic.h"

namespace tilmech {

// Something that the source says and the translation does not, or the other way round, or both,
// when they say different things. The side that lacks it has no text.
struct Difference {
  Finding finding = Finding::number_differs;
  std::string source_text, translation_text;        // as written there
  std::string source_value, translation_value;      // what is compared
  std::uint32_t source_at = 0, translation_at = 0;  // bytes of the passages
};
using Differences = std::vector<Difference>;

// Reports what differs between a source passage and those of its translations, `differences[i]`
// being about `translations[i]`. What all of two translations have against the source is reported
// once, in the source.
void report_differences(const Passage& source, const std::vector<const Passage*>& translations,
                        std::vector<Differences> differences, Diagnostics& diagnostics);

// Where in `to` what stands at the byte `at` of `from` may be looked for: as far in.
std::uint32_t same_place(const Passage& from, std::size_t at, const Passage& to);

}  // namespace tilmech
