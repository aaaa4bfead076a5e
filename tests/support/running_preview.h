// A preview of a small site, running on a free port until the test ends.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <thread>

#include "app/preview.h"
#include "support/http_client.h"
#include "support/temporary_folder.h"
#include "text/locale_format.h"

namespace tilmech::test {

constexpr std::string_view kRussian = "---\ntitle: Бюджет\ndate: 2025-01-01\n---\nПервый абзац.\n";
constexpr std::string_view kKyrgyz = "---\ntitle: Бюджет\n---\nБиринчи абзац.\n";

inline bool has(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

class RunningPreview {
 public:
  // `is_read`: otherwise the test reads the site itself, with preview().read().
  explicit RunningPreview(ServeOptions options = {}, bool is_read = true) {
    write("content/releases/budget.ru.md", kRussian);
    write("content/releases/budget.ky.md", kKyrgyz);
    write("content/releases/other.ru.md", "---\ntitle: Другое\ndate: 2025-01-02\n---\nТекст.\n");
    write("content/releases/later.ru.md",
          "---\ntitle: Позже\ndate: 2025-01-03\npublish_at: "
          "2030-05-01T10:00:00+06:00\n---\nТекст.\n");
    write("content/releases/begun.ru.md",
          "---\ntitle: Начато\ndate: 2025-01-04\ndraft: yes\n---\nТекст.\n");
    write("site/site.json",
          "{\"title\": {\"ky\": \"А\", \"ru\": \"Б\", \"en\": \"C\"}, "
          "\"languages\": [\"ky\", \"ru\", \"en\"], \"time_zone\": \"Asia/Bishkek\"}");
    options.site.root = folder_.path();
    options.site.now = *parse_instant("2026-01-01T00:00:00Z");
    options.by_clock = static_cast<bool>(options.clock);
    preview_ = std::make_unique<Preview>(options);
    if (is_read) preview_->read();
    running_ = std::thread([this] { preview_->run(); });
  }
  ~RunningPreview() {
    preview_->stop();
    running_.join();
  }

  void write(const std::string& path, std::string_view text) const {
    write_file(folder_.path() / path, text);
  }
  const std::filesystem::path& root() const { return folder_.path(); }
  int port() const { return preview_->port(); }
  Preview& preview() { return *preview_; }

  std::string get(std::string_view target, std::string_view heads = "") const {
    return fetch(port(), target, heads);
  }

  // Whether the reply to `target` comes to hold `part`, or comes to hold it no more.
  bool comes(std::string_view target, std::string_view part, bool there = true) const {
    for (int tries = 0; tries < 100; ++tries) {
      if ((get(target).find(part) != std::string::npos) == there) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Preview> preview_;
  std::thread running_;
};

}  // namespace tilmech::test
