// The files that shape a site, gathered from the program and from the root.
#include "content/resources.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <vector>

#include "content/files.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string, std::less<>>;

constexpr std::array<std::string_view, 3> kFolders = {"templates", "locales", "site/assets"};

// The bytes of a file; nullopt when it cannot be read, and errno says why.
std::optional<std::string> read_bytes(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  errno = error.value();
  if (error) return std::nullopt;
  std::string bytes(size, '\0');
  std::ifstream stream(path, std::ios::binary);
  if (!stream.is_open()) return std::nullopt;
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (stream.gcount() == static_cast<std::streamsize>(size)) return bytes;
  if (errno == 0) errno = EIO;
  return std::nullopt;
}

class Gathering {
 public:
  Gathering(const fs::path& root, Files& files, Diagnostics& diagnostics)
      : root_(root), files_(files), diagnostics_(diagnostics) {}

  // Reads everything below root/folder. Hidden files, which editors leave behind, are left out.
  void read_folder(std::string_view folder) {
    std::error_code error;
    const fs::path path = root_ / folder;
    if (fs::status(path, error).type() == fs::file_type::not_found) return;
    if (!stays_inside(path, root_))
      return fail(Finding::link_leaves_root, path, fs::canonical(path, error).string());
    std::vector<fs::directory_entry> entries;
    fs::recursive_directory_iterator walk(path, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      if (!walk->path().filename().string().starts_with('.')) {
        entries.push_back(*walk);
      } else {
        walk.disable_recursion_pending();
      }
    }
    if (error) fail(Finding::file_unreadable, path, error.message());
    std::ranges::sort(entries);
    for (const fs::directory_entry& entry : entries) take(entry, path);
  }

 private:
  void fail(Finding finding, const fs::path& path, const std::string& reason) {
    report(diagnostics_, finding, {path.lexically_normal().generic_string()}, reason);
  }

  // A file is read; a link is followed only within its folder. A link to a folder is not followed
  // at all: what lies inside is read where it is.
  void take(const fs::directory_entry& entry, const fs::path& folder) {
    std::error_code error;
    if (entry.is_symlink(error) && !stays_inside(entry.path(), folder)) {
      const fs::path target = fs::read_symlink(entry.path(), error);
      return fail(Finding::link_leaves_root, entry.path(), target.string());
    }
    if (!entry.is_regular_file(error)) return;
    std::optional<std::string> bytes = read_bytes(entry.path());
    if (!bytes) return fail(Finding::file_unreadable, entry.path(), std::strerror(errno));
    const std::string name = entry.path().lexically_relative(root_).generic_string();
    files_.insert_or_assign(name, std::move(*bytes));
  }

  const fs::path& root_;
  Files& files_;
  Diagnostics& diagnostics_;
};

}  // namespace

Files load_resource_files(const fs::path& root, Diagnostics& diagnostics) {
  Files files;
  for (const EmbeddedFile& file : embedded_files()) files.emplace(file.path, file.bytes);
  Gathering gathering(root, files, diagnostics);
  for (const std::string_view folder : kFolders) gathering.read_folder(folder);
  return files;
}

}  // namespace tilmech
