// HTML that several pages have in common. What differs from page to page are the ways from it to
// other pages of the site: each page puts in its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/addresses.h"

namespace tilmech {

// The place in shared HTML where the way to `address` (see addresses.h) is to stand.
struct SharedLink {
  std::size_t at;
  std::string address;
};

struct SharedHtml {
  std::string html;
  std::vector<SharedLink> links;  // in the order of their places
};

// A part of it: from the end of the part before it.
struct SharedEnd {
  std::size_t html = 0, links = 0;
};

// Appends what lies between two ends, as a page at `from` has it.
void append_part(std::string& out, const SharedHtml& shared, SharedEnd begin, SharedEnd end,
                 const Viewpoint& from);

// Appends the way from `from` to `address`, escaped.
void append_link(std::string& out, const Viewpoint& from, std::string_view address);

}  // namespace tilmech
