// `tilmech accept`: an editor agrees that translations render today's source text.
#pragma once

#include "app/options.h"

namespace tilmech {

// Stamps each translation among the files with the revision of its source, and records the
// addresses of its document beside the source text. A file that is no version of a document is
// wrong usage; a document with errors is not accepted: exit status 1.
int run_accept(const AcceptOptions& options);

}  // namespace tilmech
