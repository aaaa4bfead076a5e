// Which language a text is in: by its alphabet, its letters (letter_odds) and English small words.
#pragma once

#include <optional>
#include <string_view>

#include "model/language.h"

namespace tilmech {

// What words say about their language.
struct LanguageEvidence {
  int kyrgyz = 0;          // half points: positive for Kyrgyz, negative for Russian
  int english = 0;         // words that every English text has
  int cyrillic = 0;        // words in each alphabet, of two letters and more
  int latin = 0;           //
  int small_cyrillic = 0;  // those of them that do not start with a capital
  int small_latin = 0;     //

  void add(const LanguageEvidence& other);
};

// What one word says: as it is written, and folded.
LanguageEvidence weigh_word(std::string_view written, std::string_view folded);

// Whether the text looks more like `a` than like `b`.
bool looks_more_like(const LanguageEvidence& evidence, Lang a, Lang b);

// The language of the text, when it is clearly another than `expected`.
std::optional<Lang> other_language(const LanguageEvidence& evidence, Lang expected);

}  // namespace tilmech
