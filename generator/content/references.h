// Everything by which one text names another: links, see_also, antonyms, partners, contacts.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Rewrites every link of the site's texts into the form of Mark (text.h), and every key in
// `see_also`, `antonym` and `replaced_by` into its normalised form. Reports documents, partners,
// contacts and boilerplates that do not exist, with "did you mean", and takes links with other
// schemes off the text (the words stay). Documents have their addresses.
void resolve_references(Site& site, Diagnostics& diagnostics);

// The same for one document that has been read anew and will take its place in the site.
void resolve_references(const Site& site, Document& document, Diagnostics& diagnostics);

}  // namespace tilmech
