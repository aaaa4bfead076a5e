// Whether a Cyrillic word looks Russian or Kyrgyz, by its letters.
#pragma once

#include <string_view>

namespace tilmech {

// The sum, over each three letters of a folded word, of how much likelier they are in Kyrgyz
// (positive) than in Russian (negative): natural logarithms, rounded. 0: nothing known. The method
// is that of Cavnar and Trenkle 1994 with the odds of naive Bayes.
int letter_odds(std::string_view folded);

}  // namespace tilmech
