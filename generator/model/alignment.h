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

// A place in a section's text.
struct TextPlace {
  std::uint32_t place = 0;  // see places_in
  std::uint32_t byte = 0;   // of its first text
};

// A sentence, or several in a row, of one language that nothing in the blocks of its row renders in
// another; one of the two is the source language.
struct LostSentence {
  Lang lang = Lang::ru;
  Lang missing_in = Lang::ky;
  TextPlace at;
  TextPlace other;  // where it would stand in the other language
};

// Sections that correspond: for each language the section's index in Variant::sections, if it has
// one. Every place of those sections is in exactly one row.
struct SectionRow {
  PerLang<std::optional<std::uint32_t>> sections;
  std::vector<Row> rows;
  std::vector<LostSentence> lost;  // in order of language, then of place
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
