#include "preview/guard.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "model/world_error.h"

namespace tilmech {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

// Takes the same time whatever differs.
bool same_token(std::string_view left, std::string_view right) {
  if (left.size() != right.size() || left.empty()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  return difference == 0;
}

// The port of "name:8080", or -1 when there is none, or something else.
int port_of(std::string_view host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == host.npos || (bracket != host.npos && colon < bracket)) return -1;
  const std::string digits(host.substr(colon + 1));
  if (digits.empty() || digits.size() > 5 ||
      !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }))
    return -2;
  return std::stoi(digits);
}

bool is_known_host(const Guard& guard, std::string_view host) {
  const std::string name = host_name(host);
  // Names that were allowed by hand may stand behind a proxy with a port of its own.
  if (std::ranges::find(guard.hosts, name) != guard.hosts.end()) return port_of(host) != -2;
  return is_loopback(name) && port_of(host) == guard.port;
}

bool is_reading(const Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

}  // namespace

std::string host_name(std::string_view host) {
  if (host.starts_with('[')) return lower(host.substr(1, host.find(']') - 1));
  if (std::ranges::count(host, ':') > 1) return lower(host);
  return lower(host.substr(0, host.find(':')));
}

bool is_loopback(std::string_view host) {
  return host == "127.0.0.1" || host == "::1" || host == "localhost";
}

std::optional<std::string> refusal(const Guard& guard, const Request& request) {
  const std::string_view host = request.head("host");
  if (!is_known_host(guard, host))
    return "the preview does not answer to this name; start it with --allow-host NAME to allow it";
  const std::string_view origin = request.head("origin");
  if (!origin.empty()) {
    const std::size_t scheme = origin.find("://");
    const bool own = scheme != origin.npos && lower(origin.substr(scheme + 3)) == lower(host);
    if (!own) return "requests from other sites are refused";
  }
  // Older ways to reach across leave no Origin: a script element, an image. Following a link to
  // here is harmless and stays allowed.
  const std::string_view site = request.head("sec-fetch-site");
  const bool follows = is_reading(request) && request.head("sec-fetch-mode") == "navigate" &&
                       request.head("sec-fetch-dest") == "document";
  if (!site.empty() && site != "same-origin" && site != "none" && !follows)
    return "requests from other sites are refused";
  if (is_reading(request)) return std::nullopt;
  if (!same_token(request.head("x-tilmech-token"), guard.token))
    return "the preview was started anew: reload this page";
  return std::nullopt;
}

std::string make_token() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
    throw WorldError(std::string("no random numbers: ") + std::strerror(errno));
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string token;
  for (const unsigned char byte : bytes) {
    token += kHex[byte >> 4];
    token += kHex[byte & 15];
  }
  return token;
}

}  // namespace tilmech
