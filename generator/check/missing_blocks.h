// Paragraphs, list items, tables that a translation lacks or has more than the source, and such as
// became something else.
#pragma once

#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

using PlacesOfSection = PerLang<std::vector<const Block*>>;

// Reports rows of a section without a block of a translation, at the source's block, and rows
// without one of the source, at the translation's; neighbours together. A section that a language
// does not have is not reported.
void report_missing_blocks(const Document& document, const SectionRow& section,
                           const PlacesOfSection& places, Diagnostics& diagnostics);

// Reports rows whose blocks are of another kind in a translation; neighbours alike once.
void report_other_structure(const Document& document, const SectionRow& section,
                            const PlacesOfSection& places, Diagnostics& diagnostics);

}  // namespace tilmech
