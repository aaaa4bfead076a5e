#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace tilmech {
namespace {

constexpr long kStepsBetweenDraws = 256;
constexpr auto kQuietTime = std::chrono::milliseconds(300);  // short builds need no counting

}  // namespace

Progress::Progress(std::string noun)
    : noun_(std::move(noun)),
      shown_(::isatty(STDERR_FILENO) != 0),
      started_(std::chrono::steady_clock::now()) {}

void Progress::step() {
  const long count = ++count_;
  if (shown_ && count % kStepsBetweenDraws == 0) draw(count);
}

void Progress::draw(long count) {
  const std::unique_lock lock(drawing_, std::try_to_lock);
  if (!lock || std::chrono::steady_clock::now() - started_ < kQuietTime) return;
  fmt::print(stderr, "\r{} {}", count, noun_);
  std::fflush(stderr);
}

void Progress::finish() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

}  // namespace tilmech
