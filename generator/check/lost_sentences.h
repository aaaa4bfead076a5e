// Sentences that alignment found left over, as findings.
#pragma once

#include "check/missing_blocks.h"
#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// Reports what a translation lacks of the source where it would stand, and what it has more where
// it stands.
void report_lost_sentences(const Document& document, const SectionRow& section,
                           const PlacesOfSection& places, Diagnostics& diagnostics);

}  // namespace tilmech
