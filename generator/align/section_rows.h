// Which sections of two languages correspond: by number or `{#name}`, else by order and content.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "align/pair_evidence.h"
#include "align/weights.h"
#include "model/block.h"

namespace tilmech {

// A section pair; one of the two may be missing. Indices into Variant::sections.
struct SectionPair {
  std::optional<std::uint32_t> left, right;
};

// The sections of one version, with the pieces by which each is known again: those of its title and
// its first blocks.
struct SectionSide {
  std::span<const Section> sections;
  std::span<const BlockPieces> starts;
};

// Pairs the sections of two versions. Sections with a number or name have their addresses, no two
// of one version the same (number_sections); the others have none. Pairs come in the order of the
// left version, sections of the right alone where their neighbours stand.
std::vector<SectionPair> pair_sections(const SectionSide& left, const SectionSide& right,
                                       PairEvidence& evidence, const AlignmentWeights& weights);

}  // namespace tilmech
