// Digests of content: in the names of assets, and in the policy that lets a page's data stand in
// it.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// SHA-256 (FIPS 180-4) as lower-case hexadecimal, 64 characters.
std::string sha256_hex(std::string_view bytes);
// SHA-256 in Base64 (RFC 4648), as Content-Security-Policy wants it after "sha256-".
std::string sha256_base64(std::string_view bytes);

}  // namespace tilmech
