#include "check/number_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace tilmech {
namespace {

// The folded word starts with `start` and goes on with at most `more` bytes.
struct NumberWord {
  std::string_view start;
  std::int64_t value;
  std::size_t more;
};

constexpr std::int64_t kMillion = 1'000'000, kBillion = 1'000'000'000;

constexpr auto kRussian = std::to_array<NumberWord>({{"один", 1, 0},
                                                     {"одна", 1, 0},
                                                     {"одно", 1, 6},
                                                     {"одну", 1, 0},
                                                     {"одни", 1, 4},
                                                     {"перв", 1, 6},
                                                     {"единствен", 1, 8},
                                                     {"два", 2, 0},
                                                     {"две", 2, 0},
                                                     {"двух", 2, 0},
                                                     {"двум", 2, 4},
                                                     {"двое", 2, 0},
                                                     {"двои", 2, 4},
                                                     {"оба", 2, 0},
                                                     {"обе", 2, 0},
                                                     {"обои", 2, 4},
                                                     {"обеи", 2, 4},
                                                     {"втор", 2, 6},
                                                     {"двусторон", 2, 8},
                                                     {"дважды", 2, 0},
                                                     {"вдвое", 2, 0},
                                                     {"двойн", 2, 6},
                                                     {"три", 3, 0},
                                                     {"трех", 3, 0},
                                                     {"трем", 3, 4},
                                                     {"трое", 3, 0},
                                                     {"трет", 3, 6},
                                                     {"втрое", 3, 0},
                                                     {"трехмесяч", 3, 8},
                                                     {"четыр", 4, 6},
                                                     {"четверт", 4, 6},
                                                     {"пять", 5, 4},
                                                     {"пяти", 5, 0},
                                                     {"пят", 5, 6},
                                                     {"шест", 6, 6},
                                                     {"сем", 7, 4},
                                                     {"седьм", 7, 6},
                                                     {"восем", 8, 4},
                                                     {"восьм", 8, 6},
                                                     {"девят", 9, 6},
                                                     {"десят", 10, 6},
                                                     {"одиннадцат", 11, 6},
                                                     {"двенадцат", 12, 6},
                                                     {"тринадцат", 13, 6},
                                                     {"четырнадцат", 14, 6},
                                                     {"пятнадцат", 15, 6},
                                                     {"шестнадцат", 16, 6},
                                                     {"семнадцат", 17, 6},
                                                     {"восемнадцат", 18, 6},
                                                     {"девятнадцат", 19, 6},
                                                     {"двадцат", 20, 6},
                                                     {"тридцат", 30, 6},
                                                     {"сорок", 40, 6},
                                                     {"пятьдесят", 50, 6},
                                                     {"пятидесят", 50, 6},
                                                     {"половин", 50, 6},
                                                     {"шестьдесят", 60, 6},
                                                     {"семьдесят", 70, 6},
                                                     {"восемьдесят", 80, 6},
                                                     {"девяност", 90, 6},
                                                     {"сто", 100, 0},
                                                     {"ста", 100, 0},
                                                     {"сот", 100, 6},
                                                     {"двести", 200, 0},
                                                     {"двухсот", 200, 6},
                                                     {"триста", 300, 0},
                                                     {"трехсот", 300, 6},
                                                     {"четыреста", 400, 0},
                                                     {"четырехсот", 400, 6},
                                                     {"пятьсот", 500, 0},
                                                     {"пятисот", 500, 6},
                                                     {"шестьсот", 600, 0},
                                                     {"шестисот", 600, 6},
                                                     {"семьсот", 700, 0},
                                                     {"семисот", 700, 6},
                                                     {"восемьсот", 800, 0},
                                                     {"восьмисот", 800, 6},
                                                     {"девятьсот", 900, 0},
                                                     {"девятисот", 900, 6},
                                                     {"тысяч", 1000, 6},
                                                     {"миллион", kMillion, 6},
                                                     {"миллиард", kBillion, 6},
                                                     {"полгода", 6, 0},
                                                     {"полугод", 6, 6},
                                                     {"дюжин", 12, 6}});

// What Russian compounds begin with, and what they may go on with: "трёхлетний", "пятипроцентный".
constexpr auto kRussianStarts =
    std::to_array<std::pair<std::string_view, std::int64_t>>({{"одно", 1},
                                                              {"двух", 2},
                                                              {"трех", 3},
                                                              {"четырех", 4},
                                                              {"пяти", 5},
                                                              {"шести", 6},
                                                              {"семи", 7},
                                                              {"восьми", 8},
                                                              {"девяти", 9},
                                                              {"десяти", 10},
                                                              {"двадцати", 20},
                                                              {"тридцати", 30},
                                                              {"сорока", 40},
                                                              {"пятидесяти", 50},
                                                              {"сто", 100}});
constexpr auto kRussianRests = std::to_array<std::string_view>(
    {"лет", "днев", "месяч", "недель", "час", "минут", "сторон", "этаж", "крат", "уров", "процент",
     "местн", "ступенч", "тысяч"});

constexpr auto kKyrgyz = std::to_array<NumberWord>({{"бир", 1, 8},
                                                    {"биринчи", 1, 10},
                                                    {"жалгыз", 1, 6},
                                                    {"эки", 2, 10},
                                                    {"экоо", 2, 8},
                                                    {"уч", 3, 10},
                                                    {"торт", 4, 10},
                                                    {"беш", 5, 10},
                                                    {"алты", 6, 10},
                                                    {"жети", 7, 10},
                                                    {"сегиз", 8, 10},
                                                    {"тогуз", 9, 10},
                                                    {"он", 10, 8},
                                                    {"ондон", 10, 0},
                                                    {"жыйырма", 20, 10},
                                                    {"отуз", 30, 10},
                                                    {"кырк", 40, 10},
                                                    {"элуу", 50, 10},
                                                    {"жарым", 50, 10},
                                                    {"тен", 50, 6},
                                                    {"алтымыш", 60, 10},
                                                    {"жетимиш", 70, 10},
                                                    {"сексен", 80, 10},
                                                    {"токсон", 90, 10},
                                                    {"жуз", 100, 10},
                                                    {"мин", 1000, 8},
                                                    {"алто", 6, 6},
                                                    {"жето", 7, 6},
                                                    {"миллион", kMillion, 10},
                                                    {"миллиард", kBillion, 10}});

constexpr auto kEnglish = std::to_array<NumberWord>({{"one", 1, 0},
                                                     {"once", 1, 0},
                                                     {"first", 1, 2},
                                                     {"sole", 1, 0},
                                                     {"single", 1, 0},
                                                     {"only", 1, 0},
                                                     {"two", 2, 2},
                                                     {"both", 2, 0},
                                                     {"second", 2, 4},
                                                     {"twice", 2, 0},
                                                     {"pair", 2, 1},
                                                     {"double", 2, 1},
                                                     {"half", 50, 0},
                                                     {"bilateral", 2, 0},
                                                     {"three", 3, 4},
                                                     {"third", 3, 2},
                                                     {"triple", 3, 1},
                                                     {"four", 4, 3},
                                                     {"quarter", 4, 2},
                                                     {"fiv", 5, 2},
                                                     {"fifth", 5, 2},
                                                     {"six", 6, 3},
                                                     {"seven", 7, 3},
                                                     {"eight", 8, 2},
                                                     {"nin", 9, 3},
                                                     {"ten", 10, 2},
                                                     {"eleven", 11, 2},
                                                     {"twel", 12, 3},
                                                     {"thirteen", 13, 2},
                                                     {"fourteen", 14, 2},
                                                     {"fifteen", 15, 2},
                                                     {"sixteen", 16, 2},
                                                     {"seventeen", 17, 2},
                                                     {"eighteen", 18, 2},
                                                     {"nineteen", 19, 2},
                                                     {"twent", 20, 4},
                                                     {"thirt", 30, 4},
                                                     {"fort", 40, 4},
                                                     {"fift", 50, 4},
                                                     {"sixt", 60, 4},
                                                     {"sevent", 70, 4},
                                                     {"eighty", 80, 0},
                                                     {"eightie", 80, 2},
                                                     {"ninet", 90, 4},
                                                     {"hundred", 100, 3},
                                                     {"thousand", 1000, 3},
                                                     {"decade", 10, 1},
                                                     {"dozen", 12, 1},
                                                     {"million", kMillion, 2},
                                                     {"billion", kBillion, 2}});

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
std::optional<std::int64_t> value_of(std::string_view folded, Lang lang) {
  const NumberWord* best = nullptr;
  for (const NumberWord& word : table(lang)) {
    if (!folded.starts_with(word.start) || folded.size() > word.start.size() + word.more) continue;
    if (best == nullptr || word.start.size() > best->start.size()) best = &word;
  }
  if (best != nullptr) return best->value;
  if (lang == Lang::ru)
    for (const auto& [start, value] : kRussianStarts)
      if (folded.starts_with(start) &&
          std::ranges::any_of(kRussianRests, [&](std::string_view rest) {
            return folded.substr(start.size()).starts_with(rest);
          }))
        return value;
  return std::nullopt;
}

// "полтора", "бир жарым", "one and a half": what stands before the half is `whole`.
void add_halves(std::int64_t whole, std::set<std::string>& values) {
  for (const std::string_view ending : {".5", "500", "500000"})
    values.insert(fmt::format("{}{}", whole, ending));
}

bool is_half(std::string_view folded, Lang lang) {
  return lang == Lang::ky ? folded.starts_with("жарым")
                          : folded == "half" || folded.starts_with("половин");
}

}  // namespace

std::set<std::string> word_values(const Analysis& words, Lang lang) {
  std::set<std::string> values;
  std::int64_t total = 0, part = 0;
  std::optional<std::int64_t> whole;  // said last: "one" of "one and a half"
  std::size_t since = 0;              // words ago
  bool running = false;
  const auto close = [&] {
    if (running) values.insert(std::to_string(total + part));
    total = part = 0;
    running = false;
  };
  for (const Token& token : words.tokens) {
    const std::string_view folded = words.folded(token);
    if (lang == Lang::ru && folded.starts_with("полтор")) add_halves(1, values);
    if (whole && since <= 3 && is_half(folded, lang)) add_halves(*whole, values);
    ++since;
    const auto value = value_of(folded, lang);
    if (!value) {
      close();
      continue;
    }
    if (!is_half(folded, lang)) whole = value, since = 0;
    values.insert(std::to_string(*value));
    if (*value >= 1000) {
      total += std::max<std::int64_t>(part, 1) * *value;
      part = 0;
    } else if (*value == 100) {
      part = std::max<std::int64_t>(part % 100, 1) * 100;
    } else {
      part += *value;
    }
    running = true;
  }
  close();
  return values;
}

bool names_share(const Analysis& words, Lang lang, std::string_view percent) {
  struct Share {
    PerLang<std::string_view> start;  // folded
    std::string_view percents;
  };
  constexpr auto kShares =
      std::to_array<Share>({{{{"учтон", "трет", "third"}}, " 33 33.3 66 67 66.7 "},
                            {{{"торттон", "четверт", "quarter"}}, " 25 75 "},
                            {{{"чейрек", "четверт", "fourth"}}, " 25 75 "},
                            {{{"учунчу", "трет", "three"}}, " 33 33.3 "},
                            {{{"бештен", "пят", "fifth"}}, " 20 40 60 80 "},
                            {{{"бешинчи", "пят", "five"}}, " 20 "},
                            {{{"ондон", "десят", "tenth"}}, " 10 30 70 90 "},
                            {{{"онунчу", "десят", "ten"}}, " 10 "}});
  const std::string wanted = fmt::format(" {} ", percent);
  for (const Share& share : kShares)
    if (share.percents.find(wanted) != std::string_view::npos &&
        std::ranges::any_of(words.tokens, [&](const Token& token) {
          return words.folded(token).starts_with(share.start[lang]);
        }))
      return true;
  return false;
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
