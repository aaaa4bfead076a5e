#include "check/word_likeness.h"

#include <algorithm>
#include <array>

namespace tilmech {
namespace {

std::size_t common_start(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return same;
}

// A Kyrgyz term is given in the plural and used in the singular too: "баңги заттар", "баңги зат".
std::string_view without_plural(std::string_view word) {
  constexpr auto kPlurals = std::to_array<std::string_view>(
      {"лар", "лер", "лор", "тар", "тер", "тор", "дар", "дер", "дор"});
  constexpr std::size_t kLeast = 12;  // bytes: "зат" is left of "заттар"
  const bool is_plural = word.size() >= kLeast && std::ranges::any_of(kPlurals, [&](auto ending) {
                           return word.ends_with(ending);
                         });
  return is_plural ? word.substr(0, word.size() - kPlurals[0].size()) : word;
}

// Whether Kyrgyz letters at the end of a word make another word of it: "баңги", "баңгилик".
bool makes_new_word(std::string_view ending) {
  constexpr auto kSuffixes = std::to_array<std::string_view>(
      {"лык", "лик", "лук", "дык", "дик", "дук", "тык", "тик", "тук", "луу", "дуу", "туу", "сыз",
       "сиз", "суз", "чы", "чи", "чу"});
  return std::ranges::any_of(kSuffixes, [&](auto suffix) { return ending.starts_with(suffix); });
}

}  // namespace

bool is_near(std::string_view word, std::string_view base, Lang lang) {
  constexpr std::size_t kLongWord = 12, kMayCome = 6, kMayComeInKyrgyz = 16;  // bytes
  if (lang == Lang::ky) base = without_plural(base);
  const std::size_t same = common_start(word, base);
  if (base.size() - same > (base.size() >= kLongWord ? 4 : 2)) return false;
  const std::size_t come = word.size() - same;
  return come <= kMayCome ||
         (lang == Lang::ky && come <= kMayComeInKyrgyz && !makes_new_word(word.substr(same)));
}

bool is_same_stem(std::string_view stem, std::string_view other, Lang lang) {
  constexpr std::size_t kLetter = 2, kLeast = 8;  // bytes
  if (stem == other) return true;
  const std::size_t shorter = std::min(stem.size(), other.size());
  return lang == Lang::ky && shorter >= kLeast && common_start(stem, other) == shorter &&
         std::max(stem.size(), other.size()) - shorter == kLetter;
}

bool shares_root(std::string_view word, std::string_view base) {
  const std::size_t same = common_start(word, base);
  const std::size_t letters = static_cast<unsigned char>(base[0]) < 0x80 ? same : same / 2;
  const std::size_t shorter = std::min(word.size(), base.size());
  return (letters >= 5 && same * 2 >= shorter) || (letters == 4 && same * 3 >= shorter * 2);
}

}  // namespace tilmech
