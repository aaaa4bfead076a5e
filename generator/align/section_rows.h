// Which sections of two languages correspond: by number or `{#name}`, else by order and content.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "align/text_side.h"
#include "align/weights.h"
#include "model/block.h"

namespace tilmech {

// A section pair; one of the two may be missing. Indices into Variant::sections.
struct SectionPair {
  std::optional<std::uint32_t> left, right;
};

// Pairs the sections of two versions. Sections with a number or name have their addresses, no two
// of one version the same (number_sections); the others have none. Pairs come in the order of the
// left version, sections of the right alone where their neighbours stand.
std::vector<SectionPair> pair_sections(Lang left_lang, std::span<const Section> left,
                                       Lang right_lang, std::span<const Section> right,
                                       const Vocabulary& vocabulary, TextReader& reader,
                                       const AlignmentWeights& weights);

}  // namespace tilmech
