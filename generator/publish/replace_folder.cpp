// renameat2 with RENAME_EXCHANGE has no moment without a site. Overlayfs refuses it with EXDEV,
// some network and older file systems with EINVAL or ENOSYS: two renames there.
#include "publish/replace_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "publish/failure.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0;
}

WorldError cannot_replace(const fs::path& site, int error) {
  if (error == EBUSY)
    return WorldError(
        fmt::format("{}: is a mount point and cannot be replaced; give a folder inside "
                    "it with --out",
                    site.string()));
  if (error == EXDEV)
    return WorldError(
        fmt::format("{}: the file system cannot move this folder; delete it or give "
                    "another one with --out",
                    site.string()));
  return disk_error(site, "cannot be replaced", error);
}

}  // namespace

void replace_by_two_renames(const fs::path& fresh, const fs::path& site, const fs::path& aside) {
  if (::rename(site.c_str(), aside.c_str()) != 0) throw cannot_replace(site, errno);
  if (::rename(fresh.c_str(), site.c_str()) == 0) return;
  const int error = errno;
  if (::rename(aside.c_str(), site.c_str()) != 0)
    throw WorldError(fmt::format("{}: cannot be replaced; the old site is in {}", site.string(),
                                 aside.string()));
  throw cannot_replace(site, error);
}

void replace_folder(const fs::path& fresh, const fs::path& site, const fs::path& aside) {
  if (!is_there(site)) {
    if (::rename(fresh.c_str(), site.c_str()) != 0) throw cannot_replace(site, errno);
    return;
  }
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, site.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EXDEV && errno != EINVAL && errno != ENOSYS) throw cannot_replace(site, errno);
  replace_by_two_renames(fresh, site, aside);
}

void recover_folder(const fs::path& site, const fs::path& aside) {
  if (is_there(site) || !is_there(aside)) return;
  if (::rename(aside.c_str(), site.c_str()) != 0)
    throw disk_error(aside, "the old site cannot be brought back", errno);
}

}  // namespace tilmech
