// Bytes of a text whose encoding nobody told: UTF-8, UTF-16 or windows-1251, as files of the last
// thirty years are.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

struct Decoded {
  std::string text;      // valid UTF-8 without a byte-order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"; "" when it is no text
};

// UTF-8 where the bytes are valid; UTF-16 by its byte-order mark, or by a zero in every other byte;
// else windows-1251 where most letters are Cyrillic. Files with other zero bytes, and those in
// which neither holds, are no text.
Decoded decode_text(std::string_view bytes);

}  // namespace tilmech
