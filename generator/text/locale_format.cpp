// Dates, numbers and lists. Dates are plain code over a table: every page has several, and ICU 72
// has the Kyrgyz and Russian patterns wrong for the press of Kyrgyzstan ("2022-ж., 30-ноябрь",
// "2022 г.").

#include "text/locale_format.h"

#include <fmt/format.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <array>
#include <cassert>
#include <memory>
#include <vector>

namespace tilmech {
namespace {

using MonthNames = std::array<std::string_view, 12>;

// As they stand in a date: the genitive in Russian, with the possessive ending in Kyrgyz.
constexpr PerLang<MonthNames> kMonths = {{{
    {"январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры",
     "октябры", "ноябры", "декабры"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
     "октября", "ноября", "декабря"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
}}};

// British English: "a, b and c" without a comma before "and".
icu::Locale locale_of(Lang lang) {
  return icu::Locale::createCanonical(lang == Lang::en ? "en_GB" : std::string(code(lang)).c_str());
}

// ICU's formatters promise nothing about threads, so each thread has its own.
const icu::ListFormatter& list_formatter(Lang lang) {
  thread_local PerLang<std::unique_ptr<icu::ListFormatter>> formatters;
  auto& formatter = formatters[lang];
  if (!formatter) {
    UErrorCode status = U_ZERO_ERROR;
    formatter.reset(icu::ListFormatter::createInstance(locale_of(lang), status));
    assert(U_SUCCESS(status));
  }
  return *formatter;
}

const icu::number::LocalizedNumberFormatter& number_formatter(Lang lang) {
  thread_local PerLang<std::unique_ptr<icu::number::LocalizedNumberFormatter>> formatters;
  auto& formatter = formatters[lang];
  if (!formatter)
    formatter = std::make_unique<icu::number::LocalizedNumberFormatter>(
        icu::number::NumberFormatter::withLocale(locale_of(lang)));
  return *formatter;
}

// Reads digits off the front of `text`: exactly `count`, into `value`.
bool take_digits(std::string_view& text, std::size_t count, int& value) {
  if (text.size() < count) return false;
  value = 0;
  for (char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  int year = 0, month = 0, day = 0;
  if (!take_digits(text, 4, year) || !take(text, '-') || !take_digits(text, 2, month) ||
      !take(text, '-') || !take_digits(text, 2, day) || year < 1000)
    return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// "Z", "+06:00", "-03:30".
std::optional<std::chrono::seconds> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return std::chrono::seconds(0);
  const bool west = text.starts_with('-');
  int hours = 0, minutes = 0;
  if ((!take(text, '+') && !take(text, '-')) || !take_digits(text, 2, hours) || !take(text, ':') ||
      !take_digits(text, 2, minutes) || hours > 23 || minutes > 59)
    return std::nullopt;
  const std::chrono::seconds offset = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return west ? -offset : offset;
}

}  // namespace

std::string format_date(Date date, Lang lang) {
  assert(date.ok());
  const int year = static_cast<int>(date.year());
  const unsigned day = static_cast<unsigned>(date.day());
  const std::string_view month = kMonths[lang][static_cast<unsigned>(date.month()) - 1];
  switch (lang) {
    case Lang::ky:
      return fmt::format("{}-жылдын {}-{}", year, day, month);
    case Lang::ru:
      return fmt::format("{} {} {} года", day, month, year);
    case Lang::en:
      return fmt::format("{} {} {}", day, month, year);
  }
  return iso_date(date);
}

std::string iso_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  const std::optional<Date> date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const std::optional<Date> date = take_date(text);
  int hour = 0, minute = 0, second = 0;
  if (!date || !take(text, 'T') || !take_digits(text, 2, hour) || !take(text, ':') ||
      !take_digits(text, 2, minute))
    return std::nullopt;
  if (take(text, ':') && !take_digits(text, 2, second)) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return std::chrono::sys_days(*date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) - *offset;
}

std::string format_number(double number, Lang lang) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  number_formatter(lang).formatDouble(number, status).toString(status).toUTF8String(text);
  assert(U_SUCCESS(status));
  return text;
}

std::string join_list(std::span<const std::string> items, Lang lang) {
  std::vector<icu::UnicodeString> strings;
  strings.reserve(items.size());
  for (const std::string& item : items) strings.push_back(icu::UnicodeString::fromUTF8(item));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString joined;
  list_formatter(lang).format(strings.data(), static_cast<std::int32_t>(strings.size()), joined,
                              status);
  assert(U_SUCCESS(status));
  std::string text;
  joined.toUTF8String(text);
  return text;
}

}  // namespace tilmech
