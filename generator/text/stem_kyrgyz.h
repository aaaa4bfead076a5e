// The stem of a Kyrgyz word. How and why: KYRGYZ_STEMMER.md; the rules themselves:
// kyrgyz_stemmer.txt.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Replaces what `out` holds by the stem of `folded`, a word folded by fold(). A word that has other
// characters than Cyrillic letters, and one of more than 48 letters, is its own stem.
void kyrgyz_stem(std::string_view folded, std::string& out);

}  // namespace tilmech
