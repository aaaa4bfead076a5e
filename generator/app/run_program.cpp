#include "app/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/work_folder.h"
#include "model/world_error.h"
#include "publish/unique_fd.h"

namespace tilmech {
namespace {

std::vector<char*> pointers_to(const std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (const std::string& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> small_environment() {
  std::vector<std::string> environment = {"LC_ALL=C.UTF-8"};
  for (const char* name : {"PATH", "HOME", "TMPDIR"})
    if (const char* value = getenv(name)) environment.push_back(std::string(name) + "=" + value);
  return environment;
}

constexpr int kClockTimes = 3;  // how much longer than its processor time a program may take

void set_limit(pid_t child, __rlimit_resource resource, std::uint64_t most,
               std::uint64_t more = 0) {
  const rlimit limit = {most, most + more};
  prlimit(child, resource, &limit, nullptr);
}

// Waits until the child ends or its time is over, and then kills it. Returns its wait status.
int wait_for(pid_t child, std::chrono::seconds time, bool& timed_out) {
  // The header of Debian 12's pidfd_open is not for C++.
  const UniqueFd end(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
  pollfd wait = {end.get(), POLLIN, 0};
  const auto until = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    const int ready = left.count() <= 0 ? 0 : poll(&wait, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      timed_out = true;
      kill(child, SIGKILL);
    }
    break;
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw WorldError(std::string("waitpid: ") + std::strerror(errno));
  return status;
}

}  // namespace

RunResult run_program(const std::vector<std::string>& words, const RunLimits& limits,
                      const std::string& hint) {
  const WorkFolder folder;
  const std::string out = folder.path_of("out"), messages = folder.path_of("messages");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, messages.c_str(), O_WRONLY | O_CREAT, 0600);
  const std::vector<std::string> environment = small_environment();
  pid_t child = 0;
  const int error = posix_spawnp(&child, words[0].c_str(), &actions, nullptr,
                                 pointers_to(words).data(), pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error == ENOENT) throw WorldError(words[0] + " is not installed: " + hint);
  if (error != 0) throw WorldError(words[0] + ": " + std::strerror(error));
  // Set on the running child: between a fork and an exec no memory may be allocated, and what it
  // does in its first microseconds is harmless.
  if (limits.memory > 0) set_limit(child, RLIMIT_AS, limits.memory);
  set_limit(child, RLIMIT_FSIZE, limits.written);
  set_limit(child, RLIMIT_CORE, 0);
  // The soft limit sends SIGXCPU, which tells what happened; the hard one ends what ignores it.
  set_limit(child, RLIMIT_CPU, static_cast<std::uint64_t>(limits.time.count()), 5);
  RunResult result;
  const int status = wait_for(child, kClockTimes * limits.time, result.timed_out);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) result.timed_out = true;
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  result.output = folder.read("out");
  result.messages = folder.read("messages").substr(0, 4000);
  return result;
}

}  // namespace tilmech
