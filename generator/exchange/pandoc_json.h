// What pandoc reads from Word, OpenDocument and HTML files, taken over from its JSON (pandoc-types
// 1.22, as Debian 12's pandoc 2.17 writes it).
#pragma once

#include <string_view>

#include "exchange/draft.h"

namespace tilmech {

// Fills `reading` with the text's blocks. False when `json` is not what pandoc writes or is nested
// deeper than any text; then `reading` holds nothing of use. Raw HTML and formulas stay as words.
// Pictures become marks in the text that stand for the name they will get. `keep_front`: the title
// and author of the file belong to its text (Word); else they are listed as dropped (a web page,
// whose <title> no reader sees).
bool read_pandoc_json(std::string_view json, bool keep_front, Reading& reading);

}  // namespace tilmech
