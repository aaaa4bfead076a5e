// A line on the terminal that counts what is done. Says nothing where stderr is not a terminal.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

namespace tilmech {

class Progress {
 public:
  // `noun` is what is counted: "files".
  explicit Progress(std::string noun);

  // One more is done. Safe to call from many threads.
  void step();
  // Clears the line.
  void finish();
  long count() const { return count_; }

 private:
  void draw(long count);

  std::string noun_;
  bool shown_;
  std::atomic<long> count_{0};
  std::mutex drawing_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace tilmech
