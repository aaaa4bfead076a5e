// cmark-gfm's inline nodes -> RichText.
#pragma once

#include <cmark-gfm.h>

#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// What conversion of one file needs to know and collects on the way.
struct MarkdownContext {
  Variant& variant;
  Diagnostics& diagnostics;
  int line_offset;                           // added to cmark's line numbers
  std::vector<std::string> footnote_labels;  // in order of number, as cmark numbered them
};

// The children of `parent` as text with marks. `line` is the file's line where they start.
RichText read_inlines(cmark_node* parent, int line, MarkdownContext& context);

}  // namespace tilmech
