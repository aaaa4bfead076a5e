// Watches folders for changes, with inotify. Changes come in bursts (an editor writes a new file
// and renames it, git exchanges a thousand): they are gathered until it is quiet, then told once.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace tilmech {

struct Changes {
  std::set<std::filesystem::path> files;  // written, made, replaced or removed
  bool folders = false;  // folders came or went, or more happened than can be told: look anew
};

struct WatchOptions {
  // Folders, watched with all that is in them; they may come and go. Normal paths.
  std::vector<std::filesystem::path> trees;
  // How long it must be quiet, and after what time a burst is told though it goes on.
  std::chrono::milliseconds quiet{20};
  std::chrono::milliseconds longest{400};
};

class Watcher {
 public:
  // Starts watching; `changed` is called from a thread of its own. Hidden files and editors'
  // backups are left out. Throws WorldError when the system does not watch.
  Watcher(WatchOptions options, std::function<void(const Changes&)> changed);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
