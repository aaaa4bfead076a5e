#include "text/section_number.h"

#include <algorithm>
#include <array>

namespace tilmech {
namespace {

constexpr std::size_t kMaxDigits = 9;

// Words before a number, as headings write them.
constexpr auto kWordsBefore = std::to_array<std::string_view>(
    {"§",       "Статья",  "СТАТЬЯ",  "Раздел",  "РАЗДЕЛ", "Глава",   "ГЛАВА",
     "Пункт",   "Часть",   "Бөлүм",   "Берене",  "Бап",    "Article", "ARTICLE",
     "Section", "SECTION", "Chapter", "CHAPTER", "Part",   "PART"});

// Words joined to a number by a hyphen, in Kyrgyz.
constexpr auto kWordsAfter =
    std::to_array<std::string_view>({"-бөлүм", "-БӨЛҮМ", "-берене", "-БЕРЕНЕ", "-бап", "-БАП",
                                     "-глава", "-ГЛАВА", "-статья", "-пункт", "-бөлүк"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  for (;;) {
    if (text.substr(at).starts_with(' ') || text.substr(at).starts_with('\n'))
      at += 1;
    else if (text.substr(at).starts_with("\u00A0"))
      at += 2;
    else
      return at;
  }
}

struct Digits {
  std::string number;
  std::size_t end = 0;
  bool inner_dot = false;
  bool final_dot = false;
};

// "2.3.1." from `at` on; nullopt when there is no digit or a part is too long.
std::optional<Digits> read_digits(std::string_view text, std::size_t at) {
  Digits digits;
  std::size_t part = 0;
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      if (++part > kMaxDigits) return std::nullopt;
      digits.number += text[at];
    } else if (text[at] == '.' && part > 0) {
      part = 0;
      digits.number += '.';
    } else {
      break;
    }
  }
  if (digits.number.empty()) return std::nullopt;
  if (digits.number.ends_with('.')) {
    digits.final_dot = true;
    digits.number.pop_back();
  }
  digits.inner_dot = digits.number.find('.') != std::string::npos;
  digits.end = at;
  return digits;
}

int roman_digit(char c) {
  switch (c) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    case 'C':
      return 100;
    default:
      return 0;
  }
}

// The value of a well-formed Roman number up to 399, else 0.
int roman_value(std::string_view roman) {
  int value = 0;
  for (std::size_t i = 0; i < roman.size(); ++i) {
    const int digit = roman_digit(roman[i]);
    if (digit == 0) return 0;
    const int next = i + 1 < roman.size() ? roman_digit(roman[i + 1]) : 0;
    value += digit < next ? -digit : digit;
  }
  return value;
}

// "IV" from `at` on; `end` is moved behind it.
int read_roman(std::string_view text, std::size_t at, std::size_t& end) {
  end = at;
  while (end < text.size() && roman_digit(text[end]) > 0) ++end;
  return end == at || end - at > 8 ? 0 : roman_value(text.substr(at, end - at));
}

std::optional<SectionNumber> after_word(std::string_view heading) {
  for (const std::string_view word : kWordsBefore) {
    if (!heading.starts_with(word)) continue;
    const std::size_t at = skip_spaces(heading, word.size());
    if (at == word.size() && word != "§") continue;
    if (const auto digits = read_digits(heading, at))
      return SectionNumber{digits->number, skip_spaces(heading, digits->end)};
    std::size_t end = at;
    if (const int value = read_roman(heading, at, end); value > 0) {
      if (heading.substr(end).starts_with('.')) ++end;
      return SectionNumber{std::to_string(value), skip_spaces(heading, end)};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<SectionNumber> read_section_number(std::string_view heading) {
  if (auto number = after_word(heading)) return number;
  if (const auto digits = read_digits(heading, 0)) {
    for (const std::string_view word : kWordsAfter)
      if (heading.substr(digits->end).starts_with(word)) {
        std::size_t end = digits->end + word.size();
        if (heading.substr(end).starts_with('.')) ++end;
        return SectionNumber{digits->number, skip_spaces(heading, end)};
      }
    const std::size_t end = skip_spaces(heading, digits->end);
    const bool stands_alone = end > digits->end || end == heading.size();
    if (stands_alone && (digits->inner_dot || digits->final_dot))
      return SectionNumber{digits->number, end};
    return std::nullopt;
  }
  std::size_t end = 0;
  const int value = read_roman(heading, 0, end);
  if (value > 0 && heading.substr(end).starts_with('.'))
    return SectionNumber{std::to_string(value), skip_spaces(heading, end + 1)};
  return std::nullopt;
}

}  // namespace tilmech
