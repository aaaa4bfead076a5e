// The world's faults while publishing: full disk, read-only folder, mount point, another build.
// Where a fault needs rights that this process lacks, the test says loudly that it was left out.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "model/world_error.h"
#include "publish/output_folder.h"
#include "publish/staging.h"
#include "publish/unique_fd.h"
#include "publish/write_file.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

using namespace tilmech;
using namespace tilmech::test;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNoRights = "no rights";
constexpr uid_t kNobody = 65534;

void build(const fs::path& out, const std::string& text) {
  Staging staging(out);
  staging.write("ky/index.html", text);
  staging.publish();
}

std::string page(const fs::path& out) {
  return read_file(out / "ky/index.html");
}

// Gives this process a view of the file system of its own, in which it may mount. False: not
// allowed.
bool may_mount() {
  if (unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  return mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool left_out(const std::string& result) {
  if (result != kNoRights) return false;
  MESSAGE("LEFT OUT: this process may not mount a file system, so this fault was not tried");
  return true;
}

// Mounts a disk with `options` on a folder, publishes a small site there, and then a big one of
// `count` pages, which must fail. Returns the failure and what the site then is.
std::string build_on_small_disk(const char* options, int count) {
  TemporaryFolder folder;
  if (!may_mount() || mount("tmpfs", folder.path().c_str(), "tmpfs", 0, options) != 0)
    return std::string(kNoRights);
  const fs::path out = folder.path() / "public";
  build(out, "old");
  std::string failure = "none";
  try {
    Staging staging(out);
    for (int number = 0; number < count; ++number)
      staging.write("ru/" + std::to_string(number) + "/index.html", std::string(4096, 'x'));
    staging.publish();
  } catch (const WorldError& error) {
    failure = error.what();
  }
  const bool clean = !fs::exists(folder.path() / ".public.tilmech-staging");
  const std::string text = page(out);
  umount2(folder.path().c_str(), MNT_DETACH);
  return failure + " | " + text + (clean ? " | clean" : " | staging left");
}

}  // namespace

TEST_CASE("/dev/full: a write that fails is the world's error, with the path") {
  const UniqueFd full(open("/dev/full", O_WRONLY | O_CLOEXEC));
  REQUIRE(full);
  CHECK_THROWS_WITH_AS(
      write_all(full.get(), "public/x.html", "text"),
      doctest::Contains("public/x.html: cannot be written: No space left on device"), WorldError);
}

TEST_CASE("a pipe that takes bytes in portions gets them all") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const std::string bytes(1 << 20, 'x');
  std::size_t received = 0;
  std::jthread reader([&] {
    std::array<char, 5000> buffer{};
    for (ssize_t count = 0; (count = read(ends[0], buffer.data(), buffer.size())) > 0;)
      received += static_cast<std::size_t>(count);
  });
  write_all(ends[1], "pipe", bytes);
  close(ends[1]);
  reader.join();
  close(ends[0]);
  CHECK(received == bytes.size());
}

TEST_CASE("disk full: the old site is intact and the staging folder gone") {
  for (const char* options : {"size=256k", "nr_inodes=40"}) {
    CAPTURE(options);
    const std::string result = in_child([&] { return build_on_small_disk(options, 200); });
    if (left_out(result)) return;
    INFO(result);
    CHECK(result.find("No space left on device; free some space") != std::string::npos);
    CHECK(result.find(" | old | clean") != std::string::npos);
  }
}

TEST_CASE("a file cut short by a limit fails the build, and the old site is intact") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, "old");
  const std::string result = in_child([&]() -> std::string {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10000, 10000};
    setrlimit(RLIMIT_FSIZE, &limit);
    build(out, std::string(20000, 'x'));
    return "published";
  });
  INFO(result);
  CHECK(result.find("ky/index.html: cannot be written: File too large") != std::string::npos);
  CHECK(page(out) == "old");
  CHECK_FALSE(fs::exists(folder.path() / ".public.tilmech-staging"));
}

TEST_CASE("read-only folder: the world's error, and the old site is intact") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, "old");
  fs::permissions(folder.path(), fs::perms(0555));
  const std::string result = in_child([&]() -> std::string {
    if (geteuid() == 0 && seteuid(kNobody) != 0) return "cannot become nobody";
    build(out, "new");
    return "published";
  });
  fs::permissions(folder.path(), fs::perms(0755));
  INFO(result);
  CHECK(result.find(
            ".public.tilmech-lock: the lock file cannot be opened: Permission denied; change") !=
        std::string::npos);
  CHECK(page(out) == "old");
}

TEST_CASE("read-only disk: the world's error says so") {
  TemporaryFolder folder;
  const std::string result = in_child([&]() -> std::string {
    if (!may_mount() || mount("tmpfs", folder.path().c_str(), "tmpfs", MS_RDONLY, "size=64k") != 0)
      return std::string(kNoRights);
    build(folder.path() / "public", "new");
    return "published";
  });
  if (left_out(result)) return;
  INFO(result);
  CHECK(result.find("Read-only file system; give another folder with --out") != std::string::npos);
}

TEST_CASE("a mount point as the output folder is refused before the build, saying what to do") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  fs::create_directory(out);
  for (const bool bound : {false, true}) {  // a bind mount has the device number of its parent
    const std::string result = in_child([&]() -> std::string {
      if (!may_mount()) return std::string(kNoRights);
      const int done = bound ? mount(out.c_str(), out.c_str(), nullptr, MS_BIND, nullptr)
                             : mount("tmpfs", out.c_str(), "tmpfs", 0, "size=64k");
      if (done != 0) return std::string(kNoRights);
      build(out, "new");
      return "published";
    });
    if (left_out(result)) return;
    INFO(result);
    CHECK(result.find("public: ") != std::string::npos);
    CHECK(result.find("a mount point and cannot be replaced; give a folder inside it") !=
          std::string::npos);
  }
}

TEST_CASE("overlayfs, which cannot exchange folders: the site is replaced all the same") {
  TemporaryFolder folder;
  const std::string result = in_child([&]() -> std::string {
    if (!may_mount() || mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "") != 0)
      return std::string(kNoRights);
    for (const char* name : {"lower", "upper", "work", "merged"})
      fs::create_directory(folder.path() / name);
    const std::string base = folder.path().string();
    const std::string options =
        "lowerdir=" + base + "/lower,upperdir=" + base + "/upper,workdir=" + base + "/work";
    const fs::path merged = folder.path() / "merged";
    if (mount("overlay", merged.c_str(), "overlay", 0, options.c_str()) != 0)
      return std::string(kNoRights);
    build(merged / "public", "old");
    build(merged / "public", "new");
    std::string text = page(merged / "public");
    for (const auto& entry : fs::directory_iterator(merged))
      text += " " + entry.path().filename().string();
    return text;
  });
  if (left_out(result)) return;
  CHECK(result == "new public");
}

TEST_CASE("two builds at once: the second waits, says so, and wins") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  std::string said;
  {
    auto first = std::make_unique<Staging>(out);
    first->write("ky/index.html", "first");
    std::jthread second([&] {
      Staging staging(out, {.on_wait = [&](std::string_view message) { said = message; }});
      staging.write("ky/index.html", "second");
      staging.publish();
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    first->publish();
    CHECK(page(out) == "first");
    first.reset();
  }
  CHECK(page(out) == "second");
  CHECK(said == out.string() + ": waiting for another build (process " + std::to_string(getpid()) +
                    ") to finish");
}

TEST_CASE("two builds at once: the second is refused when the first takes too long") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  Staging first(out);
  first.write("ky/index.html", "first");
  StagingOptions options;
  options.wait = std::chrono::milliseconds(50);
  CHECK_THROWS_WITH_AS(Staging(out, options), doctest::Contains("is writing this site"),
                       WorldError);
  first.publish();
  CHECK(page(out) == "first");
}

TEST_CASE("many builds at once: every one ends, and nothing is left beside the site") {
  TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  {
    std::vector<std::jthread> builders;
    builders.reserve(12);
    for (int number = 0; number < 12; ++number)
      builders.emplace_back([&out, number] { build(out, std::to_string(number)); });
  }
  CHECK(std::stoi(page(out)) < 12);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}
