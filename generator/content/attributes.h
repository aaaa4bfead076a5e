// Our marks in braces: `{#name}` after a heading, `{lang=en}` in a block's last line,
// `[phrase]{lang=en}` and `[phrase]{.noterm}` inside a text.
#pragma once

#include <optional>
#include <string>

#include "model/language.h"
#include "model/text.h"

namespace tilmech {

// Takes a final `{#name}` off the text. Returns the name, or "".
std::string take_name(RichText& text);

// Takes a last line `{lang=xx}` off the text. Returns the language, when it is one of ours.
std::optional<Lang> take_block_language(RichText& text);

// Turns `[phrase]{lang=xx}` and `[phrase]{.noterm}` into marks and takes their brackets and braces
// off the text. What does not read as one of these stays as written.
void take_phrase_marks(RichText& text);

// Takes the bytes [begin, end) off the text; marks move and shrink with it.
void erase_bytes(RichText& text, std::size_t begin, std::size_t end);

}  // namespace tilmech
