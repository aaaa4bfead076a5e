// `tilmech check`: passes 1 to 3, and everything they found.
#pragma once

#include "app/options.h"

namespace tilmech {

// Prints all findings, those of held documents too. Returns the exit status: 1 with errors, else 0.
int check(const CheckOptions& options);

}  // namespace tilmech
