// Files of one key -> one Document in all its languages.
#pragma once

#include <vector>

#include "content/load_site.h"
#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Joins versions by key and takes shared fields from whichever version gives them. Reports keys
// given twice, versions that disagree, and languages the site does not use. The result is sorted by
// collection and key and does not depend on the order of `files`. Addresses come later
// (content/addresses.h), when held documents have left.
std::vector<Document> assemble_documents(const Settings& settings, std::vector<LoadedFile> files,
                                         Diagnostics& diagnostics);

}  // namespace tilmech
