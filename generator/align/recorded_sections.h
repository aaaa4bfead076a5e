// Which recorded section is which of today's, when sections were inserted, renamed or renumbered.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/recorded_addresses.h"

namespace tilmech {

// A block's address in a section that is no more, and the digest of its text, by which it is found.
struct MovedBlock {
  std::string address;
  std::string digest;
};

// What a section of today keeps of the record.
struct KeptSection {
  const RecordedSection* recorded = nullptr;  // the one whose blocks' names it keeps
  std::vector<GoneBlock> gone;                // further addresses that lead to blocks so named
  std::vector<MovedBlock> moved;              // of a section that became part of this one
};

// A recorded address that cannot be kept, and the section that has its text now, if any has.
struct LostSection {
  std::string address;
  std::optional<std::size_t> now;
};

struct KeptSections {
  std::vector<KeptSection> sections;  // by index in the source version
  std::vector<LostSection> lost;      // in the order of the record
};

// A recorded section is today's section of that address, unless the two have nothing in common and
// another section has its heading or paragraphs: then it was renumbered or became part of the
// other, and its old addresses lead there as long as no other section bears them. The sections of
// `source` have their addresses.
KeptSections keep_sections(const Variant& source, const RecordedAddresses& recorded);

}  // namespace tilmech
