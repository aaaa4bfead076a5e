// `tilmech import`: term bases of other programs become Markdown files.
#pragma once

#include "app/options.h"

namespace tilmech {

// Adds concepts and language versions that the glossary does not have, as new files; what differs
// from a file that is there is reported and left alone. Returns the exit status: 1 when a file
// cannot be read as a term base.
int run_import(const ImportOptions& options);

}  // namespace tilmech
