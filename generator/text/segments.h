// Word boundaries: where a text's words and numbers begin and end, by the rules of Unicode (UAX
// #29) as ICU applies them, but for @, which parts words. What a reader would join or part
// differently is the analyser's (analyser.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tilmech {

// A word or number: the bytes [begin, end) of the text. It has at least one letter or digit.
struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Segment&, const Segment&) = default;
};

// Replaces what `out` holds by the segments of `text`, in order. Any bytes will do. Texts of Latin,
// Greek and Cyrillic letters, digits and symbols are read directly, others go through ICU, with the
// same result.
void find_segments(std::string_view text, std::vector<Segment>& out);

// The same through ICU alone: slow, what find_segments is tested against.
void find_segments_with_icu(std::string_view text, std::vector<Segment>& out);

}  // namespace tilmech
