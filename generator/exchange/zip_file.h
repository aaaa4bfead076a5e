// Zip archives in memory: what translators get and send back. Nothing is ever unpacked to disk, so
// no path of an archive leads anywhere.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace tilmech {

// The archive of these files, sorted by path; a path that ends with '/' is a folder. The same files
// give the same bytes.
std::string write_zip(const std::map<std::string, std::string>& files);

// The files whose paths `wanted` accepts. Reports import-unreadable and returns nothing for what is
// no zip, is encrypted, has too many entries, or holds more than `most_bytes` in wanted files,
// whatever it says of their sizes.
std::optional<std::map<std::string, std::string>> read_zip(
    std::string_view bytes, const std::string& file,
    const std::function<bool(std::string_view path)>& wanted, std::size_t most_bytes,
    Diagnostics& diagnostics);

}  // namespace tilmech
