// Which language a text is in: by the words that every text has, the letters ң ө ү and endings.
#pragma once

#include <optional>

#include "model/language.h"
#include "text/analyser.h"

namespace tilmech {

// Evidence for each language in the words of a text; any analyser's folding will do.
struct LanguageEvidence {
  PerLang<int> score;
  PerLang<int> small_words;  // those that every text of the language has
  int words = 0;             // words of two letters and more
};
LanguageEvidence weigh_languages(std::string_view text, const Analysis& words, std::size_t first,
                                 std::size_t last);

// The language of the text, when it is clearly another than `expected`.
std::optional<Lang> other_language(const LanguageEvidence& evidence, Lang expected);

}  // namespace tilmech
