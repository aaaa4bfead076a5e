// `tilmech serve`: the site on the editor's own machine, always as the files are now.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "app/options.h"
#include "model/time.h"

namespace tilmech {

struct ServeOptions {
  SiteOptions site;
  bool by_clock = true;                 // --now was not given
  std::function<Instant()> clock = {};  // empty: this machine's
  bool drafts = true;
  std::string host = "127.0.0.1";
  int port = 0;  // 0: the usual one, or the next that is free
  std::vector<std::string> allowed_hosts;
  bool open = false;                   // in the browser
  std::size_t checked_at_once = 1000;  // more documents are shown before they are checked
  std::string editor;   // command that opens a file at a line: "code -g {file}:{line}"
  std::string publish;  // command that brings the built site to its public place
};

// Serves until it is interrupted. Returns the exit status.
int serve(const ServeOptions& options);

}  // namespace tilmech
