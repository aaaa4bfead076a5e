// Writes the many small files of a site.
#pragma once

#include <filesystem>
#include <string_view>

namespace tilmech {

// Whether `path` names a file below a folder: relative, with '/', no empty, "." or ".." part, no
// NUL.
bool is_site_path(std::string_view path);

// Creates the file `path` below the open folder `folder`, with the folders on the way; modes are
// what the umask leaves. `shown` is the folder's path, for messages. Throws WorldError, also when
// the file is already there: two pages with one address. Safe to call from many threads.
void write_file(int folder, const std::filesystem::path& shown, std::string_view path,
                std::string_view bytes);

// Writes all bytes to an open file, also when the system takes them in portions.
void write_all(int fd, const std::filesystem::path& shown, std::string_view bytes);

}  // namespace tilmech
