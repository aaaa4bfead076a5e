// A request and its reply as the preview sees them: plain data, so that everything but the server
// itself can be tested without a socket.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tilmech {

struct Request {
  std::string method;                        // "GET"
  std::string path;                          // decoded, "/ky/releases/x/"
  std::map<std::string, std::string> query;  // decoded
  std::map<std::string, std::string> heads;  // names in lower case
  std::string body;

  std::string_view head(const std::string& name) const {
    const auto found = heads.find(name);
    return found == heads.end() ? std::string_view() : std::string_view(found->second);
  }
  // A part of the query, or "".
  std::string asked(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
  }
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body = {};
  // Further headers; the server adds those that every reply has.
  std::vector<std::pair<std::string, std::string>> heads = {};
  // Instead of a body: events, until the client leaves. `page` and `version` are what it shows.
  bool is_stream = false;
  std::string page = {};
  std::string version = {};
};

inline Reply text_reply(int status, std::string text) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text)};
}

inline Reply json_reply(int status, std::string json) {
  return {.status = status, .type = "application/json", .body = std::move(json)};
}

// The media type of a file by its name: "text/css; charset=utf-8".
std::string_view type_of(std::string_view path);

}  // namespace tilmech
