// `tilmech approve`: who approved which text.
#pragma once

#include "app/options.h"

namespace tilmech {

// Writes an entry with the revision of today's text under `approvals` of each file. Returns the
// exit status.
int run_approve(const ApproveOptions& options);

}  // namespace tilmech
