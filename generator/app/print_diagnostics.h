// Diagnostics on paper: for people, for programs (JSON), for code hosts (SARIF 2.1.0).
#pragma once

#include <cstdio>

#include "model/diagnostic.h"

namespace tilmech {

// Each with its source line, a caret under the column, and the hint.
void print_text(const Diagnostics& diagnostics, std::FILE* out);
// One array of {"severity", "id", "file", "line", "column", "message", "hint"}.
void print_json(const Diagnostics& diagnostics, std::FILE* out);
void print_sarif(const Diagnostics& diagnostics, std::FILE* out);

// "2 errors, 1 warning (3 silenced)"; nothing when there is nothing to say.
void print_summary(const Diagnostics& diagnostics, int silenced, std::FILE* out);

}  // namespace tilmech
