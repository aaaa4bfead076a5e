// A plain text line by line, as somebody's program broke it: what belongs to its sheets of paper
// (page numbers, running heads, footnotes at the foot) is taken out here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/draft.h"

namespace tilmech {

struct TextLine {
  std::string text;  // one space between words; a tab where three spaces or more stood
  int number = 0;    // in the file, from 1
  int gap = 0;       // empty lines before it
  int indent = 0;    // characters before its first letter
  bool page_start = false;
  bool hard_break = false;  // two spaces or a backslash at its end: in Markdown, a break
};

struct TextLines {
  std::vector<TextLine> lines;  // none of them is empty
  std::size_t width = 0;        // characters of a full line
  bool fixed = false;           // the type: every character as wide as another
  int full = 0;                 // the width of the widest lines, as line_width counts
  bool double_spaced = false;   // every other line was empty; `gap` no longer counts those
  bool markdown = false;        // the author wrote # and ** himself
};

// The width of a text in the type of `lines`.
int width_in(const TextLines& lines, std::string_view text);

// Splits `text` (valid UTF-8) into lines. Form feeds, and in a double-spaced text a line that
// follows the one before without an empty line and starts with a space, are a page's start. Drops
// page numbers and running heads, with remarks; turns footnotes into notes and their numbers in the
// text into [^n].
TextLines read_lines(std::string_view text, Reading& reading);

}  // namespace tilmech
