// Front matter of any bytes: no crash, no hang, and a body that lies inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "content/front_matter.h"
#include "text/characters.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto collection = tilmech::kAllCollections[data[0] % tilmech::kAllCollections.size()];
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  if (tilmech::find_bad_utf8(text)) return 0;  // refused before front matter is read
  tilmech::Diagnostics diagnostics;
  const tilmech::FrontMatter front =
      tilmech::read_front_matter(text, collection, tilmech::Lang::ky, "x.ky.md", diagnostics);
  if (front.body_offset > text.size() || front.body_line < 1) std::abort();
  for (const tilmech::Diagnostic& diagnostic : diagnostics)
    if (diagnostic.place.line < 1 || diagnostic.place.column < 1) std::abort();
  return 0;
}
