#include "check/number_atoms.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

namespace tilmech {
namespace {

struct UnitWord {
  std::string_view start;
  Unit unit;
  bool whole = false;  // the word is no longer
};

// Longer starts first where one begins with another.
constexpr auto kUnits =
    std::to_array<UnitWord>({{"процент", Unit::percent},     {"пайыз", Unit::percent},
                             {"%", Unit::percent},           {"per cent", Unit::percent},
                             {"percent", Unit::percent},     {"кг", Unit::kilogram},
                             {"килограмм", Unit::kilogram},  {"kg", Unit::kilogram},
                             {"kilogram", Unit::kilogram},   {"грамм", Unit::gram},
                             {"г", Unit::gram, true},        {"gram", Unit::gram},
                             {"g", Unit::gram, true},        {"тонн", Unit::tonne},
                             {"т", Unit::tonne, true},       {"tonne", Unit::tonne},
                             {"t", Unit::tonne, true},       {"миллилитр", Unit::millilitre},
                             {"мл", Unit::millilitre, true}, {"millilitre", Unit::millilitre},
                             {"ml", Unit::millilitre, true}, {"литр", Unit::litre},
                             {"л", Unit::litre, true},       {"litre", Unit::litre},
                             {"l", Unit::litre, true},       {"километр", Unit::kilometre},
                             {"км", Unit::kilometre},        {"km", Unit::kilometre},
                             {"kilomet", Unit::kilometre},   {"метр", Unit::metre},
                             {"м", Unit::metre, true},       {"metre", Unit::metre},
                             {"m", Unit::metre, true},       {"гектар", Unit::hectare},
                             {"га", Unit::hectare, true},    {"hectare", Unit::hectare},
                             {"ha", Unit::hectare, true},    {"сом", Unit::som},
                             {"som", Unit::som, true},       {"soms", Unit::som, true},
                             {"KGS", Unit::som, true},       {"доллар", Unit::dollar},
                             {"долл.", Unit::dollar},        {"dollar", Unit::dollar},
                             {"US dollar", Unit::dollar},    {"USD", Unit::dollar, true},
                             {"АКШ доллар", Unit::dollar},   {"$", Unit::dollar},
                             {"евро", Unit::euro},           {"euro", Unit::euro},
                             {"EUR", Unit::euro, true},      {"€", Unit::euro},
                             {"рубл", Unit::rouble},         {"rouble", Unit::rouble}});

// Currencies that stand before a sum.
constexpr auto kBefore = std::to_array<UnitWord>({{"€", Unit::euro},
                                                  {"EUR", Unit::euro},
                                                  {"$", Unit::dollar},
                                                  {"USD", Unit::dollar},
                                                  {"KGS", Unit::som}});

constexpr auto kSpaces = std::to_array<std::string_view>({" ", "\u00A0", "\u202F", "\n"});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 0xC3 && byte <= 0xD3);
}

std::string_view without_space(std::string_view text) {
  for (const std::string_view space : kSpaces)
    if (text.starts_with(space)) return text.substr(space.size());
  return text;
}

// The two digits at the start of a text, if it goes on with no third one.
std::optional<int> two_digits(std::string_view text) {
  int value = 0;
  const char* end = text.data() + std::min<std::size_t>(text.size(), 3);
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != text.data() + 2) return std::nullopt;
  return value;
}

bool is_year(std::string_view value) {
  return value.size() == 4 && (value.starts_with("19") || value.starts_with("20"));
}

Unit unit_of(std::string_view text, const Quantity& quantity) {
  if (quantity.kind == QuantityKind::percent) return Unit::percent;
  const std::string_view after = text.substr(quantity.end);
  const std::string_view rest = after.starts_with('-') ? after.substr(1) : without_space(after);
  for (const UnitWord& word : kUnits) {
    if (!rest.starts_with(word.start)) continue;
    const bool goes_on = rest.size() > word.start.size() && is_letter(rest[word.start.size()]);
    // "2013 г." is a year.
    if (word.whole && (goes_on || is_year(quantity.value))) continue;
    return word.unit;
  }
  std::string_view before = text.substr(0, quantity.begin);
  for (const std::string_view space : kSpaces)
    if (before.ends_with(space)) {
      before.remove_suffix(space.size());
      break;
    }
  for (const UnitWord& word : kBefore)
    if (before.ends_with(word.start)) return word.unit;
  return Unit::none;
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

// Half of the day that the words around an hour say: 'p' for the second, 'a' for the first.
char half_of_day(std::string_view before, std::string_view after) {
  constexpr auto kAfter = std::to_array<std::string_view>(
      {"p.m", "pm", "часов вечера", "часа вечера", "час дня", "часа дня", "часов дня"});
  constexpr auto kMorning = std::to_array<std::string_view>({"a.m", "am"});
  constexpr auto kEvening = std::to_array<std::string_view>({"кечки саат ", "кечки "});
  const std::string_view rest = without_space(after);
  const bool may_say = rest.starts_with("p") || rest.starts_with("a") || rest.starts_with("ч");
  if (may_say && starts_with_any(rest, kAfter)) return 'p';
  if (may_say && starts_with_any(rest, kMorning)) return 'a';
  if (!before.ends_with(' ')) return '\0';
  const bool evening = std::ranges::any_of(
      kEvening, [&](std::string_view words) { return before.ends_with(words); });
  return evening ? 'p' : '\0';
}

// A time of the day at the quantity: its value and the byte behind it.
struct Time {
  std::string value;
  std::uint32_t end = 0;
};

std::optional<Time> time_at(std::string_view text, const Quantity& quantity) {
  if (quantity.value.size() > 4) return std::nullopt;
  const std::string_view here = text.substr(quantity.begin);
  int hour = 0;
  const char* begin = here.data();
  const auto [stop, error] = std::from_chars(begin, begin + here.size(), hour);
  const auto size = static_cast<std::size_t>(stop - begin);
  if (error != std::errc() || size > 2 || hour > 23) return std::nullopt;
  std::optional<int> minute;
  const std::string_view rest = here.substr(size);
  if (rest.starts_with(':') || rest.starts_with('.')) minute = two_digits(rest.substr(1));
  if (minute && *minute > 59) return std::nullopt;
  const std::size_t whole = size + (minute ? 3 : 0);
  const char half = half_of_day(text.substr(0, quantity.begin), here.substr(whole));
  // "12.30" is a number.
  if (half == '\0' && !(minute && rest[0] == ':')) return std::nullopt;
  if (half == 'p' && hour < 12) hour += 12;
  if (half == 'a' && hour == 12) hour = 0;
  Time time{std::to_string(hour), quantity.begin + static_cast<std::uint32_t>(whole)};
  if (minute && *minute > 0) time.value += (*minute < 10 ? ":0" : ":") + std::to_string(*minute);
  return time;
}

// The zeros that a word of a quantity as written stands for: 6 in "6,8 млн".
int zeros_in(std::string_view written) {
  constexpr auto kScales = std::to_array<std::pair<std::string_view, int>>({{"тыс", 3},
                                                                            {"миң", 3},
                                                                            {"thousand", 3},
                                                                            {"млн", 6},
                                                                            {"миллион", 6},
                                                                            {"million", 6},
                                                                            {"млрд", 9},
                                                                            {"миллиард", 9},
                                                                            {"billion", 9}});
  if (is_digit(written.back())) return 0;  // as most are
  for (const auto& [word, zeros] : kScales)
    if (written.find(word) != std::string_view::npos) return zeros;
  return 0;
}

// Whether the words between two numbers make a range or a list of them.
bool joins_numbers(std::string_view between) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"-",    "–",    "—",    "до",   "to",   "and",  "or",   "и",    "или",
       "жана", "же",   "тан",  "тен",  "тон",  "төн",  "дан",  "ден",  "дон",
       "дөн",  "-тан", "-тен", "-тон", "-төн", "-дан", "-ден", "-дон", "-дөн"});
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  return std::ranges::find(kWords, between) != kWords.end();
}

std::string_view written(const Passage& passage, const Quantity& quantity) {
  return std::string_view(passage.text).substr(quantity.begin, quantity.end - quantity.begin);
}

// "5" before "до 40 тысяч" may be thousands too.
std::string scaled_value(const Passage& passage, std::uint32_t index) {
  if (index + 1 >= passage.numbers.size()) return {};
  const Quantity& own = passage.numbers[index];
  const Quantity& next = passage.numbers[index + 1];
  constexpr std::uint32_t kFarthest = 16;  // bytes
  if (next.begin - own.end > kFarthest) return {};
  const int zeros = zeros_in(written(passage, next));
  if (zeros == 0 || zeros_in(written(passage, own)) > 0) return {};
  const std::string_view text = passage.text;
  if (!joins_numbers(text.substr(own.end, next.begin - own.end))) return {};
  return shifted(own.value, zeros);
}

std::string without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return std::string(digits);
}

}  // namespace

std::vector<Atom> atoms_of(const Passage& passage) {
  std::vector<Atom> atoms;
  for (std::uint32_t i = 0; i < passage.numbers.size(); ++i) {
    const Quantity& quantity = passage.numbers[i];
    const std::string_view value = quantity.value;
    const auto add = [&](std::string text) {
      atoms.push_back({std::move(text), i, Unit::none, false, {}});
    };
    switch (quantity.kind) {
      case QuantityKind::number:
      case QuantityKind::percent:
        if (auto time = time_at(passage.text, quantity)) {
          add(std::move(time->value));
          while (i + 1 < passage.numbers.size() && passage.numbers[i + 1].begin < time->end) ++i;
          break;
        }
        add(quantity.value);
        atoms.back().unit = unit_of(passage.text, quantity);
        atoms.back().scaled = scaled_value(passage, i);
        break;
      case QuantityKind::date:
        add(std::string(value.substr(0, 4)));
        add("month " + std::string(value.substr(5, 2)));
        add(without_zeros(value.substr(8)));
        break;
      case QuantityKind::month:
        add(std::string(value.substr(0, 4)));
        add("month " + std::string(value.substr(5)));
        break;
      case QuantityKind::day:
        add("month " + std::string(value.substr(2, 2)));
        add(without_zeros(value.substr(5)));
        break;
    }
  }
  return atoms;
}

std::string shifted(std::string_view value, int places) {
  const std::size_t point = value.find('.');
  if (value.find_first_not_of("0123456789.") != std::string_view::npos) return {};
  if (point != std::string_view::npos && value.find('.', point + 1) != std::string_view::npos)
    return {};
  std::string digits(value.substr(0, point));
  std::string decimals;
  if (point != std::string_view::npos) decimals = value.substr(point + 1);
  for (; places > 0; --places) {
    digits += decimals.empty() ? '0' : decimals[0];
    if (!decimals.empty()) decimals.erase(0, 1);
  }
  digits = without_zeros(digits);
  return decimals.empty() ? digits : digits + "." + decimals;
}

bool is_same_measure(const Atom& a, const Atom& b) {
  // What is measured, and the zeros of a unit against the smallest.
  constexpr auto kMeasures =
      std::to_array<std::tuple<Unit, char, int>>({{Unit::gram, 'w', 0},
                                                  {Unit::kilogram, 'w', 3},
                                                  {Unit::tonne, 'w', 6},
                                                  {Unit::millilitre, 'v', 0},
                                                  {Unit::litre, 'v', 3},
                                                  {Unit::metre, 'l', 0},
                                                  {Unit::kilometre, 'l', 3}});
  const auto measure = [&](Unit unit) {
    return std::ranges::find(kMeasures, unit, [](const auto& entry) { return std::get<0>(entry); });
  };
  const auto left = measure(a.unit), right = measure(b.unit);
  if (left == kMeasures.end() || right == kMeasures.end()) return false;
  if (std::get<1>(*left) != std::get<1>(*right)) return false;
  const std::string value = shifted(a.value, std::get<2>(*left));
  return !value.empty() && value == shifted(b.value, std::get<2>(*right));
}

}  // namespace tilmech
