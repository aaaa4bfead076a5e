// Dates, numbers and lists as each language writes them: ICU, with our own data where ICU 72 is
// wrong for Kyrgyzstan.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/language.h"
#include "model/time.h"

namespace tilmech {

// "2022-жылдын 30-ноябры", "30 ноября 2022 года", "30 November 2022". Thread-safe.
std::string format_date(Date date, Lang lang);

// "10:00", in `time_zone` (an IANA name that is_time_zone).
std::string format_time(Instant instant, std::string_view time_zone);
// The calendar date of `instant` in `time_zone`.
Date date_in(Instant instant, std::string_view time_zone);
// The first moment of `date` in `time_zone`.
Instant start_of(Date date, std::string_view time_zone);
// "2022-11-30T10:00:00+06:00" (RFC 3339) in `time_zone`.
std::string rfc3339(Instant instant, std::string_view time_zone);
std::string iso_date(Date date);  // "2022-11-30"

// Strict ISO 8601: "2022-11-30" that exists in the calendar; years 1000 to 9999.
std::optional<Date> parse_date(std::string_view text);
// "2026-12-01T10:00:00+06:00", "...Z", seconds may be missing; without an offset: nullopt.
std::optional<Instant> parse_instant(std::string_view text);
bool is_time_zone(std::string_view name);

// "1 234 567,5" (no-break spaces), "1,234,567.5".
std::string format_number(double number, Lang lang);
// "а, б жана в", "а, б и в", "a, b and c".
std::string join_list(std::span<const std::string> items, Lang lang);

}  // namespace tilmech
