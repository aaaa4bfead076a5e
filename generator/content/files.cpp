#include "content/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "content/markdown_limits.h"
#include "model/world_error.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::optional<Collection> collection_from_name(std::string_view name) {
  for (const Collection collection : kAllCollections)
    if (name_of(collection) == name) return collection;
  return std::nullopt;
}

// Fills name and language from "name.lang.md". Reports a name of another form.
bool read_file_name(ContentFile& file, Diagnostics& diagnostics) {
  const std::string stem = file.path.stem().string();
  const std::size_t dot = stem.rfind('.');
  const std::string language = dot == std::string::npos ? "" : stem.substr(dot + 1);
  const Place place{file.shown, 0, 0};
  if (language == "kg") {
    report(diagnostics, Finding::kyrgyz_is_ky, place, stem.substr(0, dot) + ".ky.md");
    return false;
  }
  const auto lang = lang_from_code(language);
  if (!lang || dot == 0) {
    const std::vector<std::string> codes = {"ky", "ru", "en"};
    const std::string guess = language.empty() ? "" : nearest(language, codes);
    const std::string hint =
        guess.empty() ? "name it like 2022-11-30-dialogue.ru.md; the languages are ky, ru, en"
                      : "did you mean " + stem.substr(0, dot) + "." + guess + ".md?";
    report(diagnostics, Finding::bad_file_name, place, file.path.filename().string(), hint);
    return false;
  }
  file.name = stem.substr(0, dot);
  file.lang = *lang;
  return true;
}

// Walks one collection. Hidden files and editors' backups have no say.
class Walk {
 public:
  Walk(const fs::path& top, Collection collection, std::vector<ContentFile>& files,
       Diagnostics& diagnostics)
      : top_(top), collection_(collection), files_(files), diagnostics_(diagnostics) {}

  void folder(const fs::path& path, const std::string& below) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(path, error); !error && it != fs::directory_iterator();
         it.increment(error))
      entries.push_back(*it);
    if (error) {
      report(diagnostics_, Finding::file_unreadable, {path.lexically_normal().string(), 0, 0},
             error.message());
      return;
    }
    std::ranges::sort(entries);
    for (const fs::directory_entry& entry : entries) visit(entry, below);
  }

 private:
  void visit(const fs::directory_entry& entry, const std::string& below) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) return;
    const std::string shown = entry.path().lexically_normal().string();
    if (entry.is_symlink() && !stays_inside(entry.path(), top_)) {
      report(diagnostics_, Finding::link_leaves_root, {shown, 0, 0}, name);
      return;
    }
    std::error_code error;
    if (entry.is_directory(error)) {
      // A link to a folder could lead around in a circle.
      if (!entry.is_symlink()) folder(entry.path(), below + name + "/");
      return;
    }
    if (entry.path().extension() != ".md") return;
    ContentFile file{entry.path(), shown, collection_, below, "", Lang::ru};
    if (read_file_name(file, diagnostics_)) files_.push_back(std::move(file));
  }

  const fs::path& top_;
  Collection collection_;
  std::vector<ContentFile>& files_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool stays_inside(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) return false;
  const fs::path top = fs::canonical(folder, error);
  if (error) return false;
  const auto [end, rest] = std::mismatch(top.begin(), top.end(), real.begin(), real.end());
  return end == top.end();
}

std::vector<ContentFile> list_content(const fs::path& folder, Diagnostics& diagnostics) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw WorldError("there is no content folder " + folder.string() +
                     ": give --root or --content, or create it");
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
       it.increment(error))
    entries.push_back(*it);
  if (error) throw WorldError(folder.string() + ": " + error.message());
  std::ranges::sort(entries);
  std::vector<ContentFile> files;
  for (const fs::directory_entry& entry : entries) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.') || !entry.is_directory(error)) continue;
    const std::string shown = entry.path().lexically_normal().string();
    if (const auto collection = collection_from_name(name)) {
      if (stays_inside(entry.path(), folder))
        Walk(folder, *collection, files, diagnostics).folder(entry.path(), "");
      else
        report(diagnostics, Finding::link_leaves_root, {shown, 0, 0}, name);
      continue;
    }
    std::vector<std::string> names;
    names.reserve(kAllCollections.size());
    for (const Collection collection : kAllCollections) names.emplace_back(name_of(collection));
    report(diagnostics, Finding::unknown_collection, {shown, 0, 0}, nearest(name, names));
  }
  return files;
}

std::string read_file(const fs::path& path, const std::string& shown, Diagnostics& diagnostics) {
  const Place place{shown, 0, 0};
  const auto fail = [&] {
    report(diagnostics, Finding::file_unreadable, place, std::strerror(errno));
    return std::string();
  };
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail();
  struct stat status {};
  if (::fstat(file, &status) != 0 || S_ISDIR(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) errno = EISDIR;
    ::close(file);
    return fail();
  }
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > kMaxFileBytes) {
    ::close(file);
    report(diagnostics, Finding::file_too_large, place, std::to_string(size),
           std::to_string(kMaxFileBytes));
    return "";
  }
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::read(file, bytes.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      ::close(file);
      return fail();
    }
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  ::close(file);
  bytes.resize(have);
  return bytes;
}

}  // namespace tilmech
