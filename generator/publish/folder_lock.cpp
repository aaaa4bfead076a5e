// flock and not a file with a process number in it: the system drops the lock when its holder dies,
// however it dies.
#include "publish/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>

#include "publish/failure.h"

namespace tilmech {
namespace {

namespace fs = std::filesystem;

UniqueFd open_lock_file(const fs::path& file) {
  UniqueFd fd(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!fd) throw disk_error(file, "the lock file cannot be opened", errno);
  return fd;
}

// The last holder removes the file, so what we locked may no longer be what the path names: then
// two builds would each hold a lock of their own.
bool still_named(int fd, const fs::path& file) {
  struct stat held {};
  struct stat named {};
  return ::fstat(fd, &held) == 0 && ::lstat(file.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

// Only for messages: a holder that has not written its number yet is "another process".
std::string holder(int fd) {
  std::array<char, 32> text{};
  const ssize_t count = ::pread(fd, text.data(), text.size(), 0);
  if (count <= 0) return "another process";
  return fmt::format("process {}", std::string_view(text.data(), static_cast<std::size_t>(count)));
}

void write_holder(int fd) {
  const std::string text = std::to_string(::getpid());
  if (::ftruncate(fd, 0) != 0 || ::pwrite(fd, text.data(), text.size(), 0) < 0) return;
}

}  // namespace

FolderLock::FolderLock(fs::path file, const fs::path& folder, std::chrono::milliseconds wait,
                       const OnWait& on_wait)
    : file_(std::move(file)) {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  bool said = false;
  while (true) {
    UniqueFd fd = open_lock_file(file_);
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) {
      if (!still_named(fd.get(), file_)) continue;
      write_holder(fd.get());
      fd_ = std::move(fd);
      return;
    }
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) throw disk_error(file_, "cannot be locked", errno);
    if (std::chrono::steady_clock::now() >= deadline)
      throw WorldError(
          fmt::format("{}: another build ({}) is writing this site; let it finish, then "
                      "build again",
                      folder.string(), holder(fd.get())));
    if (!said && on_wait)
      on_wait(fmt::format("{}: waiting for another build ({}) to finish", folder.string(),
                          holder(fd.get())));
    said = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

FolderLock::~FolderLock() {
  if (fd_) ::unlink(file_.c_str());  // while we hold it: see still_named
}

}  // namespace tilmech
