// Links to places inside documents.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Reports links to sections and blocks that the target does not have in the reader's language, or,
// where the target lacks that language, in its source.
void check_links(const Site& site, Diagnostics& diagnostics);

}  // namespace tilmech
