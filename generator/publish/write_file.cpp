// Names are resolved below an open folder, and folders are made only when opening fails for want of
// one: no table of known folders, so nothing for threads to share.
#include "publish/write_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>

#include "publish/failure.h"
#include "publish/unique_fd.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

// Makes the folder that `path` stands in. Pages mostly have a folder of their own whose parent is
// there, so it starts with the innermost. Returns an errno, 0 for success.
int make_parents(int folder, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ENOENT;  // the folder itself has gone
  const std::string parent = path.substr(0, slash);
  if (::mkdirat(folder, parent.c_str(), 0777) == 0 || errno == EEXIST) return 0;
  if (errno != ENOENT) return errno;
  if (const int error = make_parents(folder, parent)) return error;
  // Another thread may have made it meanwhile.
  return ::mkdirat(folder, parent.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
}

}  // namespace

bool is_site_path(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

void write_all(int fd, const fs::path& shown, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw disk_error(shown, "cannot be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void write_file(int folder, const fs::path& shown, std::string_view path, std::string_view bytes) {
  const std::string name(path);
  if (!is_site_path(path))
    throw WorldError(
        fmt::format("{}: not the path of a file inside the site: {}", shown.string(), name));
  // O_EXCL: two pages with one address must not overwrite each other, also where the file system
  // ignores case. O_NOFOLLOW: nothing we write goes through a link out of the folder.
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  UniqueFd fd(::openat(folder, name.c_str(), kFlags, 0666));
  if (!fd && errno == ENOENT) {
    if (const int error = make_parents(folder, name))
      throw disk_error(shown / name, "its folder cannot be made", error);
    fd = UniqueFd(::openat(folder, name.c_str(), kFlags, 0666));
  }
  if (!fd && errno == EEXIST)
    throw WorldError(
        fmt::format("{}: two files of the site have this path", (shown / name).string()));
  if (!fd) throw disk_error(shown / name, "cannot be created", errno);
  write_all(fd.get(), shown / name, bytes);
  // Network file systems report a full disk only here.
  if (::close(fd.release()) != 0) throw disk_error(shown / name, "cannot be written", errno);
}

}  // namespace tilmech
