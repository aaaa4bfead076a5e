// Sentences that a translation dropped or added inside a block that it otherwise renders.
#pragma once

#include <span>
#include <vector>

#include "align/block_rows.h"
#include "align/pair_evidence.h"
#include "model/alignment.h"

namespace tilmech {

// One language of a section.
struct SideText {
  const TextSide& side;
  BlockRange blocks;
};

// Aligns the sentences of each bead by the same evidence as blocks, and appends to `lost` those of
// either side that are clearly left over: where the best alignment with a gap is much likelier than
// the best one without. Calls set_window. Long beads (thousands of sentence pairs) are passed over.
void find_lost_sentences(const SideText& left, const SideText& right, std::span<const Bead> beads,
                         PairEvidence& evidence, const AlignmentWeights& weights,
                         std::vector<LostSentence>& lost);

}  // namespace tilmech
