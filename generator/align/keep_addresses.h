// Addresses that were recorded stay with their blocks when a text is edited.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "align/recorded_sections.h"
#include "model/block.h"
#include "model/diagnostic.h"
#include "model/document.h"
#include "model/recorded_addresses.h"

namespace tilmech {

// The names of a section's blocks ("p1", "p4a"), in order, and further names that lead to them.
struct BlockNames {
  std::vector<std::string> names;
  std::vector<std::vector<std::string>> anchors;  // by block: names as in GoneBlock
};

// Names by position: p1, p2 ...
BlockNames name_blocks(const Section& section);

// Names as recorded: a block that is unchanged, moved or edited keeps its name, a new one has the
// name of the one before it and a letter; the names of deleted blocks lead to the one before them.
// Names that are newly lost are reported at `place`. `kept.recorded` is there.
BlockNames keep_block_names(const Section& section, const KeptSection& kept, const Place& place,
                            Diagnostics& diagnostics);

// The addresses of the unnumbered sections, in order: `s-h1`, `s-h2` ..., or as recorded, a new one
// with the address of the one before it and a letter.
std::vector<std::string> name_sections(const std::vector<const Section*>& unnumbered,
                                       const std::optional<RecordedAddresses>& recorded);

// What is remembered of a section's words: its address, digest of the title without its number, and
// blocks without names.
RecordedSection remember_section(const Section& section);

// What `tilmech accept` writes down: the addresses of the source text as they are now. The document
// is aligned and addressed.
RecordedAddresses record_addresses(const Document& document);

}  // namespace tilmech
