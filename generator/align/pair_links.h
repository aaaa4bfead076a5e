// Which evidence of one language is a counterpart of which in another, and where it stands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/text_side.h"
#include "align/weights.h"

namespace tilmech {

struct Link {
  std::uint32_t left = 0;  // evidence of each side
  std::uint32_t right = 0;
  float reliability = 0;
};

// Links equal values, names, concepts and marks, words of one meaning, and cognates.
std::vector<Link> find_links(const TextSide& left, const TextSide& right,
                             const AlignmentWeights& weights);

// For the evidence of one side, the pieces of the other that hold a counterpart.
struct Hits {
  std::vector<std::uint32_t> starts;  // by evidence, and one more
  std::vector<std::uint32_t> pieces;  // sorted for each evidence, each once
  std::vector<float> reliability;     // by evidence; 0: nothing known

  std::span<const std::uint32_t> of(std::uint32_t evidence) const {
    return std::span(pieces).subspan(starts[evidence], starts[evidence + 1] - starts[evidence]);
  }
};

// The hits of `side`, which is the links' left side.
Hits find_hits(std::span<const Link> links, const TextSide& side, const TextSide& other,
               const AlignmentWeights& weights);

}  // namespace tilmech
