// The smallest texts that can be changed by themselves in a Markdown file: a paragraph, the first
// paragraph of a list item, a cell, a heading, a footnote; with what must stay around their words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/unit_content.h"
#include "model/document.h"

namespace tilmech {

struct Leaf {
  int first = 0;  // lines of the file
  int last = 0;
  int cell = -1;          // of a table's row, from 0; -1: whole lines
  std::string head;       // before the words, on the first line: "## ", "  - ", "> "
  std::string rest;       // on further lines
  std::string tail;       // behind the words: " {#name}", "\n{lang=en}"
  std::size_t width = 0;  // characters at which lines are wrapped; 0: they are not
  UnitContent content;
};

// The lines of a file without their ends. The text must live as long.
using FileLines = std::vector<std::string_view>;
FileLines file_lines(std::string_view text);

// The leaves of a place (places_in); none for code.
std::vector<Leaf> leaves_of(const Block& place, const FileLines& lines);
Leaf leaf_of_heading(const Section& section, const FileLines& lines);
// Of its first paragraph; nothing when it starts with something else.
std::vector<Leaf> leaves_of(const Footnote& footnote, const FileLines& lines);

// The last line of a place, without what has rows of its own.
int last_line_of(const Block& place, const FileLines& lines);

// All leaves of a version, in the order of the file.
std::vector<Leaf> all_leaves(const Variant& variant, const FileLines& lines);

// The text with `content` in place of the leaf's words; `shift` is added to the leaf's lines.
std::string rewrite(std::string_view text, const Leaf& leaf, const UnitContent& content,
                    int shift = 0);

}  // namespace tilmech
