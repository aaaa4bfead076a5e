// Findings as the browser is told them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "app/source_lines.h"
#include "model/diagnostic.h"
#include "preview/desk_view.h"

namespace tilmech {

// {"severity", "id", "file", "line", "column", "message", "hint", "excerpt"}
nlohmann::json finding_json(const Diagnostic& finding, SourceLines& lines,
                            const SayFinding& say = {});

// All of them, as an array.
std::string problems_json(const Diagnostics& problems, const SayFinding& say = {});

}  // namespace tilmech
