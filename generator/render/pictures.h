// Pictures made from the site's own documents when it is built: what there is in which language,
// and when it was published. Each is a table first; the picture stands beside or inside it.
#pragma once

#include <string>

#include "render/shell.h"

namespace tilmech {

// A table of collections by languages with a bar in each cell: how many of a collection's documents
// can be read in that language. HTML; "" for a site without documents or with one language.
std::string coverage_table(const Kit& kit, const Edition& edition);

// Programmes as bars from the day they were adopted or came into force, releases as dots, on a line
// of years; below it, folded, the same as a table. HTML; "" where fewer than two dates are known.
// All places are shares of the width, so the letters keep their size on a phone.
std::string timeline(const Kit& kit, const Page& page);

}  // namespace tilmech
