// Waiting for the end of an embargo with a clock of our own.
#include "app/publish_wait.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "support/temporary_folder.h"
#include "text/locale_format.h"

using namespace tilmech;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

struct Waiting {
  test::TemporaryFolder folder;
  Instant time = *parse_instant("2026-12-01T09:55:00+06:00");
  std::vector<std::chrono::seconds> sleeps;
  std::function<void()> while_asleep = [] {};

  void write(const std::string& publish_at) const {
    fs::create_directories(folder.path() / "content" / "releases");
    std::ofstream(folder.path() / "content" / "releases" / "a.ru.md")
        << "---\ntitle: Тихо\ndate: 2026-12-01\n"
        << publish_at << "---\nТекст.\n";
  }

  bool is_public() const {
    return fs::exists(folder.path() / "public" / "ru" / "releases" / "a" / "index.html");
  }

  int run() {
    BuildOptions options;
    options.site.root = folder.path();
    options.base_url = "https://example.org/";
    return build_until_published(options, {[this] { return time; },
                                           [this](std::chrono::seconds length) {
                                             CHECK_FALSE(is_public());
                                             sleeps.push_back(length);
                                             time += length;
                                             while_asleep();
                                           }});
  }
};

}  // namespace

TEST_CASE("FAULTS embargo: the wait ends at the instant and not a second before") {
  Waiting waiting;
  waiting.write("publish_at: 2026-12-01T10:00:30+06:00\n");
  CHECK(waiting.run() == 0);
  CHECK(waiting.is_public());
  CHECK(waiting.time == *parse_instant("2026-12-01T10:00:30+06:00"));
  REQUIRE(waiting.sleeps.size() == 6);
  CHECK(waiting.sleeps[0] == 60s);
  CHECK(waiting.sleeps[5] == 30s);
}

TEST_CASE("an instant that is moved while it is waited for is the one that counts") {
  Waiting waiting;
  waiting.write("publish_at: 2027-01-01T10:00:00+06:00\n");
  waiting.while_asleep = [&] { waiting.write("publish_at: 2026-12-01T09:57:10+06:00\n"); };
  CHECK(waiting.run() == 0);
  CHECK(waiting.is_public());
  CHECK(waiting.sleeps.size() == 3);
}

TEST_CASE("a text that is withdrawn from its embargo while waiting ends the wait") {
  Waiting waiting;
  waiting.write("publish_at: 2026-12-01T10:00:00+06:00\n");
  waiting.while_asleep = [&] {
    waiting.write("publish_at: 2026-12-01T10:00:00+06:00\ndraft: yes\n");
  };
  CHECK(waiting.run() == 0);
  CHECK_FALSE(waiting.is_public());
  CHECK(waiting.sleeps.size() == 1);
}
