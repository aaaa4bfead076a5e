// Instants in a time zone, by ICU's data: the process's own TZ and locale have no say.

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <memory>

#include "text/locale_format.h"

namespace tilmech {
namespace {

using std::chrono::days;
using std::chrono::seconds;

icu::UnicodeString icu_name(std::string_view name) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
}

// Each thread has its own zones: making one costs a search in ICU's data.
const icu::BasicTimeZone& zone_of(std::string_view name) {
  thread_local std::map<std::string, std::unique_ptr<icu::BasicTimeZone>, std::less<>> zones;
  auto found = zones.find(name);
  if (found == zones.end()) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu_name(name)));
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    assert(basic != nullptr);  // every zone of ICU's data is one
    zone.release();
    found = zones.emplace(std::string(name), basic).first;
  }
  return *found->second;
}

UDate to_icu(seconds time) {
  return 1000.0 * static_cast<double>(time.count());
}

Instant from_icu(UDate milliseconds) {
  return Instant(seconds(static_cast<seconds::rep>(milliseconds / 1000.0)));
}

// What clocks in `zone` are ahead of UTC by at `instant`, in whole minutes: before 1900 or so local
// mean time had seconds, which RFC 3339 cannot write.
std::chrono::minutes offset_at(Instant instant, const icu::BasicTimeZone& zone) {
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(to_icu(instant.time_since_epoch()), false, raw, summer, status);
  assert(U_SUCCESS(status));
  return std::chrono::minutes((raw + summer) / 60'000);
}

struct LocalTime {
  Date date;
  std::chrono::hh_mm_ss<seconds> time;
  std::chrono::minutes offset;
};

LocalTime local_time(Instant instant, const icu::BasicTimeZone& zone) {
  const auto offset = offset_at(instant, zone);
  const Instant local = instant + offset;
  const auto day = std::chrono::floor<days>(local);
  return {Date(day), std::chrono::hh_mm_ss<seconds>(local - day), offset};
}

}  // namespace

std::string format_time(Instant instant, std::string_view time_zone) {
  const LocalTime local = local_time(instant, zone_of(time_zone));
  return fmt::format("{:02}:{:02}", local.time.hours().count(), local.time.minutes().count());
}

Date date_in(Instant instant, std::string_view time_zone) {
  return local_time(instant, zone_of(time_zone)).date;
}

Instant start_of(Date date, std::string_view time_zone) {
  const icu::BasicTimeZone& zone = zone_of(time_zone);
  const seconds midnight = std::chrono::sys_days(date).time_since_epoch();
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  // "Former" takes the first of two midnights, and for one that summer time skips the moment of the
  // change, if that is at midnight.
  zone.getOffsetFromLocal(to_icu(midnight), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, summer,
                          status);
  assert(U_SUCCESS(status));
  const Instant start = Instant(midnight) - std::chrono::minutes((raw + summer) / 60'000);
  // A change before midnight that skips it (Toronto, 1919) is where the date begins.
  icu::TimeZoneTransition change;
  if (local_time(start - seconds(1), zone).date == date &&
      zone.getPreviousTransition(to_icu(start.time_since_epoch()), true, change))
    return from_icu(change.getTime());
  return start;
}

std::string rfc3339(Instant instant, std::string_view time_zone) {
  const LocalTime local = local_time(instant, zone_of(time_zone));
  const int minutes = static_cast<int>(local.offset.count());
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso_date(local.date),
                     local.time.hours().count(), local.time.minutes().count(),
                     local.time.seconds().count(), minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

bool is_time_zone(std::string_view name) {
  // ICU also takes abbreviations of its own, which mislead: its BST is Bangladesh.
  constexpr auto kShortNames = std::to_array<std::string_view>(
      {"CET", "EET", "EST", "GMT", "HST", "MET", "MST", "PRC", "ROC", "ROK", "UCT", "UTC", "WET"});
  if (name.size() <= 3 && std::ranges::find(kShortNames, name) == kShortNames.end()) return false;
  if (name == "Etc/Unknown" || name.starts_with("SystemV/")) return false;
  icu::UnicodeString canonical;
  UBool is_system = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(icu_name(name), canonical, is_system, status);
  return U_SUCCESS(status) && is_system;
}

}  // namespace tilmech
