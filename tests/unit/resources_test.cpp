#include "content/resources.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "shown.h"

using namespace tilmech;
namespace fs = std::filesystem;

namespace {

constexpr uid_t kNobody = 65534;

// A folder of its own for each test, gone afterwards.
struct TemporaryFolder {
  fs::path path;
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "tilmech-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }
  ~TemporaryFolder() { fs::remove_all(path); }
  void write(const fs::path& name, std::string_view bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
};

}  // namespace

TEST_CASE("resources: the embedded files are sorted by path") {
  CHECK(std::ranges::is_sorted(embedded_files(), {}, &EmbeddedFile::path));
}

TEST_CASE("resources: the program's own locales are the files of the project") {
  for (const std::string_view name : {"locales/ky.json", "locales/ru.json", "locales/en.json"}) {
    CAPTURE(name);
    const auto file = std::ranges::find(embedded_files(), name, &EmbeddedFile::path);
    REQUIRE(file != embedded_files().end());
    std::ifstream stream(fs::path(TILMECH_SOURCE_DIR) / name, std::ios::binary);
    REQUIRE(stream.is_open());
    const std::string bytes((std::istreambuf_iterator<char>(stream)),
                            std::istreambuf_iterator<char>());
    CHECK(file->bytes == bytes);
  }
}

TEST_CASE("resources: a root with nothing gives the embedded files") {
  const TemporaryFolder root;
  Diagnostics diagnostics;
  const auto files = load_resource_files(root.path, diagnostics);
  CHECK(shown(diagnostics) == "");
  REQUIRE(files.size() == embedded_files().size());
  for (const EmbeddedFile& file : embedded_files())
    CHECK(files.find(file.path)->second == file.bytes);
}

TEST_CASE("resources: a root's file stands in for the program's, and further ones are added") {
  const TemporaryFolder root;
  root.write("locales/ky.json", "{}");
  root.write("site/assets/img/лого.svg", std::string_view("<svg/>\0", 7));
  root.write("site/assets/.site.css.swp", "left by an editor");
  root.write("site/site.json", "{}");
  Diagnostics diagnostics;
  const auto files = load_resource_files(root.path, diagnostics);
  CHECK(shown(diagnostics) == "");
  CHECK(files.find("locales/ky.json")->second == "{}");
  CHECK(files.find("site/assets/img/лого.svg")->second == std::string_view("<svg/>\0", 7));
  CHECK_FALSE(files.contains("site/assets/.site.css.swp"));
  CHECK_FALSE(files.contains("site/site.json"));
}

TEST_CASE("resources: a symbolic link that leads out of its folder is refused with its name") {
  const TemporaryFolder root;
  const TemporaryFolder other;
  other.write("secret.css", "secret");
  root.write("site/assets/real.css", "real");
  root.write("site/site.json", "{}");
  fs::create_symlink("real.css", root.path / "site/assets/inside.css");
  fs::create_symlink("../site.json", root.path / "site/assets/outside.json");
  fs::create_symlink("nowhere", root.path / "site/assets/broken.css");
  fs::create_directory_symlink(other.path, root.path / "templates");
  Diagnostics diagnostics;
  const auto files = load_resource_files(root.path, diagnostics);
  const auto refused = [&](const std::string& name, const std::string& target) {
    return (root.path / name).string() +
           ":0:0: error: link-leaves-root: the symbolic link leads out of the folder: " + target +
           " | copy the file into the folder\n";
  };
  CHECK(shown(diagnostics) == refused("site/assets/broken.css", "nowhere") +
                                  refused("site/assets/outside.json", "../site.json") +
                                  refused("templates", fs::canonical(other.path).string()));
  CHECK(files.find("site/assets/inside.css")->second == "real");
  CHECK_FALSE(files.contains("site/assets/outside.json"));
  CHECK_FALSE(files.contains("templates/secret.css"));
}

TEST_CASE("resources: names are counted from the root, however it is written") {
  const TemporaryFolder root;
  root.write("site/assets/a.css", "a");
  Diagnostics diagnostics;
  const auto files = load_resource_files(root.path / "site" / ".." / ".", diagnostics);
  CHECK(shown(diagnostics) == "");
  CHECK(files.contains("site/assets/a.css"));
}

TEST_CASE("resources: a file that cannot be read is reported with its reason") {
  // The superuser reads everything, so the test becomes nobody for a while.
  const uid_t before = geteuid();
  if (before == 0) REQUIRE(seteuid(kNobody) == 0);
  {
    const TemporaryFolder root;
    root.write("site/assets/a.css", "a");
    fs::permissions(root.path / "site/assets/a.css", fs::perms::none);
    Diagnostics diagnostics;
    load_resource_files(root.path, diagnostics);
    CHECK(shown(diagnostics) ==
          (root.path / "site/assets/a.css").string() +
              ":0:0: error: file-unreadable: cannot be read: Permission denied\n");
  }
  REQUIRE(seteuid(before) == 0);
}
