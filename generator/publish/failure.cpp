// The system's reasons come from the generic category: unlike strerror they are safe in threads.
#include "publish/failure.h"

#include <fmt/format.h>

#include <cerrno>
#include <system_error>

namespace tilmech {
namespace {

std::string_view advice(int error) {
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      return "; free some space and build again, the old site is unchanged";
    case EFBIG:
      return "; raise the limit on file size (ulimit -f), the old site is unchanged";
    case EROFS:
      return "; give another folder with --out, this disk is read-only";
    case EACCES:
    case EPERM:
      return "; change the folder's permissions or give another one with --out";
    case ENAMETOOLONG:
      return "; give the document a shorter `slug`";
    default:
      return "";
  }
}

}  // namespace

WorldError disk_error(const std::filesystem::path& path, std::string_view what, int error) {
  return WorldError(fmt::format("{}: {}: {}{}", path.string(), what,
                                std::generic_category().message(error), advice(error)));
}

}  // namespace tilmech
