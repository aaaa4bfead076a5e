#include "text/locale_format.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

Instant at(const char* text) {
  const auto instant = parse_instant(text);
  REQUIRE(instant.has_value());
  return *instant;
}

Date day(const char* text) {
  const auto date = parse_date(text);
  REQUIRE(date.has_value());
  return *date;
}

}  // namespace

TEST_CASE("dates are written as the press of each language writes them") {
  CHECK(format_date(day("2014-01-27"), Lang::ky) == "2014-жылдын 27-январы");
  CHECK(format_date(day("2022-11-30"), Lang::ky) == "2022-жылдын 30-ноябры");
  CHECK(format_date(day("2022-11-30"), Lang::ru) == "30 ноября 2022 года");
  CHECK(format_date(day("2022-11-30"), Lang::en) == "30 November 2022");
  CHECK(format_date(day("2024-02-01"), Lang::ru) == "1 февраля 2024 года");
}

TEST_CASE("every Kyrgyz month has its own ending") {
  const char* months[] = {"январы", "февралы", "марты",    "апрели",  "майы",   "июну",
                          "июлу",   "августу", "сентябры", "октябры", "ноябры", "декабры"};
  for (unsigned month = 1; month <= 12; ++month)
    CHECK(format_date(2020y / std::chrono::month(month) / 5, Lang::ky) ==
          "2020-жылдын 5-" + std::string(months[month - 1]));
}

TEST_CASE("only ISO dates that exist are dates") {
  CHECK(iso_date(day("2024-02-29")) == "2024-02-29");
  CHECK(iso_date(day("1000-01-01")) == "1000-01-01");
  for (const char* text : {"", "2023-02-29", "2022-13-01", "2022-00-10", "2022-11-31", "0999-01-01",
                           "2022-11-3", "2022-11-30 ", " 2022-11-30", "20221130", "30.11.2022",
                           "2022-11-30T10:00:00Z", "+022-11-30", "2022/11/30", "12022-11-30"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("an instant needs an offset") {
  CHECK(at("1970-01-01T00:00:00Z").time_since_epoch() == 0s);
  CHECK(at("1970-01-01T06:00:00+06:00").time_since_epoch() == 0s);
  CHECK(at("1969-12-31T20:30-03:30").time_since_epoch() == 0s);
  CHECK(at("2026-12-01T10:00:00+06:00") == at("2026-12-01T04:00Z"));
  CHECK(at("2026-12-01T10:00:01+06:00") - at("2026-12-01T10:00:00+06:00") == 1s);
  for (const char* text :
       {"", "2026-12-01", "2026-12-01T10:00:00", "2026-12-01T10:00", "2026-12-01 10:00:00Z",
        "2026-12-01T24:00:00Z", "2026-12-01T10:60:00Z", "2026-12-01T10:00:60Z",
        "2026-12-01T10:00:00+24:00", "2026-12-01T10:00:00+0600", "2026-12-01T10:00:00+06:60",
        "2026-12-01T10:00:00Zx", "2026-02-30T10:00:00Z", "2026-12-01T10:00:Z", "2026-12-01T1:00Z",
        "2026-12-01T10:00:00.5Z", "now"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_instant(text).has_value());
  }
}

TEST_CASE("an instant is told in its time zone") {
  const Instant instant = at("2022-11-30T20:30:05Z");
  CHECK(format_time(instant, "Asia/Bishkek") == "02:30");
  CHECK(date_in(instant, "Asia/Bishkek") == day("2022-12-01"));
  CHECK(date_in(instant, "UTC") == day("2022-11-30"));
  CHECK(rfc3339(instant, "Asia/Bishkek") == "2022-12-01T02:30:05+06:00");
  CHECK(rfc3339(instant, "UTC") == "2022-11-30T20:30:05+00:00");
  CHECK(rfc3339(instant, "America/St_Johns") == "2022-11-30T17:00:05-03:30");
  CHECK(rfc3339(at("1969-12-31T23:59:59Z"), "UTC") == "1969-12-31T23:59:59+00:00");
  // Kyrgyzstan had summer time until 2005.
  CHECK(rfc3339(at("2004-07-01T00:00:00Z"), "Asia/Bishkek") == "2004-07-01T06:00:00+06:00");
  CHECK(rfc3339(at("2004-01-01T00:00:00Z"), "Asia/Bishkek") == "2004-01-01T05:00:00+05:00");
}

TEST_CASE("a date begins at its first moment, also where midnight is skipped or comes twice") {
  CHECK(start_of(day("2022-11-30"), "Asia/Bishkek") == at("2022-11-30T00:00:00+06:00"));
  CHECK(start_of(day("2022-11-30"), "UTC") == at("2022-11-30T00:00:00Z"));
  CHECK(start_of(day("2018-11-04"), "America/Sao_Paulo") == at("2018-11-04T01:00:00-02:00"));
  CHECK(start_of(day("2022-11-06"), "America/Havana") == at("2022-11-06T00:00:00-04:00"));
  CHECK(start_of(day("1919-03-31"), "America/Toronto") == at("1919-03-31T00:30:00-04:00"));
  CHECK(start_of(day("1960-01-01"), "UTC") == at("1960-01-01T00:00:00Z"));
}

TEST_CASE("time zones go by their IANA names") {
  for (const char* name : {"UTC", "GMT", "Asia/Bishkek", "Europe/London", "Etc/GMT-6", "EST5EDT"})
    CHECK_MESSAGE(is_time_zone(name), name);
  for (const char* name : {"", "Asia/Bishkeck", "asia/bishkek", "GMT+6", "GMT+06:00", "+06:00",
                           "BST", "Etc/Unknown", "Asia", "\xFF"})
    CHECK_MESSAGE(!is_time_zone(name), name);
}

TEST_CASE("the process's own time zone decides nothing") {
  const Instant instant = at("2022-11-30T20:30:00Z");
  for (const char* zone : {"UTC", "Asia/Bishkek", "America/New_York"}) {
    setenv("TZ", zone, 1);
    tzset();
    CHECK(rfc3339(instant, "Asia/Bishkek") == "2022-12-01T02:30:00+06:00");
    CHECK(start_of(day("2022-12-01"), "Asia/Bishkek") == at("2022-11-30T18:00:00Z"));
  }
  unsetenv("TZ");
  tzset();
}

TEST_CASE("numbers are grouped and pointed as each language does") {
  CHECK(format_number(1234567.5, Lang::ru) == "1\u00A0234\u00A0567,5");
  CHECK(format_number(1234567.5, Lang::ky) == "1\u00A0234\u00A0567,5");
  CHECK(format_number(1234567.5, Lang::en) == "1,234,567.5");
  CHECK(format_number(6.8, Lang::ru) == "6,8");
  CHECK(format_number(0, Lang::en) == "0");
  CHECK(format_number(2022, Lang::en) == "2,022");
}

TEST_CASE("lists end with each language's word for and") {
  const std::vector<std::string> three = {"а", "б", "в"};
  CHECK(join_list(three, Lang::ky) == "а, б жана в");
  CHECK(join_list(three, Lang::ru) == "а, б и в");
  CHECK(join_list(three, Lang::en) == "а, б and в");
  CHECK(join_list(std::span(three).first(2), Lang::ky) == "а жана б");
  CHECK(join_list(std::span(three).first(1), Lang::ru) == "а");
  CHECK(join_list({}, Lang::en).empty());
}

TEST_CASE("many threads format at once") {
  std::vector<std::thread> threads;
  std::vector<std::string> results(8);
  threads.reserve(results.size());
  for (std::string& result : results)
    threads.emplace_back([&result] {
      const std::vector<std::string> items = {"а", "б"};
      for (int i = 0; i < 200; ++i)
        result = rfc3339(Instant(1s * (86400 * i)), "Asia/Bishkek") + format_number(i, Lang::ru) +
                 join_list(items, Lang::ky);
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) CHECK(result == "1970-07-19T06:00:00+06:00199а жана б");
}
