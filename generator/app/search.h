// `tilmech search`: what a reader of the built site would find.
#pragma once

#include "app/options.h"

namespace tilmech {

// Prints the results, best first. Reads the built index alone. Returns the exit status: 3 where
// there is no index.
int run_search(const SearchOptions& options);

}  // namespace tilmech
