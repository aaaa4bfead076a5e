// The address of each section and block, the same place in every language.
#pragma once

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// Before alignment: reads the numbers of the headings, and gives an address to every section that
// has a mark of its own: `s-2.3.1`, `s-NAME` for `{#NAME}`, `s-0` for the text before the first
// heading. A number that stands there already gets its parent's prefix, and a finding. The other
// sections' addresses are empty.
void number_sections(Variant& variant, Diagnostics& diagnostics);

// After alignment (document.alignment): gives every section and block its address. A section has
// that of its row in the source language, unnumbered ones `s-h1`, `s-h2` ... in source order, those
// the source lacks `s-ky1`. Blocks of the source are numbered `s-2.3.1-p4`; a translation's block
// carries its row's first source number and anchors for the row's others, a row's second block
// `-p4-2`, a block that only Kyrgyz has `-p4-ky1`. Addresses that were recorded win
// (document.recorded); those that cannot be kept are reported.
void address_sections(Document& document, Diagnostics& diagnostics);

}  // namespace tilmech
