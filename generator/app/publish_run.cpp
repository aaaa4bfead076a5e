#include "app/publish_run.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "model/world_error.h"
#include "publish/unique_fd.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostOutput = 64 * 1024;

// Starts a program in a group of its own, with signals as usual; `output` (or -1) takes what it
// prints.
pid_t spawn(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> list;
  list.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments) list.push_back(const_cast<char*>(argument.c_str()));
  list.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (output >= 0) {
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  pid_t child = 0;
  const int error = posix_spawnp(&child, list[0], &actions, &attributes, list.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) throw WorldError(arguments[0] + ": " + std::strerror(error));
  return child;
}

}  // namespace

void start_program(const std::vector<std::string>& arguments) {
  const pid_t child = spawn(arguments, -1);
  std::thread([child] { waitpid(child, nullptr, 0); }).detach();
}

PublishRun::PublishRun(SiteOptions site, std::string command)
    : site_(std::move(site)), command_(std::move(command)) {}

PublishRun::~PublishRun() {
  {
    const std::lock_guard lock(mutex_);
    if (child_ > 0) kill(-child_, SIGTERM);
  }
  if (thread_.joinable()) thread_.join();
}

bool PublishRun::start() {
  const std::lock_guard lock(mutex_);
  if (state_.phase == "building" || state_.phase == "publishing") return false;
  if (thread_.joinable()) thread_.join();
  state_ = {.phase = "building"};
  thread_ = std::thread([this] { work(); });
  return true;
}

PublishState PublishRun::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void PublishRun::set_phase(const std::string& phase, int status) {
  const std::lock_guard lock(mutex_);
  state_.phase = phase;
  state_.status = status;
}

void PublishRun::work() {
  try {
    const fs::path out = site_.root / "public";
    std::vector<std::string> build = {"/proc/self/exe",    "build", "--root",
                                      site_.root.string(), "--out", out.string()};
    for (const fs::path& folder : site_.content) {
      build.emplace_back("--content");
      build.push_back(folder.string());
    }
    if (const int status = run(build); status != 0) return set_phase("failed", status);
    if (command_.empty()) return set_phase("done", 0);
    set_phase("publishing", 0);
    // The shell learns where the site is as a variable of its own.
    const int status = run({"/bin/sh", "-c", "TILMECH_OUT=$1; export TILMECH_OUT; " + command_,
                            "sh", fs::absolute(out).string()});
    set_phase(status == 0 ? "done" : "failed", status);
  } catch (const std::exception& error) {
    {
      const std::lock_guard lock(mutex_);
      state_.output += std::string(error.what()) + "\n";
    }
    set_phase("failed", 3);
  }
}

int PublishRun::run(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw WorldError(std::strerror(errno));
  const UniqueFd reading(ends[0]);
  UniqueFd writing(ends[1]);
  const pid_t child = spawn(arguments, writing.get());
  writing = UniqueFd();
  {
    const std::lock_guard lock(mutex_);
    child_ = child;
  }
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t size = ::read(reading.get(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    const std::lock_guard lock(mutex_);
    state_.output.append(buffer.data(), static_cast<std::size_t>(size));
    if (state_.output.size() > kMostOutput)
      state_.output.erase(0, state_.output.size() - kMostOutput);
  }
  int status = 0;
  waitpid(child, &status, 0);
  const std::lock_guard lock(mutex_);
  child_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace tilmech
