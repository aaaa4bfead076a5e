#include "align/sample_forms.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace tilmech {
namespace {

constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic one

std::string_view last_letter(std::string_view word) {
  return word.size() < kLetter ? std::string_view() : word.substr(word.size() - kLetter);
}

template <std::size_t N>
bool is_one_of(std::string_view letter, const std::array<std::string_view, N>& letters) {
  return std::ranges::find(letters, letter) != letters.end();
}

bool is_vowel(std::string_view letter) {
  constexpr auto kVowels =
      std::to_array<std::string_view>({"а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я"});
  return is_one_of(letter, kVowels);
}

bool is_cyrillic(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return (c & '\x80') != 0; });
}

std::vector<std::string> russian_forms(std::string_view word) {
  std::vector<std::string> forms;
  const std::string_view last = last_letter(word);
  const std::string stem(word.substr(0, word.size() - 2 * kLetter));
  if (!is_vowel(last) && last != "ь" && last != "й") forms.push_back(std::string(word) + "а");
  if (word.ends_with("ка") || word.ends_with("ки")) {
    forms.push_back(stem + "ок");
    forms.push_back(stem + "ек");
  }
  if (word.ends_with("ок") || word.ends_with("ек")) forms.push_back(stem + "ка");
  return forms;
}

// The narrow vowel that endings take after the word's last one; "" when it has none. Folding has
// made one letter of ө and о, ү and у.
std::string_view narrow_vowel(std::string_view word) {
  constexpr auto kBack = std::to_array<std::string_view>({"а", "я", "ы"});
  constexpr auto kFront = std::to_array<std::string_view>({"е", "э", "и"});
  for (; word.size() >= kLetter; word.remove_suffix(kLetter)) {
    const std::string_view letter = last_letter(word);
    if (is_one_of(letter, kBack)) return "ы";
    if (is_one_of(letter, kFront)) return "и";
    if (is_vowel(letter)) return "у";
  }
  return "";
}

// `антагонисттер` -> `антагонист`; the word itself where it has no ending of the plural.
std::string_view without_plural(std::string_view word) {
  constexpr auto kPlurals = std::to_array<std::string_view>(
      {"лар", "лер", "лор", "дар", "дер", "дор", "тар", "тер", "тор"});
  for (const std::string_view plural : kPlurals)
    if (word.ends_with(plural)) return word.substr(0, word.size() - plural.size());
  return word;
}

std::vector<std::string> kyrgyz_noun_forms(std::string_view word) {
  constexpr auto kVoiced =
      std::to_array<std::string_view>({"б", "в", "г", "д", "ж", "з", "й", "л", "м", "н", "р"});
  const std::string vowel(narrow_vowel(word));
  if (vowel.empty()) return {};
  const std::string_view last = last_letter(word);
  const bool open = is_vowel(last);
  const std::string_view accusative = open ? "н" : is_one_of(last, kVoiced) ? "д" : "т";
  std::string base(word);
  std::string possessive = base + (open ? "с" : "") + vowel;
  std::string genitive = possessive + "н" + vowel + "н";
  return {base.append(accusative) + vowel, std::move(possessive), std::move(genitive)};
}

std::vector<std::string> kyrgyz_forms(std::string_view word) {
  std::vector<std::string> forms = kyrgyz_noun_forms(word);
  const std::string_view singular = without_plural(word);
  if (singular != word) std::ranges::move(kyrgyz_noun_forms(singular), std::back_inserter(forms));
  return forms;
}

}  // namespace

std::vector<std::string> sample_forms(std::string_view folded, Lang lang) {
  constexpr std::size_t kShortest = 3 * kLetter;
  if (folded.size() < kShortest || !is_cyrillic(folded)) return {};
  switch (lang) {
    case Lang::ru:
      return russian_forms(folded);
    case Lang::ky:
      return kyrgyz_forms(folded);
    case Lang::en:
      break;
  }
  return {};
}

}  // namespace tilmech
