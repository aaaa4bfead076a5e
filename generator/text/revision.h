// The revision of a text: short digests of its sections, by which a translation remembers what it
// rendered. Words count, spaces and punctuation do not.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace tilmech {

// The digests of a version: of title and summary, of each section, of the footnotes together. Six
// hexadecimal digits of FNV-1a over the folded words; "" for what has no words. A section's number
// (Section::number, which alignment fills in) is no word.
struct Revision {
  std::string front;
  std::vector<std::string> sections;  // by index
  std::string notes;
};
Revision revision_of(const Variant& variant);

// The revision as the field `source_revision` holds it: the digests with spaces between.
std::string write_revision(const Revision& revision);

}  // namespace tilmech
