// Whether two words of a language, folded, may be one word or share a root: by their letters alone.
#pragma once

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

// Whether two words share a root, by their first letters: five of them, and half of the shorter
// word, or four and two thirds.
bool is_akin(std::string_view word, std::string_view base);

}  // namespace tilmech
