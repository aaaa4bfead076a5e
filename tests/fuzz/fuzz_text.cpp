// Keys and characters under random bytes: nothing crashes, and what is promised about results
// holds.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "text/characters.h"
#include "text/key.h"

using namespace tilmech;

namespace {

// assert() that stays in optimised builds.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto bad = find_bad_utf8(text);
  require(!bad || *bad < size);
  require(column_at(text, size) >= 1);
  for (const BadCharacter& found : find_forbidden_characters(text)) require(found.offset < size);
  for (const MixedWord& found : find_mixed_words(text)) {
    require(text.substr(found.offset).starts_with(found.word));
    require(bad || find_mixed_words(found.fixed).empty());
  }

  const std::string key = normalise_key(text);
  require(!find_bad_utf8(key));
  require(normalise_key(key) == key);
  const std::string address = ascii_address(key);
  require(address.empty() == key.empty());
  for (char c : address)
    require((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/');
  require(ascii_address(address) == address);

  Diagnostics diagnostics;
  check_key(text, {"x.ru.md", 1, 1}, diagnostics);
  const std::string half(text.substr(0, size / 2)), rest(text.substr(size / 2));
  const std::string candidates[] = {half, rest};
  const std::string found = nearest(half, candidates);
  require(found.empty() || found == rest);
  return 0;
}
