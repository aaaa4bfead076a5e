// Copies of text files that a web server can send as they are, compressed once when the site is
// built instead of at every visit.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Whether a file with this name is worth it: pages, style sheets, scripts, drawings, feeds, tables.
bool is_compressible(std::string_view path);

// gzip (RFC 1952) without a time and a name, and Brotli (RFC 7932): the same bytes for the same
// input. Neither fails on any input.
std::string gzip(std::string_view bytes);
std::string brotli(std::string_view bytes);

}  // namespace tilmech
