// A page of the site as the preview shows it: the page as it will be, and what only the preview
// adds: a bar that says what is not public yet, and the script that reloads it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tilmech {

struct Frame {
  std::string version;          // of the page, a digest
  std::string banner = {};      // why the page is not public: "Draft"; may be empty
  std::string desk = {};        // the desk's address for this page; empty: no link
  std::string desk_label = {};  // what the link to it says
  std::map<std::string, std::string> words = {};  // for the script: "errors" ...
  std::vector<std::string> held =
      {};  // what is not public and named here: addresses below a language, "releases/x/"
};

// The page within its frame. Its own policy, which forbids everything else, is widened for the
// event stream and requests to this server.
std::string framed(std::string_view page, const Frame& frame);

// A page for when there is none to show: the script, and lines of text, each with its language's
// code. Without scripts it is asked for again after some seconds.
std::string bare_page(const std::vector<std::pair<std::string, std::string>>& lines,
                      const Frame& frame);

}  // namespace tilmech
