// Numbers written as words: "двадцать шесть", "жыйырма алты", "twenty-six" are 26. A translation
// may write a word where the source has digits.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/language.h"
#include "text/analyser.h"

namespace tilmech {

// The values that number words of the text may have, as the digits of Quantity::value: of whole
// runs ("двадцать шесть") and of each word; ordinals, "оба", "экөө", "both", "полтора" and what a
// compound begins with ("трёхлетний") too.
std::set<std::string> word_values(const Analysis& words, Lang lang);

// Whether a text may say that percentage as a fraction: "треть", "үчтөн бири", "a third" are 33.
bool names_share(const Analysis& words, Lang lang, std::string_view percent);

// The value of Roman digits in capitals ("XIX"), if it is a number below 40.
std::optional<int> roman_value(std::string_view text);

}  // namespace tilmech
