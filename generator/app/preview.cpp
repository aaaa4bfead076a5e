#include "app/preview.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "app/page_reply.h"
#include "app/problems_json.h"
#include "model/world_error.h"
#include "preview/guard.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr int kUsualPort = 8423;
constexpr int kTries = 20;

std::string address_of(const std::string& host, int port) {
  return fmt::format("http://{}:{}/", host.find(':') != host.npos ? "[" + host + "]" : host, port);
}

// A file of the preview's own.
Reply own_file(const std::string& name) {
  const std::string_view bytes = embedded_file("site/desk/" + name);
  if (bytes.empty()) return text_reply(404, "404\n");
  return {.type = std::string(type_of(name)), .body = std::string(bytes)};
}

}  // namespace

Preview::Preview(ServeOptions options) : options_(std::move(options)) {
  server_ = take_port();
  address_ = address_of(options_.host, server_->port());
  live_ = std::make_unique<LiveSite>(LiveOptions{.site = options_.site,
                                                 .by_clock = options_.by_clock,
                                                 .clock = options_.clock,
                                                 .drafts = options_.drafts,
                                                 .base_url = address_,
                                                 .checked_at_once = options_.checked_at_once});
  desk_ = std::make_unique<Desk>(*live_, words_, options_, token_, [this] { tell_all(); });
}

void Preview::read() {
  // Watched before it is read: what is saved meanwhile is read again.
  watcher_ = std::make_unique<Watcher>(WatchOptions{watched()},
                                       [this](const Changes& changes) { change(changes); });
  live_->reload();
  tell_all();
  checks_ = std::jthread([this](const std::stop_token& end) { check(end); });
  clock_ = std::jthread([this](const std::stop_token& end) { watch_clock(end); });
}

std::unique_ptr<Server> Preview::take_port() {
  ServerOptions options{options_.host, options_.port, {options_.allowed_hosts, 0, make_token()}};
  token_ = options.guard.token;
  if (!is_loopback(options_.host)) options.guard.hosts.push_back(options_.host);
  for (std::string& host : options.guard.hosts) host = host_name(host);
  const auto make = [&] {
    return std::make_unique<Server>(
        options, [this](const Request& request) { return answer(request); },
        [this](EventStream& stream) { tell(stream); });
  };
  if (options.port != 0) return make();
  for (int tries = 0; tries < kTries; ++tries) {
    options.port = kUsualPort + tries;
    try {
      return make();
    } catch (const WorldError&) {  // taken; the next one
    }
  }
  options.port = 0;
  return make();
}

std::vector<fs::path> Preview::watched() const {
  std::vector<fs::path> trees = live_->content_folders();
  for (const char* folder : {"templates", "locales", "site"})
    trees.push_back(options_.site.root / folder);
  for (fs::path& tree : trees) tree = tree.lexically_normal();
  return trees;
}

Reply Preview::answer(const Request& request) {
  if (request.path == "/_events")
    return {.is_stream = true, .page = request.asked("page"), .version = request.asked("version")};
  if (request.path.starts_with("/_preview/")) return own_file(request.path.substr(10));
  if (request.path.starts_with("/_desk/")) return desk_->answer(request);
  return page_reply(*live_, words_, request);
}

void Preview::change(const Changes& changes) {
  if (changes.folders) {
    live_->reload();
  } else if (!live_->update({changes.files.begin(), changes.files.end()})) {
    return;
  }
  tell_all();
}

// Once a second, because a clock may be set and a machine may sleep.
void Preview::watch_clock(const std::stop_token& end) {
  std::mutex mutex;
  std::condition_variable_any ending;
  std::unique_lock lock(mutex);
  while (!ending.wait_for(lock, end, std::chrono::seconds(1), [] { return false; })) {
    if (end.stop_requested()) return;
    if (live_->follow_clock()) tell_all();
  }
}

void Preview::check(const std::stop_token& end) {
  while (!end.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      told_.wait(lock, end, [this] { return is_to_check_; });
      is_to_check_ = false;
    }
    const auto version = [this] {
      return live_->read([](const LiveState& state) { return state.version; });
    };
    const std::uint64_t before = version();
    while (!end.stop_requested() && live_->check_some()) continue;
    if (version() != before) tell_all();
  }
}

void Preview::tell_all() {
  {
    const std::lock_guard lock(mutex_);
    is_to_check_ = true;
  }
  told_.notify_all();
  server_->streams().each([this](EventStream& stream) { tell(stream); });
}

// "/ky/releases/x/": Kyrgyz; the desk's pages are asked for with theirs.
static Lang language_of(std::string_view page) {
  const std::size_t asked = page.find("ui=");
  return lang_from_code(asked == page.npos ? page.substr(std::min<std::size_t>(1, page.size()), 2)
                                           : page.substr(asked + 3, 2))
      .value_or(Lang::en);
}

void Preview::tell(EventStream& stream) {
  // What is read and what is sent belong together: a page that has just been opened must not be
  // told what was before a change, after it was told of the change.
  const std::lock_guard one_by_one(telling_);
  stream.send("problems",
              problems_json(live_->problems(), findings_.in(language_of(stream.page()))));
  const std::string version = live_->read([&](const LiveState& state) {
    return stream.page().starts_with("/_desk") ? std::to_string(state.version)
                                               : page_version(state, words_, stream.page());
  });
  if (version == stream.version()) return;
  stream.set_version(version);
  stream.send("changed", version);
}

}  // namespace tilmech
