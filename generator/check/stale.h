// Translations of a text that has changed since they were accepted.
#pragma once

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// Reports, for every translation that has `source_revision`, the sections of the source that have
// changed since: at the translation's section, or, when they are many, in one finding.
void report_stale(const Document& document, Diagnostics& diagnostics);

}  // namespace tilmech
