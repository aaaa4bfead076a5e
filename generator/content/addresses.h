// The address of each document: its key in ASCII, the same in all languages.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Gives every document its address. Reports addresses that collide (aliases included; case does not
// tell them apart), that belong to the site itself, or that cannot be an address; and documents
// that look like misspelt versions of each other ("did you mean").
void address_documents(Site& site, Diagnostics& diagnostics);

}  // namespace tilmech
