#include "align/word_forms.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/fold.h"

namespace tilmech {
namespace {

// Letters of UTF-8.
std::size_t count_letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & '\xC0') != '\x80'; }));
}

// Bytes that both start with, whole letters only.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t size = 0;
  while (size < a.size() && size < b.size() && a[size] == b[size]) ++size;
  const auto inside = [&](std::string_view text) {
    return size < text.size() && (text[size] & '\xC0') == '\x80';
  };
  while (size > 0 && (inside(a) || inside(b))) --size;
  return size;
}

// An adjective loses two letters (наркотическ-ие), a noun one (средств-а); the longest endings of
// both have three (-ими, -ями, -ого).
bool is_russian_form(std::string_view word, std::string_view base) {
  constexpr std::size_t kMayGo = 2, kMayCome = 3;
  const std::size_t common = common_prefix(word, base);
  return count_letters(base.substr(common)) <= kMayGo &&
         count_letters(word.substr(common)) <= kMayCome;
}

bool starts_with_vowel(std::string_view letters) {
  constexpr auto kVowels =
      std::to_array<std::string_view>({"а", "е", "и", "о", "у", "ы", "э", "ю", "я"});
  return std::ranges::any_of(kVowels,
                             [&](std::string_view vowel) { return letters.starts_with(vowel); });
}

// The word without plural and possessive.
std::string english_base(std::string_view word) {
  if (word.ends_with("'s")) word.remove_suffix(2);
  if (word.ends_with("'")) word.remove_suffix(1);
  const auto with = [&](std::size_t less, std::string_view more) {
    return std::string(word.substr(0, word.size() - less)) + std::string(more);
  };
  if (word.size() > 4 && word.ends_with("ies")) return with(3, "y");
  for (const std::string_view ending : {"ches", "shes", "sses", "xes", "zes"})
    if (word.ends_with(ending)) return with(2, "");
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return with(0, "");
  return word.size() > 3 && word.ends_with("s") ? with(1, "") : with(0, "");
}

// Folded suffixes that make another word of a Kyrgyz one.
bool makes_new_word(std::string_view letters) {
  constexpr auto kSuffixes = std::to_array<std::string_view>(
      {"лык", "лик", "лук", "дык", "дик", "дук", "тык", "тик", "тук", "чы", "чи",
       "чу",  "луу", "дуу", "туу", "сыз", "сиз", "суз", "лаш", "даш", "таш"});
  return std::ranges::any_of(
      kSuffixes, [&](std::string_view suffix) { return letters.find(suffix) != letters.npos; });
}

// Whether an ending begins with the negation of verbs: жүгүртүл-бө-шү is no form of жүгүртүл-үшү.
bool denies(std::string_view ending) {
  constexpr auto kNegations = std::to_array<std::string_view>({"ба", "бе", "бо", "па", "пе", "по"});
  return std::ranges::any_of(
      kNegations, [&](std::string_view negation) { return ending.starts_with(negation); });
}

bool is_kyrgyz_form(std::string_view word, std::string_view base) {
  const std::size_t common = common_prefix(word, base);
  const std::string_view gone = base.substr(common), come = word.substr(common);
  return !makes_new_word(gone) && !makes_new_word(come) && !denies(come);
}

struct KyrgyzLetter {
  bool own = false;    // ң, ө, ү
  bool plain = false;  // н, о, у
};

KyrgyzLetter kyrgyz_letter(std::string_view text, std::size_t at) {
  const std::string_view letter = text.substr(at, 2);
  for (const std::string_view own : {"ң", "ө", "ү", "Ң", "Ө", "Ү"})
    if (letter == own) return {true, false};
  for (const std::string_view plain : {"н", "о", "у", "Н", "О", "У"})
    if (letter == plain) return {false, true};
  return {};
}

// Whether ң, ө, ү agree, as the header says, in the first `common` bytes, where both are the same
// when folded. Folding keeps the places of Cyrillic letters.
bool own_letters_agree(std::string_view word, std::string_view base, std::size_t common) {
  constexpr std::size_t kLongEnough = 5;  // letters: shorter words have too many neighbours
  bool any_own = false, lacks = false;
  for (std::size_t i = 0; i + 1 < word.size(); ++i) any_own |= kyrgyz_letter(word, i).own;
  for (std::size_t i = 0; i + 1 < std::min({common, word.size(), base.size()}); ++i) {
    const KyrgyzLetter in_word = kyrgyz_letter(word, i), in_base = kyrgyz_letter(base, i);
    if (in_word.own && in_base.plain) return false;
    lacks |= in_word.plain && in_base.own;
  }
  return !lacks || (!any_own && count_letters(word) >= kLongEnough);
}

}  // namespace

bool is_form_of(std::string_view word, std::string_view base, Lang lang) {
  if (word == base) return true;
  const auto is_form = [lang](std::string_view a, std::string_view b) {
    switch (lang) {
      case Lang::ru:
        return is_russian_form(a, b);
      case Lang::en:
        return english_base(a) == english_base(b);
      case Lang::ky:
        break;
    }
    return is_kyrgyz_form(a, b);
  };
  // Most words need no folding to be seen as forms.
  if (lang != Lang::ky && is_form(word, base)) return true;
  const std::string folded_word = fold(word), folded_base = fold(base);
  if (lang == Lang::ky && !own_letters_agree(word, base, common_prefix(folded_word, folded_base)))
    return false;
  return is_form(folded_word, folded_base);
}

bool is_near_form_of(std::string_view word, std::string_view base, Lang lang) {
  constexpr std::size_t kLongEnough = 4;
  const std::string folded_word = fold(word), folded_base = fold(base);
  if (folded_word == folded_base) return true;
  if (lang != Lang::ru || count_letters(folded_base) < kLongEnough) return false;
  const std::size_t common = common_prefix(folded_word, folded_base);
  const std::string_view gone = std::string_view(folded_base).substr(common);
  const std::string_view come = std::string_view(folded_word).substr(common);
  return count_letters(gone) <= 1 && starts_with_vowel(come) &&
         is_russian_form(folded_word, folded_base);
}

}  // namespace tilmech
