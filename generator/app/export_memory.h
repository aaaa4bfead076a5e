// `tilmech export tmx`: the whole site as one translation memory.
#pragma once

#include "app/options.h"

namespace tilmech {

// Writes unit by unit, so that memory does not grow with the file. Drafts and held documents are
// left out unless wanted. Returns the exit status: 1 when the content has errors.
int run_export_memory(const ExportOptions& options);

}  // namespace tilmech
