// A folder for what goes into another program and what comes out of it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace tilmech {

// Made in the folder for temporary files; gone with everything in it when it ends. Throws
// WorldError where it cannot be made or written.
class WorkFolder {
 public:
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  // Writes a file and returns its path.
  std::string write(const char* name, std::string_view bytes) const;
  std::string path_of(const char* name) const { return (path_ / name).string(); }
  // The bytes of a file in it; "" where there is none.
  std::string read(const char* name) const;

 private:
  std::filesystem::path path_;
};

}  // namespace tilmech
