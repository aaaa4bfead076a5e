// Links to places inside documents.
#pragma once

#include <set>
#include <string>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Reports links to sections and blocks that the target does not have in the reader's language, or,
// where the target lacks that language, in its source.
void check_links(const Site& site, Diagnostics& diagnostics);
void check_links(const Site& site, const Document& document, Diagnostics& diagnostics);

// The documents, as "collection/key", to whose places a document links.
std::set<std::string> linked_places(const Document& document);

}  // namespace tilmech
