// What the pages of a document side by side have in common: there is one for readers of each
// language, and their cells are the same but for the order of columns and the ways to other pages.
#pragma once

#include <string_view>
#include <vector>

#include "render/kit.h"
#include "render/shared_html.h"

namespace tilmech {

// One language's cells. For each section row, in order: its title, its citation, and the cells of
// its rows; after all, the notes. What a language lacks is empty.
struct ParallelColumn {
  SharedHtml shared;
  std::vector<SharedEnd> ends;
};

// Where the links to a row lead.
struct ParallelRow {
  PerLang<std::string_view> addresses;    // of each language's first block; empty where it has none
  std::vector<std::string_view> anchors;  // all addresses that lead here, sorted, each once
};

// The views are into the document.
struct ParallelCells {
  PerLang<ParallelColumn> columns;
  std::vector<ParallelRow> rows;  // of all section rows
};

ParallelCells make_parallel_cells(const Kit& kit, const Document& document);

}  // namespace tilmech
