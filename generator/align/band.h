// Where a path through a long section may run, so that cost stays linear.
#pragma once

#include <cstdint>
#include <vector>

#include "align/block_rows.h"

namespace tilmech {

// For each left block boundary i (0 ... n) the right boundaries [lo[i], hi[i]] to look at. Both
// never fall, and the last reaches the end.
struct Band {
  std::vector<std::uint32_t> lo, hi;
};

// All of it for small ranges; else a band around what rare evidence suggests.
Band find_band(std::span<const BlockPieces> left, std::span<const BlockPieces> right,
               BlockRange left_range, BlockRange right_range, const PairEvidence& evidence);

}  // namespace tilmech
