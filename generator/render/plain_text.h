// Rich text as plain text in lines of a fixed width, as e-mail wants it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "render/kit.h"

namespace tilmech {

inline constexpr int kTextColumns = 72;

// Appends `text` wrapped at kTextColumns letters: `first` before its first line, `rest` before the
// others. A '\n' in it is a line break. What has no space to break at stays whole.
void append_wrapped(std::string& out, std::string_view text, std::string_view first = "",
                    std::string_view rest = "");

// The words of a text; where links lead stands in brackets after them, notes as "[1]".
std::string plain_words(const Kit& kit, Lang lang, const Variant& variant, const RichText& text);

// Blocks parted by empty lines, each line after `indent`.
void append_plain_blocks(std::string& out, const Kit& kit, const Variant& variant,
                         std::span<const Block> blocks, const std::string& indent = "");

}  // namespace tilmech
