// Findings about the glossary itself.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Reports names that two concepts of one language share, concepts that lack a language of the site,
// and definitions that are missing, say only the term again, or are another language's text. That
// a text uses a deprecated name is reported where terms are found (align/terms.h).
void check_terms(const Site& site, Diagnostics& diagnostics);

}  // namespace tilmech
