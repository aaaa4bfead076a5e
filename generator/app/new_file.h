// Writing files that must not be there yet.
#pragma once

#include <filesystem>
#include <string>

namespace tilmech {

// Writes a new file and the folders above it. Throws WorldError where it exists or cannot be
// written.
void write_new_file(const std::filesystem::path& path, const std::string& text);

}  // namespace tilmech
