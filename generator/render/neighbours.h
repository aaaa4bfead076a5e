// Ways on from a release: the one before and the one after it, what shares its topics, the terms it
// uses; and from a chapter to the chapters beside it.
#pragma once

#include "render/shell.h"

namespace tilmech {

void set_neighbours(const Kit& kit, Page& page, const Document& document);

// The same of a page that is a chapter, with the way to the first.
void set_chapters(const Kit& kit, Page& page, const Document& document);

// Documents that share topics with this one: those that share most first, then the nearest in time.
std::vector<const Document*> related_to(const Kit& kit, const Document& document);

// Links to the entries of the terms that the text links to.
void set_term_list(const Kit& kit, Page& page, const std::vector<std::string>& keys);

}  // namespace tilmech
