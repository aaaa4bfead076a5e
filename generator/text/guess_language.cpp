#include "text/guess_language.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/letter_odds.h"

namespace tilmech {
namespace {

// Folded words that stand in every English text and in no other, sorted.
constexpr auto kEnglish = std::to_array<std::string_view>(
    {"a",     "an",   "and",  "are", "as",  "at",   "be",    "been",  "but",
     "by",    "for",  "from", "had", "has", "have", "in",    "is",    "it",
     "its",   "not",  "of",   "on",  "or",  "that", "the",   "their", "there",
     "these", "they", "this", "to",  "was", "were", "which", "will",  "with"});

constexpr int kMostPoints = 4;       // that a word has
constexpr int kKyrgyzLetters = 3;    // points for ң ө ү
constexpr int kFewWords = 3;         // from which on a text is judged
constexpr int kLeastPoints = 6;      // of a text
constexpr double kPointsAWord = .8;  // what nearly every Russian or Kyrgyz sentence has
constexpr double kMostWords = .6;    // share of an alphabet

bool has_kyrgyz_letter(std::string_view word) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({"ң", "ө", "ү", "Ң", "Ө", "Ү"}),
      [&](std::string_view letter) { return word.find(letter) != std::string_view::npos; });
}

// Of the alphabets: А ... Я and Ё Ң Ө Ү, A ... Z.
bool is_capital(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  if (first < 0x80 || word.size() < 2) return first >= 'A' && first <= 'Z';
  const int letter = (first & 0x1F) << 6 | (static_cast<unsigned char>(word[1]) & 0x3F);
  return letter < 0x430 || (letter > 0x480 && letter % 2 == 0);
}

}  // namespace

void LanguageEvidence::add(const LanguageEvidence& other) {
  kyrgyz += other.kyrgyz;
  english += other.english;
  cyrillic += other.cyrillic;
  latin += other.latin;
  small_cyrillic += other.small_cyrillic;
  small_latin += other.small_latin;
}

LanguageEvidence weigh_word(std::string_view written, std::string_view folded) {
  LanguageEvidence evidence;
  const bool small = !is_capital(written);
  if (static_cast<unsigned char>(written[0]) < 0x80) {
    evidence.english = std::ranges::binary_search(kEnglish, folded);
    evidence.latin = written.size() > 1;
    evidence.small_latin = evidence.latin != 0 && small;
    return evidence;
  }
  const int letters = letter_odds(folded) + (has_kyrgyz_letter(written) ? kKyrgyzLetters : 0);
  const int points = std::clamp(letters, -kMostPoints, kMostPoints);
  // A name may be of the other language.
  evidence.kyrgyz = small ? 2 * points : points;
  evidence.cyrillic = written.size() > 2;
  evidence.small_cyrillic = evidence.cyrillic != 0 && small;
  return evidence;
}

bool looks_more_like(const LanguageEvidence& evidence, Lang a, Lang b) {
  if (a == b) return false;
  if (a == Lang::en) return evidence.latin > evidence.cyrillic;
  if (b == Lang::en) return evidence.cyrillic > evidence.latin;
  return a == Lang::ky ? evidence.kyrgyz > 0 : evidence.kyrgyz < 0;
}

std::optional<Lang> other_language(const LanguageEvidence& evidence, Lang expected) {
  const int words = evidence.cyrillic + evidence.latin;
  const double most = kMostWords * words;
  if (expected != Lang::en && evidence.small_latin >= kFewWords && evidence.latin >= most &&
      evidence.english > 0)
    return Lang::en;
  if (evidence.cyrillic < kFewWords || evidence.cyrillic < most) return std::nullopt;
  const Lang found = evidence.kyrgyz > 0 ? Lang::ky : Lang::ru;
  const int points = std::abs(evidence.kyrgyz);  // halves
  if (expected == Lang::en)
    return evidence.small_cyrillic >= 2 && points > 0 ? std::optional(found) : std::nullopt;
  const bool clear = points >= 2 * kLeastPoints && points >= 2 * kPointsAWord * evidence.cyrillic;
  return found != expected && clear ? std::optional(found) : std::nullopt;
}

}  // namespace tilmech
