// Templates, locales and assets: the root's own file where it has one, else the program's.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace tilmech {

struct EmbeddedFile {
  std::string_view path;  // "templates/release.mustache", "locales/ky.json", "site/assets/site.css"
  std::string_view bytes;
};

// The files compiled into the program, sorted by path.
std::span<const EmbeddedFile> embedded_files();

// path -> bytes of everything below templates/, locales/ and site/assets/: the embedded files, each
// replaced by the root's file of the same path, and the root's further ones. Reports files that
// cannot be read, and symbolic links that lead out of their folder.
std::map<std::string, std::string, std::less<>> load_resource_files(
    const std::filesystem::path& root, Diagnostics& diagnostics);

}  // namespace tilmech
