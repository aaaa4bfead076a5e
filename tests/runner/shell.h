// Runs the commands of a case in its folder.
#pragma once

#include <filesystem>
#include <string>

namespace tilmech::test {

struct Outcome {
  int status = 0;  // exit status; 128 + signal when killed
  std::string out, err;
};

// Runs `commands` with `sh -eu` in `folder`, with `program` first on the PATH as its own name and
// an environment that is the same everywhere: TZ=UTC, LC_ALL=C.UTF-8, HOME the folder. What they
// print about the folder is shown as ROOT. A command that takes over a minute is ended with status
// 124.
Outcome run_shell(const std::string& commands, const std::filesystem::path& folder,
                  const std::filesystem::path& program);

// `diff -u` of two texts, without its two head lines. A text without a final line end is shown so.
std::string line_diff(const std::string& expected, const std::string& actual);

}  // namespace tilmech::test
