#include "preview/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>

#include "model/world_error.h"
#include "preview/threads.h"

namespace tilmech {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kMostStreams = 256;
constexpr std::size_t kMostThreads = 384;     // the streams, and then some
constexpr std::size_t kMostBytes = 50 << 20;  // of a file that the desk is given
constexpr std::size_t kFewBytes = 64 << 10;   // that are read even of whom is refused
constexpr auto kTick = milliseconds(500);     // how soon a stream whose client left is noticed
constexpr int kTicksOfSilence = 30;           // then a sign of life, for proxies

// httplib's queue of connections on our threads.
class Connections : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { threads_.run(std::move(task)); }
  void shutdown() override { threads_.finish(); }

 private:
  Threads threads_{kMostThreads};
};

Request request_of(const httplib::Request& from) {
  Request request{from.method, from.path, {}, {}, from.body};
  for (const auto& [name, value] : from.params) request.query.emplace(name, value);
  for (const auto& [name, value] : from.headers) {
    std::string key = name;
    for (char& c : key)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    // Of two with one name neither can be trusted.
    if (const auto [at, is_new] = request.heads.emplace(key, value); !is_new)
      at->second += ", " + value;
  }
  return request;
}

// Whether the body that follows is short, so that its connection can be used again.
bool is_short(const httplib::Request& request) {
  if (request.has_header("Transfer-Encoding")) return false;
  return request.get_header_value<std::uint64_t>("Content-Length") <= kFewBytes;
}

// What every reply says: nobody else may read, embed or guess it, and nothing is kept.
void set_common_heads(httplib::Response& response) {
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("X-Frame-Options", "SAMEORIGIN");
  response.set_header("Referrer-Policy", "same-origin");
  response.set_header("Cache-Control", "no-store");
  if (!response.has_header("Content-Security-Policy"))
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'self'; base-uri 'none'");
}

}  // namespace

struct Server::Impl {
  Guard guard;
  Handle handle;
  Opened opened;
  EventStreams streams{kMostStreams};
  httplib::Server http;
  socket_t listening = INVALID_SOCKET;
  int port = 0;
  // httplib forgets a stop() that comes before it listens.
  enum class Phase { before, serving, over };
  std::mutex phase_mutex;
  Phase phase = Phase::before;
  bool is_stopped = false;

  void start_stream(const Reply& reply, httplib::Response& response) {
    const auto stream = streams.open(reply.page, reply.version);
    stream->send("hello", "{}");
    opened(*stream);
    response.set_header("X-Accel-Buffering", "no");  // nginx would hold events back
    response.set_chunked_content_provider(
        "text/event-stream",
        [stream, silent = 0](std::size_t, httplib::DataSink& sink) mutable {
          const std::optional<std::string> bytes = stream->wait(kTick);
          if (!bytes) {
            sink.done();
            return true;
          }
          if (!sink.is_writable()) return false;
          if (!bytes->empty()) {
            silent = 0;
            return sink.write(bytes->data(), bytes->size());
          }
          if (++silent < kTicksOfSilence) return true;
          silent = 0;
          return sink.write(":\n\n", 3);
        },
        [this, stream](bool) { streams.leave(stream); });
  }

  // Answers before the body is read, and closes the connection because the body is not: what a
  // provider of content breaks off, httplib closes.
  static void refuse_unread(const std::string& reason, httplib::Response& response) {
    response.status = 403;
    response.set_header("Connection", "close");
    set_common_heads(response);
    const std::string body = reason + "\n";
    response.set_content_provider(body.size(), "text/plain; charset=utf-8",
                                  [body](std::size_t, std::size_t, httplib::DataSink& sink) {
                                    sink.write(body.data(), body.size());
                                    return false;
                                  });
  }

  // The first to see a request: its head, when the body is still to come.
  httplib::Server::HandlerResponse receive(const httplib::Request& from,
                                           httplib::Response& response) {
    using Next = httplib::Server::HandlerResponse;
    if (from.method == "GET" || from.method == "HEAD") {
      answer(from, response);
      return Next::Handled;
    }
    // A short body is read whoever sent it, and refused below.
    if (is_short(from)) return Next::Unhandled;
    const auto reason = refusal(guard, request_of(from));
    if (!reason) return Next::Unhandled;
    refuse_unread(*reason, response);
    return Next::Handled;
  }

  void answer(const httplib::Request& from, httplib::Response& response) {
    const Request request = request_of(from);
    Reply reply;
    if (const auto reason = refusal(guard, request)) {
      reply = text_reply(403, *reason + "\n");
    } else {
      try {
        reply = handle(request);
      } catch (const std::exception& error) {
        reply = text_reply(500, std::string(error.what()) + "\n");
      }
    }
    response.status = reply.status;
    for (const auto& [name, value] : reply.heads) response.set_header(name, value);
    set_common_heads(response);
    if (reply.is_stream)
      start_stream(reply, response);
    else
      response.set_content(reply.body, reply.type);
  }

  void set_up() {
    http.new_task_queue = [] { return new Connections; };
    // Without SO_REUSEPORT, which httplib sets: two previews would share a port by turns.
    http.set_socket_options([this](socket_t socket) {
      listening = socket;
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    http.set_tcp_nodelay(true);
    http.set_read_timeout(5);
    http.set_write_timeout(5);
    // An idle connection holds up the end of the program as long as this.
    http.set_keep_alive_timeout(1);
    http.set_payload_max_length(kMostBytes);
    http.set_pre_routing_handler(
        [this](const auto& request, auto& response) { return receive(request, response); });
    http.Post("/_desk/api/[a-z]+",
              [this](const auto& request, auto& response) { answer(request, response); });
    http.set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (response.has_header("Cross-Origin-Resource-Policy")) return;
      set_common_heads(response);
      response.set_content(fmt::format("{}\n", response.status), "text/plain");
    });
  }
};

Server::Server(const ServerOptions& options, Handle handle, Opened opened)
    : impl_(std::make_unique<Impl>()) {
  impl_->guard = options.guard;
  impl_->handle = std::move(handle);
  impl_->opened = std::move(opened);
  impl_->set_up();
  impl_->port = options.port;
  const bool taken = options.port == 0
                         ? (impl_->port = impl_->http.bind_to_any_port(options.host)) < 0
                         : !impl_->http.bind_to_port(options.host, options.port);
  if (taken)
    throw WorldError(fmt::format("{}:{} is taken or not this machine's; choose another with --port",
                                 options.host, options.port));
  impl_->guard.port = impl_->port;
  // httplib lets five connections wait; a browser that opens its tabs again brings more at once.
  ::listen(impl_->listening, SOMAXCONN);
}

Server::~Server() {
  stop();
  if (impl_->phase == Impl::Phase::before) ::close(impl_->listening);
}

int Server::port() const {
  return impl_->port;
}

EventStreams& Server::streams() {
  return impl_->streams;
}

void Server::run() {
  {
    const std::lock_guard lock(impl_->phase_mutex);
    if (impl_->is_stopped) return;
    impl_->phase = Impl::Phase::serving;
  }
  impl_->http.listen_after_bind();
  const std::lock_guard lock(impl_->phase_mutex);
  impl_->phase = Impl::Phase::over;
}

void Server::stop() {
  impl_->streams.close_all();
  const auto is_serving = [this] {
    const std::lock_guard lock(impl_->phase_mutex);
    impl_->is_stopped = true;
    return impl_->phase == Impl::Phase::serving;
  };
  // From run() to the loop that can be stopped is a moment.
  while (is_serving() && !impl_->http.is_running()) std::this_thread::sleep_for(milliseconds(1));
  impl_->http.stop();
}

}  // namespace tilmech
