// The running preview: the server, the site in memory and the watcher of its files, put together.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "app/desk.h"
#include "app/desk_words.h"
#include "app/live_site.h"
#include "app/serve.h"
#include "preview/server.h"
#include "preview/watcher.h"

namespace tilmech {

class Preview {
 public:
  // Takes a port, or throws WorldError when it is taken. Until read() has read the site, every page
  // says that it is being read.
  explicit Preview(ServeOptions options);

  // Reads the site, and begins to follow its files and the clock. Beside run(), or before it.
  // Throws WorldError when the system does not watch files.
  void read();

  const std::string& address() const { return address_; }  // "http://127.0.0.1:8423/"
  const std::string& token() const { return token_; }      // for requests that write
  int port() const { return server_->port(); }
  const LiveSite& live() const { return *live_; }
  EventStreams& streams() { return server_->streams(); }
  // Serves until stop(), which another thread calls.
  void run() { server_->run(); }
  void stop() { server_->stop(); }

 private:
  std::unique_ptr<Server> take_port();
  std::vector<std::filesystem::path> watched() const;
  Reply answer(const Request& request);
  void change(const Changes& changes);
  // Until the preview ends: what the clock changes is changed, and told.
  void watch_clock(const std::stop_token& end);
  // Until the preview ends: what has not been checked is checked, and told.
  void check(const std::stop_token& end);
  // Tells every open page what it has to know.
  void tell_all();
  // Tells a page that it has changed, if it has, and what is wrong in the files.
  void tell(EventStream& stream);

  const ServeOptions options_;
  const DeskWords words_;
  const FindingWords findings_;
  std::string token_;
  std::string address_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<LiveSite> live_;
  std::unique_ptr<Desk> desk_;
  std::mutex mutex_;
  std::condition_variable_any told_;
  bool is_to_check_ = false;  // something has changed
  std::mutex telling_;        // held while a page is told what is the case
  std::unique_ptr<Watcher> watcher_;
  std::jthread clock_, checks_;
};

}  // namespace tilmech
