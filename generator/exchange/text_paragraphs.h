// A plain text as pieces: paragraphs joined again from their lines, headings, lists, tables.
#pragma once

#include <string_view>

#include "exchange/draft.h"

namespace tilmech {

// Reads `text` (valid UTF-8). A text whose author wrote Markdown
// keeps his marks; in others they are escaped.
Reading read_plain_text(std::string_view text);

}  // namespace tilmech
