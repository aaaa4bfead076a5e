// Who may talk to the preview. It runs on the editor's machine beside a browser that visits other
// sites too, and any of them can make that browser send requests here: only pages of our own may
// read, and only those that know this run's token may write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "preview/http.h"

namespace tilmech {

struct Guard {
  std::vector<std::string> hosts;  // names that `Host` may have, besides those of this machine
  int port = 0;
  std::string token;
};

// Why a request is refused, for its reader; nullopt: it may pass. Refused are foreign `Host`s (DNS
// rebinding), requests that a page of another origin made (Origin, Sec-Fetch-Site), and everything
// but GET and HEAD without the token.
std::optional<std::string> refusal(const Guard& guard, const Request& request);

// 128 random bits as hexadecimal digits.
std::string make_token();

// "localhost" of "LOCALHOST:8080", "::1" of "[::1]:8080".
std::string host_name(std::string_view host);

// Whether a name or address is this machine's own: 127.0.0.1, ::1, localhost.
bool is_loopback(std::string_view host);

}  // namespace tilmech
