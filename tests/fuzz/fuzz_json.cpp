// site.json and locales of any bytes: no crash, no hang, a place in every message.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "content/json_reader.h"
#include "content/settings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  tilmech::Diagnostics diagnostics;
  const auto tree = tilmech::read_json(text, "x.json", diagnostics);
  if (!tree && diagnostics.empty()) std::abort();
  tilmech::read_settings(text, "site/site.json", diagnostics);
  tilmech::read_messages(text, tilmech::Lang::ky, "locales/ky.json", diagnostics);
  for (const tilmech::Diagnostic& diagnostic : diagnostics)
    if (diagnostic.place.line < 1 || diagnostic.place.column < 1) std::abort();
  return 0;
}
