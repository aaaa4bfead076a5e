// Open event streams: pages in browsers that wait to be told what changed.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace tilmech {

// One waiting page. Safe to use from many threads.
class EventStream {
 public:
  EventStream(std::string page, std::string version)
      : page_(std::move(page)), version_(std::move(version)) {}

  const std::string& page() const { return page_; }  // its path
  // What the page shows now, as a digest.
  std::string version() const;
  void set_version(std::string version);

  // Queues an event. Of too many the oldest are dropped: each tells the whole state.
  void send(std::string_view name, std::string_view data);
  // Waits up to `time` for something to write to the client; "" is nothing yet, nullopt the end.
  std::optional<std::string> wait(std::chrono::milliseconds time);
  void close();

 private:
  const std::string page_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string version_;
  std::deque<std::string> waiting_;
  bool closed_ = false;
};

class EventStreams {
 public:
  // At most `limit` streams are open; one more closes the oldest.
  explicit EventStreams(std::size_t limit) : limit_(limit) {}

  std::shared_ptr<EventStream> open(std::string page, std::string version);
  void leave(const std::shared_ptr<EventStream>& stream);
  // Calls `visit` with each open stream, outside of any lock.
  void each(const std::function<void(EventStream&)>& visit);
  // Closes every stream, and those that are opened later.
  void close_all();
  std::size_t count();

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  bool is_over_ = false;
  std::list<std::shared_ptr<EventStream>> streams_;  // the oldest first
};

}  // namespace tilmech
