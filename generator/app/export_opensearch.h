// `tilmech export opensearch`: every section of the site for another search engine.
#pragma once

#include "app/options.h"

namespace tilmech {

// Writes the lines of the bulk interface, or with `mapping` how the index is created. Returns the
// exit status: 1 when the content has errors.
int run_export_opensearch(const ExportOptions& options);

}  // namespace tilmech
