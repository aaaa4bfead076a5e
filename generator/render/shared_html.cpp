// Putting links into shared HTML.
#include "render/shared_html.h"

#include "text/escape.h"

namespace tilmech {

void append_link(std::string& out, const Viewpoint& from, std::string_view address) {
  if (from.prefix.empty()) {
    append_escaped(out, relative_link(from.folder, address));
  } else {
    append_escaped(out, from.prefix);
    append_escaped(out, address);
  }
}

void append_part(std::string& out, const SharedHtml& shared, SharedEnd begin, SharedEnd end,
                 const Viewpoint& from) {
  std::size_t written = begin.html;
  for (std::size_t i = begin.links; i < end.links; ++i) {
    const SharedLink& link = shared.links[i];
    out.append(shared.html, written, link.at - written);
    append_link(out, from, link.address);
    written = link.at;
  }
  out.append(shared.html, written, end.html - written);
}

}  // namespace tilmech
