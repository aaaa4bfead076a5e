// Publishing: what is written, what is refused, and that a failure leaves the old site as it was.
#include "publish/staging.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "model/world_error.h"
#include "publish/output_folder.h"
#include "publish/replace_folder.h"
#include "publish/write_file.h"
#include "support/temporary_folder.h"

using namespace tilmech;
using namespace tilmech::test;
namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

void build(const fs::path& out, const Files& files, StagingOptions options = {}) {
  Staging staging(out, std::move(options));
  for (const auto& [path, bytes] : files) staging.write(path, bytes);
  staging.publish();
}

// What a visitor sees: the files of the site without the marker.
Files site(const fs::path& out) {
  Files files = read_tree(out);
  files.erase(std::string(kMarkerName));
  return files;
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string refusal(const fs::path& out, StagingOptions options = {}) {
  try {
    Staging staging(out, std::move(options));
  } catch (const WorldError& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& message, std::string_view part) {
  INFO(message);
  return message.find(part) != std::string::npos;
}

const Files kOld = {{"index.html", "old"}, {"ky/gone/index.html", "old"}};
const Files kNew = {{"index.html", "new"}, {"ru/index.html", "new"}};

}  // namespace

TEST_CASE("a site is written where there was none, with the folders above it") {
  TemporaryFolder folder;
  build(folder.path() / "a/b/public", kNew);
  CHECK(site(folder.path() / "a/b/public") == kNew);
  CHECK(names_in(folder.path() / "a/b") == std::vector<std::string>{"public"});
}

TEST_CASE("a document is deleted: its pages are gone after the next build") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, kOld);
  build(out, kNew);
  CHECK(site(out) == kNew);
  CHECK_FALSE(fs::exists(out / "ky"));
  CHECK(names_in(folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("an output folder with a final slash is the same folder") {
  TemporaryFolder folder;
  build(folder.path() / "public/", kOld);
  build(folder.path() / "./x/../public//", kNew);
  CHECK(site(folder.path() / "public") == kNew);
}

TEST_CASE("an empty folder is taken as the output folder") {
  TemporaryFolder folder;
  fs::create_directory(folder.path() / "public");
  build(folder.path() / "public", kNew);
  CHECK(site(folder.path() / "public") == kNew);
}

TEST_CASE("without publish the old site stays and nothing is left beside it") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, kOld);
  {
    Staging staging(out);
    staging.write("index.html", "new");
    CHECK(site(out) == kOld);
  }
  CHECK(site(out) == kOld);
  CHECK(names_in(folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("an existing folder that we did not make is refused and stays untouched") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "project";
  write_file(out / "thesis.md", "years of work");
  CHECK(says(refusal(out), "project: refused as the output folder: it is not empty"));
  CHECK(read_file(out / "thesis.md") == "years of work");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"project"});
}

TEST_CASE("a marker that we did not write does not make a folder ours") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "project";
  write_file(out / ".tilmech", "notes about tilmech");
  CHECK(says(refusal(out), "was not made by tilmech"));
  fs::remove(out / ".tilmech");
  write_file(folder.path() / "marker", kMarkerText);
  fs::create_symlink("../marker", out / ".tilmech");
  CHECK(says(refusal(out), "was not made by tilmech"));
}

TEST_CASE("--out /, --out . and folders above are refused") {
  for (const char* out : {"/", "//", ".", "./", "..", "../..", "x/..", ""}) {
    CAPTURE(out);
    CHECK(says(refusal(out), "refused as the output folder"));
  }
  CHECK(says(refusal(fs::current_path()), "it is or contains the current folder"));
  CHECK(says(refusal(fs::current_path().parent_path()), "it is or contains the current folder"));
}

TEST_CASE("an output folder that contains the sources or lies in them is refused") {
  TemporaryFolder folder;
  const fs::path content = folder.path() / "root/content";
  fs::create_directories(content / "releases");
  StagingOptions options{.inputs = {content}};
  CHECK(says(refusal(folder.path() / "root", options), "it contains"));
  CHECK(says(refusal(content, options), "it contains"));
  CHECK(says(refusal(content / "releases/site", options), "it lies in"));
  CHECK(names_in(content / "releases").empty());
  fs::create_symlink(content, folder.path() / "link");
  CHECK(says(refusal(folder.path() / "link/site", options), "it lies in"));
  CHECK(refusal(folder.path() / "root/content-site", options).empty());
}

TEST_CASE("a symbolic link as the output folder is refused with its name") {
  TemporaryFolder folder;
  fs::create_directory(folder.path() / "elsewhere");
  fs::create_symlink("elsewhere", folder.path() / "public");
  CHECK(says(refusal(folder.path() / "public"),
             "public: refused as the output folder: it is a "
             "symbolic link to elsewhere"));
  fs::create_symlink("nowhere", folder.path() / "dangling");
  CHECK(says(refusal(folder.path() / "dangling"), "a symbolic link to nowhere"));
}

TEST_CASE("a file as the output folder is refused") {
  TemporaryFolder folder;
  write_file(folder.path() / "public", "a file");
  CHECK(says(refusal(folder.path() / "public"), "it is a file"));
  CHECK(says(refusal(folder.path() / "public/inside"), "public"));
  CHECK(read_file(folder.path() / "public") == "a file");
}

TEST_CASE("files put into an empty output folder while we build are not lost") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  fs::create_directory(out);
  {
    Staging staging(out);
    staging.write("index.html", "new");
    write_file(out / "mine.txt", "mine");
    CHECK_THROWS_AS(staging.publish(), WorldError);
  }
  CHECK(read_file(out / "mine.txt") == "mine");
  CHECK(names_in(folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("a path that leads out of the site is refused") {
  const std::vector<std::string> bad = {
      "",      "/etc/passwd", "../x", "a/../../x", "a//b",
      "a/./b", "a/",          ".",    "..",        std::string("a\0b", 3)};
  TemporaryFolder folder;
  Staging staging(folder.path() / "public");
  for (const std::string& path : bad) {
    CAPTURE(path);
    CHECK_FALSE(is_site_path(path));
    CHECK_THROWS_AS(staging.write(path, "x"), WorldError);
  }
  for (const char* path : {"a", "a/b", "..a/b..", ".well-known/x", "ky/өкмөт.html"})
    CHECK(is_site_path(path));
}

TEST_CASE("two files with one path are refused, not overwritten") {
  TemporaryFolder folder;
  Staging staging(folder.path() / "public");
  staging.write("ky/x/index.html", "first");
  CHECK_THROWS_WITH_AS(staging.write("ky/x/index.html", "second"),
                       doctest::Contains("ky/x/index.html: two files of the site have this path"),
                       WorldError);
  CHECK_THROWS_AS(staging.write("ky/x/index.html/y", "a folder where a file is"), WorldError);
  CHECK_THROWS_AS(staging.write(".tilmech", "not the marker"), WorldError);
}

TEST_CASE("a name that is too long is the world's error, with the path") {
  TemporaryFolder folder;
  Staging staging(folder.path() / "public");
  const std::string name(300, 'x');
  CHECK_THROWS_WITH_AS(staging.write("ky/" + name + "/index.html", "x"),
                       doctest::Contains("File name too long"), WorldError);
}

TEST_CASE("many threads write into the same and into different folders") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  Staging staging(out);
  std::vector<std::jthread> threads;
  threads.reserve(8);
  for (int worker = 0; worker < 8; ++worker)
    threads.emplace_back([&staging, worker] {
      for (int page = 0; page < 200; ++page)
        staging.write("deep/" + std::to_string(page % 50) + "/" + std::to_string(page) + "/" +
                          std::to_string(worker) + ".html",
                      std::to_string(worker * 1000 + page));
    });
  threads.clear();
  staging.publish();
  const Files files = site(out);
  CHECK(files.size() == 1600);
  CHECK(files.at("deep/49/199/7.html") == "7199");
}

TEST_CASE("modes are what the umask leaves") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  const auto before = umask(027);
  build(out, {{"ky/index.html", "x"}});
  umask(before);
  const auto mode = [](const fs::path& path) {
    return static_cast<int>(fs::status(path).permissions());
  };
  CHECK(mode(out) == 0750);
  CHECK(mode(out / "ky") == 0750);
  CHECK(mode(out / "ky/index.html") == 0640);
}

TEST_CASE("reproducible: the marker is the same bytes in every build") {
  TemporaryFolder folder;
  build(folder.path() / "one", kNew);
  build(folder.path() / "two", kNew);
  CHECK(read_tree(folder.path() / "one") == read_tree(folder.path() / "two"));
  CHECK(read_file(folder.path() / "one/.tilmech") == kMarkerText);
}

TEST_CASE("the rest of a killed build is removed by the next one") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, kOld);
  write_file(folder.path() / ".public.tilmech-staging/ky/half.html", "half");
  write_file(folder.path() / ".public.tilmech-old/index.html", "older");
  write_file(folder.path() / ".public.tilmech-lock", "99999");
  build(out, kNew);
  CHECK(site(out) == kNew);
  CHECK(names_in(folder.path()) == std::vector<std::string>{"public"});
}

TEST_CASE("a link in place of the staging folder is removed, not followed") {
  TemporaryFolder folder;
  write_file(folder.path() / "treasure/gold", "gold");
  fs::create_symlink("treasure", folder.path() / ".public.tilmech-staging");
  build(folder.path() / "public", kNew);
  CHECK(read_file(folder.path() / "treasure/gold") == "gold");
  CHECK(site(folder.path() / "public") == kNew);
}

TEST_CASE("two renames replace a site where folders cannot be exchanged") {
  TemporaryFolder folder;
  const fs::path fresh = folder.path() / "fresh", out = folder.path() / "out";
  write_file(fresh / "x", "new");
  write_file(out / "x", "old");
  replace_by_two_renames(fresh, out, folder.path() / "aside");
  CHECK(read_file(out / "x") == "new");
  CHECK(read_file(folder.path() / "aside/x") == "old");
}

TEST_CASE("two renames put the old site back when the second fails") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  write_file(out / "x", "old");
  CHECK_THROWS_AS(replace_by_two_renames(folder.path() / "absent", out, folder.path() / "aside"),
                  WorldError);
  CHECK(read_file(out / "x") == "old");
}

TEST_CASE("a site lost between two renames comes back, also when the next build fails") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, kOld);
  fs::rename(out, folder.path() / ".public.tilmech-old");
  { Staging staging(out); }
  CHECK(site(out) == kOld);
}
