// From segments to tokens, as a reader would have them: `500дөн` is a number with an ending,
// `ПАЗга` an abbreviation with one, `А.Б.Иванов` two initials and a name.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/analyser.h"
#include "text/segments.h"

namespace tilmech {

// A token before folding and stemming.
struct RawToken {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  // Numbers and abbreviations: where the ending starts, `end` if there is none.
  std::uint32_t ending = 0;
};

// Replaces what `out` holds by the tokens of `text`. `segments` is working space, overwritten.
void find_tokens(std::string_view text, std::vector<Segment>& segments, std::vector<RawToken>& out);

}  // namespace tilmech
