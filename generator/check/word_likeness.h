// Whether two words of a language, folded, may be one word or share a root: by their letters alone.
#pragma once

#include <cstring>
#include <string_view>

#include "model/language.h"

namespace tilmech {

// Whether `word` is a form of `base` rather than another word of the same stem: little comes and
// goes at the end. "зависимость" is none of "зависимый", "опыт" none of "опий". In Kyrgyz endings
// follow each other: "пункт-тар-ы-нан".
bool is_near(std::string_view word, std::string_view base, Lang lang);

// Whether two stems may be of one word. In Kyrgyz an ending that begins as the word ends leaves one
// letter less: "пунк-ту" beside "пункт-тар".
bool is_same_stem(std::string_view stem, std::string_view other, Lang lang);

// What is_akin asks of words whose first four bytes are the same.
bool shares_root(std::string_view word, std::string_view base);

// Whether two words share a root, by their first letters: five of them, and half of the shorter
// word, or four and two thirds. Most pairs differ in the first four bytes.
inline bool is_akin(std::string_view word, std::string_view base) {
  constexpr std::size_t kLeast = 4;
  return word.size() >= kLeast && base.size() >= kLeast &&
         std::memcmp(word.data(), base.data(), kLeast) == 0 && shares_root(word, base);
}

}  // namespace tilmech
