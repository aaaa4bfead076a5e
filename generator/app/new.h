// `tilmech new`: starts a document in all languages of the site.
#pragma once

#include "app/options.h"

namespace tilmech {

// Writes the files and says what to do next. Refuses to overwrite. Returns the exit status.
int run_new(const NewOptions& options);

}  // namespace tilmech
