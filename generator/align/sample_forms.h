// A few forms of a word, made by rule: enough that their stems are all the stems that any form of
// it has. The rules know no dictionary; what they make of a word that is no noun in its base form
// is a form that no text has, and does no harm.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace tilmech {

// Of a folded word (text/fold.h). Russian: the genitive of a noun that ends in a consonant, and the
// vowel that comes and goes (передозировка, передозировок). Kyrgyz: the accusative, the possessive
// and its genitive, with vowel harmony. English: none, its stems do not differ so.
std::vector<std::string> sample_forms(std::string_view folded, Lang lang);

}  // namespace tilmech
