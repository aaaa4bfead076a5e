// Limits that keep the Markdown parser fast: Debian's cmark-gfm takes minutes and gigabytes on
// small files made for it (CVE-2023-22483 to 22486, 2023-24824, 2023-26485, 2023-37463), so we
// refuse first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/diagnostic.h"

namespace tilmech {

inline constexpr std::size_t kMaxFileBytes = 1'000'000;
inline constexpr std::size_t kMaxLineBytes = 64 * 1024;
inline constexpr int kMaxTableColumns = 64;
inline constexpr int kMaxNesting = 64;  // brackets in one paragraph, or markers at a line's start

// True when `body` is safe to parse. Otherwise reports each line that is not, numbered from
// `first_line`. Linear in the size of the text.
bool check_markdown_limits(std::string_view body, int first_line, const std::string& file,
                           Diagnostics& diagnostics);

}  // namespace tilmech
