#include "text/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

namespace tilmech {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// By byte: 1 what a letter starts with (Cyrillic ones 0xD0 ... 0xD3), 2 what continues a character.
constexpr auto kBytes = [] {
  std::array<unsigned char, 256> table{};
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = table[c + 32] = 1;
  for (std::size_t c = 0xC3; c <= 0xD3; ++c) table[c] = 1;
  for (std::size_t c = 0x80; c < 0xC0; ++c) table[c] = 2;
  return table;
}();

bool is_letter(char c) {
  return kBytes[static_cast<unsigned char>(c)] == 1;
}

// The size of the space at `at` (NBSP, narrow and thin ones too), 0 where there is none.
std::size_t space_size(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(' ') || rest.starts_with('\n')) return 1;
  if (rest.starts_with("\u00A0")) return 2;
  return rest.starts_with("\u202F") || rest.starts_with("\u2009") ? 3 : 0;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && space_size(text, at) > 0) at += space_size(text, at);
  return at;
}

std::size_t count_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// A word that may follow a number, small or with a capital first letter.
bool starts_with_word(std::string_view text, std::span<const std::string_view> words,
                      std::size_t& length) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      length = word.size();
      return true;
    }
  return false;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && kBytes[static_cast<unsigned char>(text[at])] != 0) ++at;
  return at;
}

constexpr auto kThousand = std::to_array<std::string_view>({"тыс", "миң", "thousand"});
constexpr auto kMillion = std::to_array<std::string_view>({"млн", "миллион", "million"});
constexpr auto kBillion = std::to_array<std::string_view>({"млрд", "миллиард", "billion", "bn"});
constexpr auto kPercent =
    std::to_array<std::string_view>({"%", "процент", "пайыз", "per cent", "percent"});
constexpr auto kCentury =
    std::to_array<std::string_view>({"век", "в.", "вв.", "кылым", "столет", "centur"});
constexpr auto kYear = std::to_array<std::string_view>({"жыл", "ж.", "год", "г."});

// Stems of the months, so that every case of the name is found.
using MonthNames = std::array<std::string_view, 12>;
constexpr std::array<MonthNames, 2> kMonths = {
    MonthNames{"январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр",
               "октябр", "ноябр", "декабр"},
    MonthNames{"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"}};

// Whether a word may be a month by its first letters: nearly all are not.
bool may_start_month(std::string_view word) {
  if (word[0] != '\xD0' && word[0] != '\xD1')
    return std::string_view("JFMASOND").find(word[0]) != std::string_view::npos;
  constexpr auto kTwoLetters =
      std::to_array<std::string_view>({"ян", "фе", "ма", "ап", "ию", "ав", "се", "ок", "но", "де"});
  return std::ranges::any_of(kTwoLetters,
                             [&](std::string_view two) { return word.starts_with(two); });
}

struct Month {
  int number = 0;
  std::size_t end = 0;
};

std::optional<Month> read_month(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.size() < 3 || !may_start_month(rest)) return std::nullopt;
  for (const MonthNames& names : kMonths)
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view stem = names[i];
      if (!rest.starts_with(stem)) continue;
      const std::size_t end = end_of_word(text, at);
      const std::string_view word = text.substr(at, end - at);
      // май, мая, майда ... and not масса.
      if (stem == "ма" && !word.starts_with("май") && word != "мая" && word != "мае") continue;
      if (stem == "May" && word != "May") continue;
      return Month{static_cast<int>(i) + 1, end};
    }
  return std::nullopt;
}

int roman_digit(char c) {
  return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : c == 'C' ? 100 : 0;
}

std::string pad(int value) {
  return fmt::format("{:02}", value);
}

// A number as written, before units: digits without groups and the count of digits after the comma.
struct Digits {
  std::string digits;
  std::size_t decimals = 0;
  std::size_t end = 0;
  bool plain = true;       // nothing but digits
  bool ambiguous = false;  // one dot or comma before three digits
};

class QuantityReader {
 public:
  QuantityReader(std::string_view text, Lang lang, std::vector<Quantity>& out)
      : text_(text), lang_(lang), out_(out) {}

  void read() {
    for (std::size_t at = 0; at < text_.size();) {
      if (!is_digit(text_[at]) && !is_letter(text_[at])) {
        ++at;
        continue;
      }
      const bool in_word =
          at > 0 && (is_letter(text_[at - 1]) || (text_[at - 1] & 0xC0) == 0x80) && !after_sign(at);
      if (is_digit(text_[at]) && !in_word)
        at = read_at_digit(at);
      else if (is_digit(text_[at]))
        at += count_digits(text_, at);
      else if (!in_word)
        at = read_at_word(at);
      else
        ++at;
    }
  }

 private:
  // After «, №, — and other signs of several bytes a number may start; after a letter it may not.
  bool after_sign(std::size_t at) const {
    std::size_t start = at - 1;
    while (start > 0 && (text_[start] & 0xC0) == 0x80) --start;
    return !is_letter(text_[start]);
  }

  std::size_t read_at_digit(std::size_t at) {
    if (const std::size_t end = read_numeric_date(at)) return end;
    const Digits digits = read_digits(at);
    if (digits.plain && digits.digits.size() <= 2) {
      if (const std::size_t end = read_day(at, digits)) return end;
    }
    if (digits.plain && digits.digits.size() == 4)
      if (const std::size_t end = read_year(at, digits)) return end;
    return add_number(at, digits);
  }

  // 27.01.2014
  std::size_t read_numeric_date(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.size() < 10 || rest[2] != '.' || rest[5] != '.') return 0;
    for (const std::size_t i : {0, 1, 3, 4, 6, 7, 8, 9})
      if (!is_digit(rest[i])) return 0;
    if (rest.size() > 10 && is_digit(rest[10])) return 0;
    const int day = value_of(rest.substr(0, 2));
    const int month = value_of(rest.substr(3, 2));
    if (day < 1 || day > 31 || month < 1 || month > 12) return 0;
    return add(at, at + 10, QuantityKind::date,
               std::string(rest.substr(6, 4)) + "-" + pad(month) + "-" + pad(day));
  }

  Digits read_digits(std::size_t at) const {
    Digits number;
    std::size_t size = count_digits(text_, at);
    number.digits = text_.substr(at, size);
    std::size_t end = at + size;
    // Groups of three, parted by spaces, or by commas in English.
    for (; size <= 3;) {
      std::size_t gap = end < text_.size() && text_[end] != '\n' ? space_size(text_, end) : 0;
      if (gap == 0 && lang_ == Lang::en && text_.substr(end).starts_with(',')) gap = 1;
      if (gap == 0 || count_digits(text_, end + gap) != 3 || number.digits[0] == '0') break;
      number.digits += text_.substr(end + gap, 3);
      number.plain = false;
      end += gap + 3;
    }
    end = read_dotted_groups(end, number);
    const char decimal = lang_ == Lang::en ? '.' : ',';
    const std::size_t after = end < text_.size() ? count_digits(text_, end + 1) : 0;
    if (after > 0 && (text_[end] == decimal || (text_[end] == '.' && number.plain))) {
      const bool several = text_.substr(end + 1 + after).starts_with('.') &&
                           count_digits(text_, end + 2 + after) > 0;
      if (several) return read_section(at);
      number.ambiguous = after == 3 && number.digits.size() <= 3 && number.digits[0] != '0';
      number.digits += text_.substr(end + 1, after);
      number.decimals = after;
      number.plain = false;
      end += 1 + after;
    }
    number.end = end;
    return number;
  }

  // The groups of "1.300.000" from `at` on: two of three digits or more are no section's number.
  // Returns their end, or `at` where there are none.
  std::size_t read_dotted_groups(std::size_t at, Digits& number) const {
    if (number.digits.size() > 3 || number.digits[0] == '0') return at;
    std::size_t end = at;
    std::string groups;
    for (; text_.substr(end).starts_with('.') && count_digits(text_, end + 1) == 3; end += 4)
      groups += text_.substr(end + 1, 3);
    const bool goes_on =
        text_.substr(end).starts_with('.') && end + 1 < text_.size() && is_digit(text_[end + 1]);
    if (groups.size() < 6 || goes_on) return at;
    number.digits += groups;
    number.plain = false;
    return end;
  }

  // "2.3.1": the value is as written.
  Digits read_section(std::size_t at) const {
    Digits number;
    number.plain = false;
    std::size_t end = at;
    while (end < text_.size() && (is_digit(text_[end]) || text_[end] == '.')) ++end;
    if (text_[end - 1] == '.') --end;
    number.digits = text_.substr(at, end - at);
    number.end = end;
    return number;
  }

  static int value_of(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  // A four-digit year at `at`, after spaces and a comma; moves `at` behind it.
  std::optional<std::string> year_at(std::size_t& at) const {
    std::size_t start = at;
    if (text_.substr(start).starts_with(',')) ++start;
    start = skip_spaces(text_, start);
    if (start == at || count_digits(text_, start) != 4) return std::nullopt;
    at = start + 4;
    return std::string(text_.substr(start, 4));
  }

  // "27 января 2014", "27-январь", "27 January 2014"; the year may have been read before.
  std::size_t read_day(std::size_t at, const Digits& digits) {
    const int day = value_of(digits.digits);
    std::size_t end = digits.end;
    end = text_.substr(end).starts_with('-') ? end + 1 : skip_spaces(text_, end);
    const auto month = read_month(text_, end);
    if (!month || end == digits.end || day < 1 || day > 31) return 0;
    return add_date(at, month->end, day, month->number);
  }

  std::size_t add_date(std::size_t begin, std::size_t end, int day, int month) {
    const std::string rest = fmt::format("{:02}-{:02}", month, day);
    if (const auto year = year_at(end))
      return add(begin, end, QuantityKind::date, *year + "-" + rest);
    if (!year_before_.empty() && year_end_ == begin) {
      begin = out_.back().begin;
      out_.pop_back();
      return add(begin, end, QuantityKind::date, year_before_ + "-" + rest);
    }
    return add(begin, end, QuantityKind::day, fmt::format("--{}", rest));
  }

  // "2014-жылдын", "2014 года": remembers the year for the day that may follow.
  std::size_t read_year(std::size_t at, const Digits& digits) {
    std::size_t end = digits.end;
    end = text_.substr(end).starts_with('-') ? end + 1 : skip_spaces(text_, end);
    std::size_t length = 0;
    if (!starts_with_word(text_.substr(end), kYear, length)) return 0;
    const std::size_t word_end = std::max(end_of_word(text_, end), end + length);
    add(at, digits.end, QuantityKind::number, digits.digits);
    year_before_ = digits.digits;
    year_end_ =
        skip_spaces(text_, text_.substr(word_end).starts_with(',') ? word_end + 1 : word_end);
    const auto month = read_month(text_, year_end_);
    if (!month) return digits.end;
    out_.pop_back();
    return add(at, month->end, QuantityKind::month, year_before_ + "-" + pad(month->number));
  }

  std::size_t read_at_word(std::size_t at) {
    const std::size_t end = end_of_word(text_, at);
    if (const auto month = read_month(text_, at)) return read_from_month(at, *month);
    read_roman(at, end);
    return end;
  }

  // "January 27, 2014", "январь 2014"
  std::size_t read_from_month(std::size_t at, const Month& month) {
    std::size_t start = skip_spaces(text_, month.end);
    const std::size_t size = count_digits(text_, start);
    if (start == month.end || size == 0) return month.end;
    if (size == 4)
      return add(at, start + 4, QuantityKind::month,
                 std::string(text_.substr(start, 4)) + "-" + pad(month.number));
    const int day = value_of(text_.substr(start, size));
    if (lang_ != Lang::en || size > 2 || day < 1 || day > 31) return month.end;
    return add_date(at, start + size, day, month.number);
  }

  void read_roman(std::size_t at, std::size_t end) {
    int value = 0;
    for (std::size_t i = at; i < end; ++i) {
      const int digit = roman_digit(text_[i]);
      if (digit == 0) return;
      const int next = i + 1 < end ? roman_digit(text_[i + 1]) : 0;
      value += digit < next ? -digit : digit;
    }
    std::size_t length = 0;
    const std::size_t word = text_.substr(end).starts_with('-') ? end + 1 : skip_spaces(text_, end);
    if (end - at <= 8 && starts_with_word(text_.substr(word), kCentury, length))
      add(at, end, QuantityKind::number, std::to_string(value));
  }

  std::size_t add_number(std::size_t at, const Digits& digits) {
    std::string value = digits.digits;
    std::size_t decimals = digits.decimals;
    std::size_t end = digits.end;
    std::size_t unit = skip_spaces(text_, end);
    std::size_t length = 0;
    int zeros = 0;
    if (starts_with_word(text_.substr(unit), kThousand, length)) zeros = 3;
    if (starts_with_word(text_.substr(unit), kMillion, length)) zeros = 6;
    if (starts_with_word(text_.substr(unit), kBillion, length)) zeros = 9;
    if (zeros > 0) end = std::max(end_of_word(text_, unit), unit + length);
    for (; zeros > 0; --zeros)
      if (decimals > 0)
        --decimals;
      else
        value += '0';
    QuantityKind kind = QuantityKind::number;
    unit = text_.substr(end).starts_with('-') ? end + 1 : skip_spaces(text_, end);
    if (starts_with_word(text_.substr(unit), kPercent, length)) {
      kind = QuantityKind::percent;
      end = std::max(end_of_word(text_, unit), unit + length);
    }
    if (decimals > 0) {
      const std::string_view all = value;
      const std::size_t point = all.size() - decimals;
      value = fmt::format("{}.{}", all.substr(0, point), all.substr(point));
    }
    if (decimals > 0 && !digits.ambiguous) {
      while (value.ends_with('0')) value.pop_back();
      if (value.ends_with('.')) value.pop_back();
    }
    const std::size_t zeros_before = std::min(value.find_first_not_of('0'), value.size() - 1);
    if (zeros_before > 0 && is_digit(value[zeros_before])) value.erase(0, zeros_before);
    add(at, end, kind, std::move(value));
    out_.back().ambiguous = digits.ambiguous;
    return end;
  }

  std::size_t add(std::size_t begin, std::size_t end, QuantityKind kind, std::string value) {
    out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind, false,
                    std::move(value)});
    return end;
  }

  std::string_view text_;
  Lang lang_;
  std::vector<Quantity>& out_;
  std::string year_before_;   // of "2014-жылдын"
  std::size_t year_end_ = 0;  // where a day would follow it
};

}  // namespace

void read_quantities(std::string_view text, Lang lang, std::vector<Quantity>& out) {
  out.clear();
  // Most texts have neither a digit nor a Roman number.
  const auto may_begin = [](char c) { return is_digit(c) || roman_digit(c) > 0; };
  if (std::ranges::none_of(text, may_begin)) return;
  QuantityReader(text, lang, out).read();
}

}  // namespace tilmech
