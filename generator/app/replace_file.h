// Writing over files that people edit.
#pragma once

#include <filesystem>
#include <string_view>

namespace tilmech {

// The file takes its new text whole, or keeps the old one, whatever happens meanwhile. A new file
// appears whole. Throws WorldError when it cannot be written.
void replace_file(const std::filesystem::path& path, std::string_view text);

}  // namespace tilmech
