#include "app/work_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "model/world_error.h"

namespace tilmech {
namespace fs = std::filesystem;

WorkFolder::WorkFolder() {
  std::string name = (fs::temp_directory_path() / "tilmech-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw WorldError(name + ": " + std::strerror(errno));
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string WorkFolder::write(const char* name, std::string_view bytes) const {
  const fs::path path = path_ / name;
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw WorldError(path.string() + ": cannot be written");
  return path.string();
}

std::string WorkFolder::read(const char* name) const {
  std::ifstream file(path_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace tilmech
