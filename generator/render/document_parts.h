// What the pages of one document have in common, made when the first of them asks for it. One
// thread makes them, one after the other.
#pragma once

#include <optional>
#include <vector>

#include "render/parallel_cells.h"

namespace tilmech {

struct DocumentParts {
  std::optional<ParallelCells> cells;  // of the pages side by side
};

}  // namespace tilmech
