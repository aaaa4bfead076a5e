// Parts that several pages of the glossary show.
#pragma once

#include "render/shell.h"

namespace tilmech {

// The same concept's terms in the site's other languages.
View other_terms(const Kit& kit, const Page& page, const Document& term);

// A concept that another field names by its key, or the words themselves when none has that key.
void add_relation(const Kit& kit, const Page& page, View& list, const std::string& key);

// The links between the views of the glossary; `current` is the address of this one.
void set_glossary_views(const Kit& kit, Page& page, std::string_view current);

// The name of a domain in `lang`, or the id itself where the site gives it none.
const std::string& name_of_domain(const Site& site, Lang lang, const std::string& id);

// "%D0%B2" for each byte that is no letter, digit, '-', '.' or '_' of ASCII.
std::string percent_encoded(std::string_view text);

}  // namespace tilmech
