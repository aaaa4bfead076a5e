// The whole site as one zip, to take away on a USB stick. libzip is known here alone.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace tilmech {

// What an archive has that the site has not, or has with other bytes: path -> bytes.
using ArchiveChanges = std::map<std::string, std::string>;

// Writes the files below `folder` into `file`, sorted, below the folder `top` of the archive; not
// compressed copies (.gz, .br), dot files and `file` itself. The same files give the same bytes:
// no times, owners or modes of this machine. Files are read one after the other. A WorldError where
// the disk does not allow it.
void write_archive(const std::filesystem::path& folder, const std::filesystem::path& file,
                   const std::string& top, const ArchiveChanges& changes);

}  // namespace tilmech
