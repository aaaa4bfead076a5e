// What must survive translation letter by letter: mail addresses, links, footnotes, and names and
// abbreviations in Latin letters.
#pragma once

#include "check/difference.h"

namespace tilmech {

Differences compare_marks(const Passage& source, const Passage& translation);

}  // namespace tilmech
