// Whether a word of a text is a form of a glossary's word. Equal stems are not enough for a link:
// `зависимый` and `зависимость`, `баңгилик` and `баңги` share a stem, but not a meaning.
#pragma once

#include <string_view>

#include "model/language.h"

namespace tilmech {

// Whether `word` is `base` in another number, case or person. The stems of the two are equal.
// Russian: few letters may go from the end of `base` and few may come. Kyrgyz: what goes and what
// comes must be endings, not suffixes that make new words (-лык, -чы, -луу, -сыз); and ң, ө, ү of
// `word` must stand in `base` too, while a word typed without any of them is taken for lazily
// typed if it is long. English: plural and possessive.
bool is_form_of(std::string_view word, std::string_view base, Lang lang);

// The same where the stem alone is too short to tell words apart (`опий`, whose stem is `оп`): all
// of a Russian base but its last letter must be there, and of a base in another language every
// letter.
bool is_near_form_of(std::string_view word, std::string_view base, Lang lang);

}  // namespace tilmech
