// What in one language of a document speaks for what in the other: how likely it is, by all the
// evidence, that two stretches of text render each other.
//
// The model: for each piece of evidence in a stretch, the ratio of the probability to find its
// counterpart in a true rendering to that of finding it in a stretch of that length by chance. So
// what is rare counts much and what is everywhere counts nothing, without any list of stop words.
// Lengths count as in Gale and Church 1993. Word pairs learned from the document's own first
// alignment follow the idea of Moore 2002 (log-likelihood ratio of co-occurrence).
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "align/pair_links.h"
#include "align/text_side.h"
#include "align/weights.h"

namespace tilmech {

// Pieces [begin, end) of a side.
struct PieceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Blocks of both sides that were aligned, for learning.
struct BlockPair {
  std::vector<std::uint32_t> left, right;
};

class PairEvidence {
 public:
  // The sides outlive the object.
  PairEvidence(const TextSide& left, const TextSide& right, const AlignmentWeights& weights);

  // Sets the stretches that are compared next, usually a section: chance is measured there.
  void set_window(PieceRange left, PieceRange right);

  // The logarithm of how much likelier the two stretches are as renderings of each other than as
  // strangers. Both in the window.
  double score(PieceRange left, PieceRange right) const;

  // Takes words that often stand in aligned blocks together for renderings of each other, and the
  // usual ratio of lengths from the same.
  void learn(std::span<const BlockPair> pairs);

  // Blocks of the window that share a rare piece of evidence, as (left, right, weight): where a
  // path through a long section may run. `block_of` gives a piece's block.
  struct Anchor {
    std::uint32_t left = 0, right = 0;
    double weight = 0;
  };
  std::vector<Anchor> rare_links(std::span<const std::uint32_t> left_block_of,
                                 std::span<const std::uint32_t> right_block_of) const;

 private:
  // An item of a side that says something about the other side.
  struct TellingItem {
    float reliability = 0;
    float rate = 0;  // hits a letter in the window
    std::uint32_t first_hit = 0, last_hit = 0;
  };

  // One direction: evidence of this side, and where the other side has its counterparts.
  struct Direction {
    const TextSide* side = nullptr;
    const TextSide* other = nullptr;
    Hits hits;
    std::vector<TellingItem> items;     // piece after piece
    std::vector<std::uint32_t> starts;  // by piece, and one more: its first one in `items`
    PieceRange window;
    std::array<float, 4> first_share{};
    std::array<float, 6> last_share{};
  };

  void use_links();
  void find_telling_items(Direction& direction) const;
  void prepare(Direction& direction, PieceRange own, PieceRange other);
  double one_way(const Direction& direction, PieceRange own, PieceRange other,
                 double other_letters) const;
  double form(const Direction& direction, PieceRange own, PieceRange other) const;
  double length_score(double left, double right) const;

  const AlignmentWeights& weights_;
  double strongest_;  // weights_.strongest as a ratio
  Direction forth_, back_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> letters_left_, letters_right_;  // sums over pieces
  double expected_ = 0;  // logarithm of right letters a left letter
};

}  // namespace tilmech
