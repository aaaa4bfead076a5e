// Rows of two languages: which blocks of a stretch correspond, found by dynamic programming over
// the evidence (Gale and Church 1993 extended by evidence from the words, and by rows in exchanged
// order).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/pair_evidence.h"

namespace tilmech {

// Blocks [begin, end) of a side.
struct BlockRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Blocks that correspond, as indices into the side's blocks; one side may be empty.
using Bead = BlockPair;

// Aligns the blocks of two ranges. Beads come in the order of the left side, those without left
// blocks where their right neighbours stand; every block is in exactly one bead. Time and memory
// are linear in the number of blocks once there are more than a few hundred. Sets the window of
// `evidence`. The pieces of a range's blocks follow each other without a gap.
std::vector<Bead> align_blocks(std::span<const BlockPieces> left,
                               std::span<const BlockPieces> right, BlockRange left_range,
                               BlockRange right_range, PairEvidence& evidence,
                               const AlignmentWeights& weights);

}  // namespace tilmech
