// Terms -> concepts: where texts use the words of the glossary.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Sets a mark of kind `term` at the first occurrence of each concept in each section of each text,
// in any inflected form, the longest name first; never in headings, links, code, images, phrases in
// another language or marked {.noterm}, nor in the concept's own entry, nor in documents with
// `term_links: off`. Blocks in another language are read in that language. Fills
// Site::term_uses from the texts that are not glossary entries. Reports deprecated names, once a
// text. Section addresses must have been set. Runs on all cores.
void mark_terms(Site& site, Diagnostics& diagnostics);

}  // namespace tilmech
