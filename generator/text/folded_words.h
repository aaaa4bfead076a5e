// The words of a text, folded, one after the other: what digests are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/segments.h"

namespace tilmech {

// Working space for reading one text after another.
class FoldedWords {
 public:
  // Calls `use` with each segment of `text` (segments.h), folded; the letters are valid until it
  // returns.
  template <class Use>
  void each(std::string_view text, const Use& use) {
    find_segments(text, segments_);
    for (const Segment& segment : segments_) {
      word_.clear();
      fold_to(text.substr(segment.begin, segment.end - segment.begin), word_);
      use(std::string_view(word_));
    }
  }

 private:
  std::vector<Segment> segments_;
  std::string word_;
};

}  // namespace tilmech
