// The preview's HTTP server. The only place that knows cpp-httplib, of which it uses as little as
// it can: one handler for everything, no folders, so nothing is ever found by its path on disk.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "preview/events.h"
#include "preview/guard.h"
#include "preview/http.h"

namespace tilmech {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 0;      // 0: any
  Guard guard = {};  // `port` is filled in
};

// Answers a request that has passed the guard. Called from many threads at once.
using Handle = std::function<Reply(const Request&)>;
// A stream was opened: the place to tell it what it missed.
using Opened = std::function<void(EventStream&)>;

class Server {
 public:
  // Takes the port, or throws WorldError.
  Server(const ServerOptions& options, Handle handle, Opened opened);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  EventStreams& streams();
  // Serves until stop(), which may be called from another thread.
  void run();
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
