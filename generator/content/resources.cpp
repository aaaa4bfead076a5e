// The files that shape a site, gathered from the program and from the root.
#include "content/resources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace tilmech {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string, std::less<>>;

constexpr std::array<std::string_view, 3> kFolders = {"templates", "locales", "site/assets"};

// Whether `path`, with all symbolic links followed, lies below `folder`, itself without links.
bool is_below(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) return false;
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), real.begin(), real.end());
  return end == folder.end();
}

void read_into(const fs::path& path, const std::string& name, Files& files,
               Diagnostics& diagnostics) {
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (stream.bad() || !stream.is_open()) {
    report(diagnostics, Finding::file_unreadable, {name}, std::strerror(errno != 0 ? errno : EIO));
    return;
  }
  files.insert_or_assign(name, std::move(bytes));
}

// One entry of a folder: a file is read, a link is followed only within the folder. A link to a
// folder is not followed at all: what lies inside is read where it is.
void take(const fs::directory_entry& entry, const fs::path& real_folder, const std::string& name,
          Files& files, Diagnostics& diagnostics) {
  std::error_code error;
  if (entry.is_symlink(error) && !is_below(entry.path(), real_folder)) {
    const fs::path target = fs::read_symlink(entry.path(), error);
    report(diagnostics, Finding::link_leaves_root, {name}, target.string());
    return;
  }
  if (entry.is_regular_file(error)) read_into(entry.path(), name, files, diagnostics);
}

// Reads everything below root/folder. Hidden files, which editors leave behind, are left out.
void read_folder(const fs::path& root, std::string_view folder, Files& files,
                 Diagnostics& diagnostics) {
  std::error_code error;
  const fs::path path = root / folder;
  if (fs::status(path, error).type() == fs::file_type::not_found) return;
  const fs::path real_root = fs::canonical(root, error);
  if (!error && !is_below(path, real_root)) {
    report(diagnostics, Finding::link_leaves_root, {std::string(folder)},
           fs::read_symlink(path, error).string());
    return;
  }
  const fs::path real = fs::canonical(path, error);
  std::vector<fs::directory_entry> entries;
  fs::recursive_directory_iterator walk(path, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (!walk->path().filename().string().starts_with('.')) {
      entries.push_back(*walk);
    } else {
      walk.disable_recursion_pending();
    }
  }
  if (error) report(diagnostics, Finding::file_unreadable, {std::string(folder)}, error.message());
  std::ranges::sort(entries);
  for (const fs::directory_entry& entry : entries) {
    const std::string name =
        fmt::format("{}/{}", folder, entry.path().lexically_relative(path).generic_string());
    take(entry, real, name, files, diagnostics);
  }
}

}  // namespace

Files load_resource_files(const fs::path& root, Diagnostics& diagnostics) {
  Files files;
  for (const EmbeddedFile& file : embedded_files()) files.emplace(file.path, file.bytes);
  for (const std::string_view folder : kFolders) read_folder(root, folder, files, diagnostics);
  return files;
}

}  // namespace tilmech
