// Calendar dates and instants. A date has no time zone; an instant is the same moment everywhere.
#pragma once

#include <chrono>

namespace tilmech {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_seconds;

}  // namespace tilmech
