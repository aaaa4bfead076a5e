// Other people's programs, run on files that may come from anywhere: with limits.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace tilmech {

struct RunLimits {
  std::chrono::seconds time{120};      // of the processor; three times as long by the clock
  std::uint64_t memory = 0;            // bytes of address space; 0: no limit
  std::uint64_t written = 256U << 20;  // bytes of any file it writes
};

struct RunResult {
  bool timed_out = false;
  int status = -1;       // its exit status; -1 when a signal or a limit ended it
  std::string output;    // standard output
  std::string messages;  // standard error, its first 4000 bytes
};

// Runs `words` (a program of PATH and its arguments; no shell) to its end, with nothing on its
// standard input and no environment but PATH, HOME, TMPDIR and a UTF-8 locale. A program that takes
// longer is killed; on a busy machine it is not to blame for waiting. Throws WorldError where it
// cannot be started; `hint` says what to do where it is not installed.
RunResult run_program(const std::vector<std::string>& words, const RunLimits& limits,
                      const std::string& hint);

}  // namespace tilmech
