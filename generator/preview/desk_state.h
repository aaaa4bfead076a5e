// The whole site's state: documents against languages, as JSON for the desk and for other programs.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "preview/desk_view.h"

namespace tilmech {

enum class CellState { missing, draft, partial, stale, complete, source };

std::string_view name_of(CellState state);

// How far one language of a document is.
struct Cell {
  CellState state = CellState::missing;
  int errors = 0, warnings = 0;
  int rows = 0;  // blocks and headings of the source
  int done = 0;  // of them, those that the language has
};

Cell cell_of(const DeskView& view, const Document& document, Lang lang);

// {"languages", "documents": [{"id", "title", "cells": {"ky": {"state", ...}}}], "coverage",
// "next", "findings"}: everything the desk's first page shows. Beside "date" and "publish_at" stand
// "said_date" and "said_day": the day as its reader's language writes it.
nlohmann::json desk_state(const DeskView& view);

// Every finding, with its document and language: [{"document", "lang", "id", "severity", "file",
// "line", "message", "hint"}].
nlohmann::json desk_findings(const DeskView& view);

}  // namespace tilmech
