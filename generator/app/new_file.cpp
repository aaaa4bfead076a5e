#include "app/new_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "model/world_error.h"

namespace tilmech {
namespace fs = std::filesystem;

void write_new_file(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::FILE* file = error ? nullptr : std::fopen(path.c_str(), "wx");
  if (file == nullptr)
    throw WorldError(path.string() + ": " + (error ? error.message() : std::strerror(errno)));
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (std::fclose(file) != 0 || !written)
    throw WorldError(path.string() + ": " + std::strerror(errno));
}

}  // namespace tilmech
