#include "text/letter_case.h"

#include <doctest/doctest.h>

using namespace tilmech;

TEST_CASE("every letter is capital or small as ICU says") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    const auto letter = static_cast<UChar32>(c);
    if (is_upper(c) == (u_isupper(letter) != 0) && is_lower(c) == (u_islower(letter) != 0))
      continue;
    INFO("U+", static_cast<unsigned>(c));
    CHECK(is_upper(c) == (u_isupper(letter) != 0));
    CHECK(is_lower(c) == (u_islower(letter) != 0));
  }
}
