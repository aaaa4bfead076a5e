// Writing files that must not be there yet.
#pragma once

#include <filesystem>
#include <string>

namespace tilmech {

// Writes a new file and the folders above it. Throws WorldError where it exists or cannot be
// written.
void write_new_file(const std::filesystem::path& path, const std::string& text);

// Gives the file at `path` another text: whole, or it keeps the old one.
void replace_text(const std::filesystem::path& path, const std::string& text);

}  // namespace tilmech
