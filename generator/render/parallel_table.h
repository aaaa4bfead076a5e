// A document's languages side by side, as one table: sections are groups of rows, what says the
// same stands in one row, and what a language lacks shows as a gap.
#pragma once

#include <string>

#include "render/shell.h"

namespace tilmech {

// Whether the document has a page side by side: it has sections in two languages or more.
bool is_parallel(const Kit& kit, const Document& document);

// The address of that page below the language, "releases/x/parallel/", and the link to it from
// `page`; "" when there is none.
std::string rest_of_parallel(const Document& document);
std::string parallel_link(const Kit& kit, const Page& page, const Document& document);

// The table, and after it the notes of each language. Each row has the address of its paragraph on
// the ordinary pages as its id, so that `#s-2.3.1-p4` is the same place everywhere.
std::string parallel_table(const Kit& kit, const Page& page, const Document& document);

}  // namespace tilmech
