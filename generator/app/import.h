// `tilmech import`: term bases of other programs become Markdown files; what else comes back is
// told apart by the end of its name.
#pragma once

#include <filesystem>
#include <string>

#include "app/options.h"

namespace tilmech {

// Adds concepts and language versions that the glossary does not have, as new files; what differs
// from a file that is there is reported and left alone. Returns the exit status: 1 when a file
// cannot be read as a term base.
int run_import(const ImportOptions& options);

// The bytes of a file to import. Throws WorldError, also for one that is too large: it is not read.
std::string read_import(const std::filesystem::path& path);

}  // namespace tilmech
