#include "preview/events.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace tilmech {
namespace {

constexpr std::size_t kMostWaiting = 64;

}  // namespace

std::string EventStream::version() const {
  const std::lock_guard lock(mutex_);
  return version_;
}

void EventStream::set_version(std::string version) {
  const std::lock_guard lock(mutex_);
  version_ = std::move(version);
}

void EventStream::send(std::string_view name, std::string_view data) {
  std::string event = "event: " + std::string(name) + "\n";
  for (std::size_t at = 0; at <= data.size();) {
    const std::size_t end = std::min(data.find('\n', at), data.size());
    event.append("data: ").append(data.substr(at, end - at)).append("\n");
    at = end + 1;
  }
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(event + "\n");
    if (waiting_.size() > kMostWaiting) waiting_.pop_front();
  }
  changed_.notify_all();
}

std::optional<std::string> EventStream::wait(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return closed_ || !waiting_.empty(); });
  if (closed_) return std::nullopt;
  std::string all;
  for (const std::string& event : waiting_) all += event;
  waiting_.clear();
  return all;
}

void EventStream::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

std::shared_ptr<EventStream> EventStreams::open(std::string page, std::string version) {
  auto stream = std::make_shared<EventStream>(std::move(page), std::move(version));
  std::shared_ptr<EventStream> oldest;
  {
    const std::lock_guard lock(mutex_);
    if (is_over_) stream->close();
    if (streams_.size() >= limit_) {
      oldest = streams_.front();
      streams_.pop_front();
    }
    streams_.push_back(stream);
  }
  if (oldest) oldest->close();
  return stream;
}

void EventStreams::leave(const std::shared_ptr<EventStream>& stream) {
  const std::lock_guard lock(mutex_);
  streams_.remove(stream);
}

void EventStreams::each(const std::function<void(EventStream&)>& visit) {
  std::vector<std::shared_ptr<EventStream>> all;
  {
    const std::lock_guard lock(mutex_);
    all.assign(streams_.begin(), streams_.end());
  }
  for (const auto& stream : all) visit(*stream);
}

void EventStreams::close_all() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  each([](EventStream& stream) { stream.close(); });
}

std::size_t EventStreams::count() {
  const std::lock_guard lock(mutex_);
  return streams_.size();
}

}  // namespace tilmech
