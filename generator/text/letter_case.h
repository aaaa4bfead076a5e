// Capital and small letters, answered at once for the alphabets of our languages and by ICU for
// all others: this is asked several times for each word of a site.
#pragma once

#include <unicode/uchar.h>

namespace tilmech {

namespace letter_case {

enum class Case : unsigned char { neither, capital, small, unknown };

// Latin a-z; Cyrillic from Ѐ to ҁ and from Ҋ on but for the row of the palochka: above џ capitals
// have even code points.
constexpr Case of(char32_t c) {
  if (c < 0x80)
    return c >= 'a' && c <= 'z'   ? Case::small
           : c >= 'A' && c <= 'Z' ? Case::capital
                                  : Case::neither;
  if (c < 0x400 || c >= 0x530) return Case::unknown;
  if (c < 0x430) return Case::capital;
  if (c < 0x460) return Case::small;
  if ((c >= 0x482 && c < 0x48A) || (c >= 0x4C0 && c < 0x4D0)) return Case::unknown;
  return c % 2 == 0 ? Case::capital : Case::small;
}

}  // namespace letter_case

inline bool is_upper(char32_t c) {
  const letter_case::Case known = letter_case::of(c);
  if (known != letter_case::Case::unknown) return known == letter_case::Case::capital;
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

inline bool is_lower(char32_t c) {
  const letter_case::Case known = letter_case::of(c);
  if (known != letter_case::Case::unknown) return known == letter_case::Case::small;
  return u_islower(static_cast<UChar32>(c)) != 0;
}

}  // namespace tilmech
