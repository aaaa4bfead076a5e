// Do words of opposite sense stand where they should?
#pragma once

#include "check/difference.h"

namespace tilmech {

// Where the translation says "unlawful" and the source "lawful", by the antonyms of the glossary.
Differences compare_polarity(const Passage& source, const Passage& translation,
                             const GlossaryNames& names);

// Whether a passage names a concept or its antonym by a word that tells them apart: if it is the
// wrong one, that is for compare_polarity to say.
bool has_pole_of(const Passage& passage, std::uint32_t concept_id, const GlossaryNames& names);

}  // namespace tilmech
