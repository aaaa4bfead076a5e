// Logos and emblems of partners: files that site.json names, below site/.
#pragma once

#include <filesystem>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Finds the files, reports those that are missing, lie elsewhere or are no pictures, and puts their
// addresses in the built site into the settings ("" for a file that was reported).
void resolve_partner_files(Site& site, const std::filesystem::path& root, Diagnostics& diagnostics);

}  // namespace tilmech
