// Pass 3: what is wrong with a document's languages, as findings. Nothing here changes the site.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Reports what differs between the languages of each document along the rows of its alignment
// (document_rows.h), translations of texts that have changed, required languages that a document
// lacks, dates that lie ahead of `today` without `publish_at`, and links to places that do not
// exist. Sections have their addresses.
void check_documents(const Site& site, Date today, Diagnostics& diagnostics);

}  // namespace tilmech
