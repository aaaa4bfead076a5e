// `tilmech export docx|txt KEY`: one release for a word processor or for e-mail.
#pragma once

#include "app/options.h"

namespace tilmech {

// Returns the exit status. A release under embargo is refused without --held; with it, the embargo
// is the first line.
int run_export_release(const ExportOptions& options);

}  // namespace tilmech
