// Which sections and blocks of a document's languages correspond: what side by side pages, checks
// and exchange read. Made by align/align_documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/block.h"
#include "model/language.h"

namespace tilmech {

// Blocks that say the same. Each language's are places in its section (see places_in), in order;
// none: a gap. At least one language has some.
struct Row {
  PerLang<std::vector<std::uint32_t>> blocks;

  friend bool operator==(const Row& left, const Row& right) {
    return left.blocks.values == right.blocks.values;
  }
};

// Sections that correspond: for each language the section's index in Variant::sections, if it has
// one. Every place of those sections is in exactly one row.
struct SectionRow {
  PerLang<std::optional<std::uint32_t>> sections;
  std::vector<Row> rows;
};

// Rows in the order of the source language; what it lacks stands where the others have it.
struct Alignment {
  std::vector<SectionRow> sections;
};

// The blocks of a section that correspond to others and have addresses, in reading order:
// paragraphs, list items, tables (whole), quotations (whole), code. An item and its first paragraph
// are one place, not two; what else an item holds follows it.
std::vector<const Block*> places_in(const Section& section);
std::vector<Block*> places_in(Section& section);

}  // namespace tilmech
