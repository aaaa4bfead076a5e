// Markdown -> sections and blocks: CommonMark with GitHub tables, strikethrough, autolinks and
// footnotes, read by cmark-gfm, plus our few marks in braces. The only place that knows cmark-gfm.
#pragma once

#include <string_view>

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// Reads `body` into the sections and footnotes of `variant`, whose `file` and `lang` are set.
// `body` is valid UTF-8 and starts in line `first_line` of the file. Text that would make the
// parser slow (check_markdown_limits) is reported and left unread. Safe to call from many threads.
void read_markdown(std::string_view body, int first_line, Variant& variant,
                   Diagnostics& diagnostics);

}  // namespace tilmech
