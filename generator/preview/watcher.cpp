#include "preview/watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "model/world_error.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A file that is still being written is told when it is closed.
constexpr std::uint32_t kWanted = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

bool is_left_out(std::string_view name) {
  return name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") ||
         name.ends_with(".tmp");
}

}  // namespace

struct Watcher::Impl {
  WatchOptions options;
  std::function<void(const Changes&)> changed;
  int inotify = -1;
  int ending = -1;
  std::map<int, fs::path> folders;  // by watch
  Changes gathered;
  std::optional<Clock::time_point> first, last;  // of what is gathered
  std::thread thread;

  ~Impl() {
    if (inotify >= 0) ::close(inotify);
    if (ending >= 0) ::close(ending);
  }

  void watch(const fs::path& folder) {
    const int id = inotify_add_watch(inotify, folder.c_str(), kWanted);
    if (id >= 0) {
      folders[id] = folder;
      return;
    }
    if (errno == ENOSPC)
      throw WorldError(folder.string() +
                       ": the system watches no more folders; raise it with: sysctl "
                       "fs.inotify.max_user_watches=524288");
    if (errno != ENOENT && errno != ENOTDIR && errno != EACCES)
      throw WorldError(folder.string() + ": cannot be watched: " + std::strerror(errno));
  }

  void watch_tree(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return;
    watch(folder);
    fs::recursive_directory_iterator walk(folder, error);
    for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
      if (!walk->is_directory(error) || walk->is_symlink(error)) continue;
      if (is_left_out(walk->path().filename().string()))
        walk.disable_recursion_pending();
      else
        watch(walk->path());
    }
  }

  // A folder that is watched already keeps its watch.
  void watch_all() {
    for (const fs::path& tree : options.trees) {
      watch(tree.parent_path().empty() ? "." : tree.parent_path());
      watch_tree(tree);
    }
  }

  void take(const inotify_event& event) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      gathered.folders = true;
      return;
    }
    const auto found = folders.find(event.wd);
    if (found == folders.end()) return;
    const fs::path folder = found->second;
    const bool gone = (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) != 0;
    if ((event.mask & IN_MOVE_SELF) != 0) inotify_rm_watch(inotify, event.wd);
    if ((event.mask & (IN_IGNORED | IN_MOVE_SELF)) != 0) folders.erase(event.wd);
    if (gone) {
      gathered.folders = true;
      return;
    }
    const std::string name = event.len > 0 ? event.name : "";
    if (name.empty() || is_left_out(name)) return;
    if (!concerns(folder, name)) return;
    if ((event.mask & IN_ISDIR) != 0)
      gathered.folders = true;
    else if ((event.mask & IN_CREATE) == 0 || is_link(folder / name))
      gathered.files.insert(folder / name);
  }

  // Of a folder around a tree only the tree itself matters.
  bool concerns(const fs::path& folder, const std::string& name) const {
    return std::ranges::any_of(options.trees, [&](const fs::path& tree) {
      const auto [at, rest] = std::ranges::mismatch(tree, folder);
      return at == tree.end() || (folder == "." ? fs::path(name) : folder / name) == tree;
    });
  }

  // A new name of a file that was written before is never closed.
  static bool is_link(const fs::path& path) {
    std::error_code error;
    return fs::is_symlink(path, error) || fs::hard_link_count(path, error) > 1;
  }

  bool any() const { return gathered.folders || !gathered.files.empty(); }

  void read_events() {
    alignas(inotify_event) std::array<char, 64 * 1024> buffer{};
    const ssize_t size = ::read(inotify, buffer.data(), buffer.size());
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      take(*event);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
    if (!any()) return;
    last = Clock::now();
    if (!first) first = last;
  }

  void tell() {
    // New folders are watched before they are looked into, so that nothing falls between.
    try {
      if (gathered.folders) watch_all();
    } catch (const WorldError& error) {
      fmt::print(stderr, "{}\n", error.what());
    }
    const Changes changes = std::move(gathered);
    gathered = {};
    first.reset();
    changed(changes);
  }

  void work() {
    std::array<pollfd, 2> waiting = {{{inotify, POLLIN, 0}, {ending, POLLIN, 0}}};
    for (;;) {
      int time = -1;
      if (first) {
        const auto due = std::min(*last + options.quiet, *first + options.longest);
        const auto left = std::chrono::ceil<milliseconds>(due - Clock::now()).count();
        time = static_cast<int>(std::max<std::int64_t>(left, 0));
      }
      const int ready = poll(waiting.data(), waiting.size(), time);
      if (ready < 0 && errno != EINTR) return;
      if ((waiting[1].revents & POLLIN) != 0) return;
      if (ready > 0 && (waiting[0].revents & POLLIN) != 0) read_events();
      if (!first) continue;
      const auto now = Clock::now();
      if (now >= *last + options.quiet || now >= *first + options.longest) tell();
    }
  }
};

Watcher::Watcher(WatchOptions options, std::function<void(const Changes&)> changed)
    : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  impl_->changed = std::move(changed);
  impl_->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  impl_->ending = eventfd(0, EFD_CLOEXEC);
  if (impl_->inotify < 0 || impl_->ending < 0)
    throw WorldError(std::string("files cannot be watched: ") + std::strerror(errno));
  impl_->watch_all();
  impl_->thread = std::thread([impl = impl_.get()] { impl->work(); });
}

Watcher::~Watcher() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t told = ::write(impl_->ending, &one, sizeof one);
  impl_->thread.join();
}

}  // namespace tilmech
