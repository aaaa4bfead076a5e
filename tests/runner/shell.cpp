// The child writes into files, not pipes: no command can block on an output that nobody reads yet.
#include "runner/shell.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include "support/temporary_folder.h"

namespace tilmech::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kTimeLimitSeconds = "60";

std::vector<std::string> environment(const fs::path& folder, const fs::path& program) {
  std::vector<std::string> variables = {
      "PATH=" + program.parent_path().string() + ":/usr/local/bin:/usr/bin:/bin", "TZ=UTC",
      "LC_ALL=C.UTF-8", "HOME=" + folder.string()};
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TMPDIR"})
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size());
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

// Nothing here but calls that are safe between fork and exec: other threads may hold any lock.
[[noreturn]] void become(const char* folder, const char* out, const char* err, char** arguments,
                         char** variables) {
  const int in_fd = open("/dev/null", O_RDONLY);
  const int out_fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_fd = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (in_fd < 0 || out_fd < 0 || err_fd < 0 || dup2(in_fd, 0) < 0 || dup2(out_fd, 1) < 0 ||
      dup2(err_fd, 2) < 0 || chdir(folder) != 0)
    _exit(125);
  close(in_fd);
  close(out_fd);
  close(err_fd);
  execve(arguments[0], arguments, variables);
  _exit(125);
}

std::string without_folder(std::string text, const std::string& folder) {
  for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
    text.replace(at, folder.size(), "ROOT");
  return text;
}

int run(std::vector<std::string> arguments, std::vector<std::string> variables,
        const fs::path& folder, const fs::path& out, const fs::path& err) {
  const std::vector<char*> argument_list = pointers(arguments);
  const std::vector<char*> variable_list = pointers(variables);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0)
    become(folder.c_str(), out.c_str(), err.c_str(), const_cast<char**>(argument_list.data()),
           const_cast<char**>(variable_list.data()));
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run_shell(const std::string& commands, const fs::path& folder, const fs::path& program) {
  const TemporaryFolder outputs;
  const fs::path out = outputs.path() / "out", err = outputs.path() / "err";
  Outcome outcome;
  outcome.status = run(
      {"/usr/bin/timeout", "--kill-after=5", kTimeLimitSeconds, "/bin/sh", "-eu", "-c", commands},
      environment(folder, program), folder, out, err);
  outcome.out = without_folder(read_file(out), folder.string());
  outcome.err = without_folder(read_file(err), folder.string());
  return outcome;
}

std::string line_diff(const std::string& expected, const std::string& actual) {
  const TemporaryFolder folder;
  write_file(folder.path() / "expected", expected);
  write_file(folder.path() / "actual", actual);
  const std::string text =
      run_shell("diff -a -u expected actual || :", folder.path(), "/usr/bin/diff").out;
  const std::size_t head = text.find('\n');
  const std::size_t body = head == std::string::npos ? head : text.find('\n', head + 1);
  return body == std::string::npos ? "" : text.substr(body + 1);
}

}  // namespace tilmech::test
