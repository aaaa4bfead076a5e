#include "app/replace_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "model/world_error.h"

namespace tilmech {
namespace fs = std::filesystem;

void replace_file(const fs::path& path, std::string_view text) {
  // Behind a link stands the file that is meant. A hidden name is no text to whoever looks now.
  std::error_code error;
  const fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
  fs::path fresh = target.parent_path() / ".";
  fresh += target.filename();
  fresh += ".new";
  std::FILE* file = std::fopen(fresh.c_str(), "w");
  if (file == nullptr) throw WorldError(fresh.string() + ": " + std::strerror(errno));
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size() &&
                       std::fflush(file) == 0 && ::fsync(::fileno(file)) == 0;
  const int reason = errno;
  if (std::fclose(file) != 0 || !written) {
    fs::remove(fresh, error);
    throw WorldError(fresh.string() + ": " + std::strerror(reason));
  }
  if (const auto status = fs::status(target, error); !error && fs::exists(status))
    fs::permissions(fresh, status.permissions(), error);
  error.clear();
  fs::rename(fresh, target, error);
  if (error) throw WorldError(target.string() + ": " + error.message());
}

}  // namespace tilmech
