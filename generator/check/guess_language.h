// Which language a text is in: by the words that every text has, the letters ң ө ү and endings.
#pragma once

#include <optional>
#include <string_view>

#include "model/language.h"

namespace tilmech {

// Evidence for each language.
struct LanguageEvidence {
  PerLang<int> score;
  PerLang<int> small_words;  // those that every text of the language has
  int words = 0;             // of two letters and more

  void add(const LanguageEvidence& other);
};

// What one word says: as it is written, and folded.
LanguageEvidence weigh_word(std::string_view written, std::string_view folded);

// The language of the text, when it is clearly another than `expected`.
std::optional<Lang> other_language(const LanguageEvidence& evidence, Lang expected);

}  // namespace tilmech
