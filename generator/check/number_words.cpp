#include "check/number_words.h"

#include <algorithm>
#include <array>
#include <span>

namespace tilmech {
namespace {

// The folded word starts with `start` and goes on with at most `more` bytes.
struct NumberWord {
  std::string_view start;
  int value;
  std::size_t more;
};

constexpr auto kRussian = std::to_array<NumberWord>(
    {{"один", 1, 0},         {"одна", 1, 0},         {"одно", 1, 6},         {"одну", 1, 0},
     {"одни", 1, 4},         {"перв", 1, 6},         {"единствен", 1, 8},    {"два", 2, 0},
     {"две", 2, 0},          {"двух", 2, 0},         {"двум", 2, 4},         {"двое", 2, 0},
     {"двои", 2, 4},         {"оба", 2, 0},          {"обе", 2, 0},          {"обои", 2, 4},
     {"обеи", 2, 4},         {"втор", 2, 6},         {"двусторон", 2, 8},    {"дважды", 2, 0},
     {"вдвое", 2, 0},        {"двойн", 2, 6},        {"три", 3, 0},          {"трех", 3, 0},
     {"трем", 3, 4},         {"трое", 3, 0},         {"трет", 3, 6},         {"втрое", 3, 0},
     {"трехмесяч", 3, 8},    {"четыр", 4, 6},        {"четверт", 4, 6},      {"пять", 5, 4},
     {"пяти", 5, 0},         {"пят", 5, 6},          {"шест", 6, 6},         {"сем", 7, 4},
     {"седьм", 7, 6},        {"восем", 8, 4},        {"восьм", 8, 6},        {"девят", 9, 6},
     {"десят", 10, 6},       {"одиннадцат", 11, 6},  {"двенадцат", 12, 6},   {"тринадцат", 13, 6},
     {"четырнадцат", 14, 6}, {"пятнадцат", 15, 6},   {"шестнадцат", 16, 6},  {"семнадцат", 17, 6},
     {"восемнадцат", 18, 6}, {"девятнадцат", 19, 6}, {"двадцат", 20, 6},     {"тридцат", 30, 6},
     {"сорок", 40, 6},       {"пятьдесят", 50, 6},   {"пятидесят", 50, 6},   {"половин", 50, 6},
     {"шестьдесят", 60, 6},  {"семьдесят", 70, 6},   {"восемьдесят", 80, 6}, {"девяност", 90, 6},
     {"сто", 100, 0},        {"ста", 100, 0},        {"сот", 100, 6},        {"двести", 200, 0},
     {"двухсот", 200, 6},    {"триста", 300, 0},     {"пятьсот", 500, 0},    {"тысяч", 1000, 6}});

constexpr auto kKyrgyz = std::to_array<NumberWord>(
    {{"бир", 1, 8},       {"биринчи", 1, 10},  {"жалгыз", 1, 6},    {"эки", 2, 10},
     {"экоо", 2, 8},      {"уч", 3, 10},       {"торт", 4, 10},     {"беш", 5, 10},
     {"алты", 6, 10},     {"жети", 7, 10},     {"сегиз", 8, 10},    {"тогуз", 9, 10},
     {"он", 10, 8},       {"ондон", 10, 0},    {"жыйырма", 20, 10}, {"отуз", 30, 10},
     {"кырк", 40, 10},    {"элуу", 50, 10},    {"жарым", 50, 10},   {"тен", 50, 6},
     {"алтымыш", 60, 10}, {"жетимиш", 70, 10}, {"сексен", 80, 10},  {"токсон", 90, 10},
     {"жуз", 100, 10},    {"мин", 1000, 8}});

constexpr auto kEnglish = std::to_array<NumberWord>(
    {{"one", 1, 0},        {"once", 1, 0},       {"first", 1, 2},     {"sole", 1, 0},
     {"single", 1, 0},     {"only", 1, 0},       {"two", 2, 2},       {"both", 2, 0},
     {"second", 2, 4},     {"twice", 2, 0},      {"pair", 2, 1},      {"double", 2, 1},
     {"half", 50, 0},      {"bilateral", 2, 0},  {"three", 3, 4},     {"third", 3, 2},
     {"triple", 3, 1},     {"four", 4, 3},       {"quarter", 4, 2},   {"fiv", 5, 2},
     {"fifth", 5, 2},      {"six", 6, 3},        {"seven", 7, 3},     {"eight", 8, 2},
     {"nin", 9, 3},        {"ten", 10, 2},       {"eleven", 11, 2},   {"twel", 12, 3},
     {"thirteen", 13, 2},  {"fourteen", 14, 2},  {"fifteen", 15, 2},  {"sixteen", 16, 2},
     {"seventeen", 17, 2}, {"eighteen", 18, 2},  {"nineteen", 19, 2}, {"twent", 20, 4},
     {"thirt", 30, 4},     {"fort", 40, 4},      {"fift", 50, 4},     {"sixt", 60, 4},
     {"sevent", 70, 4},    {"eighty", 80, 0},    {"eightie", 80, 2},  {"ninet", 90, 4},
     {"hundred", 100, 3},  {"thousand", 1000, 3}});

std::span<const NumberWord> table(Lang lang) {
  switch (lang) {
    case Lang::ky:
      return kKyrgyz;
    case Lang::ru:
      return kRussian;
    case Lang::en:
      break;
  }
  return kEnglish;
}

// The value of the longest start that fits.
std::optional<int> value_of(std::string_view folded, Lang lang) {
  const NumberWord* best = nullptr;
  for (const NumberWord& word : table(lang)) {
    if (!folded.starts_with(word.start) || folded.size() > word.start.size() + word.more) continue;
    if (best == nullptr || word.start.size() > best->start.size()) best = &word;
  }
  if (best == nullptr) return std::nullopt;
  return best->value;
}

}  // namespace

std::set<std::string> word_values(const Analysis& words, Lang lang) {
  std::set<std::string> values;
  int total = 0, part = 0;
  bool running = false;
  const auto close = [&] {
    if (running) values.insert(std::to_string(total + part));
    total = part = 0;
    running = false;
  };
  for (const Token& token : words.tokens) {
    const auto value = value_of(words.folded(token), lang);
    if (!value) {
      close();
      continue;
    }
    values.insert(std::to_string(*value));
    if (*value == 1000) {
      total += std::max(part, 1) * 1000;
      part = 0;
    } else if (*value == 100) {
      part = std::max(part % 100, 1) * 100;
    } else {
      part += *value;
    }
    running = true;
  }
  close();
  return values;
}

std::optional<int> roman_value(std::string_view text) {
  constexpr std::string_view kLetters = "IVX";
  constexpr std::array<int, 3> kValues = {1, 5, 10};
  int value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t digit = kLetters.find(text[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    const std::size_t next =
        i + 1 < text.size() ? kLetters.find(text[i + 1]) : std::string_view::npos;
    const bool less = next != std::string_view::npos && kValues[digit] < kValues[next];
    value += less ? -kValues[digit] : kValues[digit];
  }
  if (value <= 0 || value >= 40) return std::nullopt;
  return value;
}

}  // namespace tilmech
