// The address of each section and block, the same place in every language.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Gives sections their numbers and addresses (`s-2.3.1`, `s-NAME` for `{#NAME}`, `s-h1`, `s-h2` ...
// in order where there is neither) and blocks theirs (`s-2.3.1-p4`; those before the first heading
// `s-0-p1`). A number that stands there already gets its parent's prefix, and a finding.
void address_sections(Site& site, Diagnostics& diagnostics);

}  // namespace tilmech
