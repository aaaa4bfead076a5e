// Glossaries and lists of abbreviations inside a text, taken out as entries.
#pragma once

#include <string_view>
#include <vector>

#include "exchange/draft.h"

namespace tilmech {

// "Глоссарий", "Термины и определения", "Сөздүк", "Glossary" and nothing else.
bool is_glossary_heading(std::string_view text);
// "Список сокращений", "Кыскартуулардын тизмеси", "Abbreviations" and nothing else.
bool is_abbreviations_heading(std::string_view text);

// "Term (Harm reduction) – definition": what it explains; a definition of "" when it explains
// nothing.
DraftTerm read_term(std::string_view text, Lang lang);
// "ПАВ Психоактивные вещества", "ПАВ – психоактивные вещества".
DraftTerm read_abbreviation(std::string_view text, Lang lang);

// Takes the pieces between such a heading and the next one out of the draft. What is no entry
// stays, and so does a list of which less than half are entries.
void take_terms(Draft& draft, std::vector<DraftTerm>& terms, std::vector<Remark>& remarks);

}  // namespace tilmech
