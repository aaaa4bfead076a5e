// Threads that appear as work does. A preview mostly waits, and each waiting browser holds a
// connection: a fixed few threads would all wait, and a page asked for then would never come.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tilmech {

class Threads {
 public:
  // Never more than `limit` at once; what is too much waits its turn.
  explicit Threads(std::size_t limit) : limit_(limit) {}
  ~Threads() { finish(); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  void run(std::function<void()> task);
  // Does what is left, and ends the threads.
  void finish();

 private:
  void work();

  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool finishing_ = false;
};

}  // namespace tilmech
