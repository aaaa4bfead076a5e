// How severe a finding is here: the table says, site.json and a document's `silence` change it, and
// --strict raises what is left.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Applies site.json's severities, the `silence` of each file's own document (warnings only), and
// `strict`; finds missing columns, and
// sorts. Returns how many findings were silenced.
int judge(const Site& site, const std::vector<Document>& held, bool strict,
          Diagnostics& diagnostics);

// Moves the findings about files of held documents from `found` to `held_found` and drops those of
// `held_found` that are about public files. Held findings are warnings; only a `publish_at` that
// cannot be read stays in `found`, an error.
void split_held(const std::vector<Document>& held, Diagnostics& found, Diagnostics& held_found);

}  // namespace tilmech
