// One build at a time: a lock on a file beside the output folder. It cannot stand inside, because
// the folder is replaced, and the lock would go with it.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string_view>

#include "publish/unique_fd.h"

namespace tilmech {

// Told once when a build has to wait for another one.
using OnWait = std::function<void(std::string_view message)>;

// Holds the lock while it lives. The file goes with the lock; a killed build leaves it behind, but
// the system has released the lock, so the next build takes it over.
class FolderLock {
 public:
  // Waits up to `wait` while another process holds the lock, then throws WorldError. `folder` is
  // what the lock protects, for messages.
  FolderLock(std::filesystem::path file, const std::filesystem::path& folder,
             std::chrono::milliseconds wait, const OnWait& on_wait);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  std::filesystem::path file_;
  UniqueFd fd_;
};

}  // namespace tilmech
