#include "app/pandoc.h"

#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "model/world_error.h"

extern char** environ;

namespace tilmech {
namespace fs = std::filesystem;
namespace {

// A folder for what goes in and comes out, gone with everything in it.
class WorkFolder {
 public:
  WorkFolder() {
    std::string name = (fs::temp_directory_path() / "tilmech-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw WorldError(name + ": " + std::strerror(errno));
    path_ = name;
  }
  ~WorkFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  std::string write(const char* name, const std::string& bytes) const {
    const fs::path path = path_ / name;
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw WorldError(path.string() + ": cannot be written");
    return path.string();
  }

  std::string path_of(const char* name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

void run(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ);
  if (error == ENOENT)
    throw WorldError(
        "Word files are made by pandoc, which is not installed: apt-get install pandoc");
  if (error != 0) throw WorldError(words[0] + ": " + std::strerror(error));
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw WorldError(words[0] + ": " + std::strerror(errno));
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw WorldError(words[0] + " failed; its message is above");
}

}  // namespace

std::string docx_from_html(const std::string& html, const std::string& reference) {
  const WorkFolder folder;
  const std::string result = folder.path_of("release.docx");
  std::vector<std::string> words = {"pandoc", "--from=html", "--to=docx", "--output=" + result,
                                    "+RTS",   "-M512M",      "-RTS"};
  if (!reference.empty())
    words.push_back("--reference-doc=" + folder.write("reference.docx", reference));
  words.push_back(folder.write("release.html", html));
  run(words);
  std::ifstream file(result, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (bytes.empty()) throw WorldError("pandoc wrote nothing");
  return bytes;
}

}  // namespace tilmech
