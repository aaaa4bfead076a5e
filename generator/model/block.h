// Sections and blocks: what Markdown becomes, with the lines it came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/language.h"
#include "model/text.h"

namespace tilmech {

enum class BlockKind : std::uint8_t {
  paragraph,
  list,       // children: items
  item,       // children: blocks, the first usually a paragraph
  quotation,  // children: blocks; speaker
  table,      // children: rows; the first row is the header
  row,        // children: cells
  cell,       // text
  code,       // text; info
  rule,       // a thematic break
};

enum class CellAlign : std::uint8_t { none, left, center, right };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  CellAlign align = CellAlign::none;  // cell
  bool ordered = false;               // list
  bool tight = false;                 // list: items without paragraph spacing
  int start = 1;                      // ordered list: the first number
  int first_line = 0;                 // in the file, from 1
  int last_line = 0;
  std::optional<Lang> lang;          // when it is not the variant's: `{lang=en}`
  std::string address;               // fragment, "s-2.3.1-p4"; empty when not addressed on its own
  std::vector<std::string> anchors;  // further fragments that lead here: empty anchors on the page
  std::string info;                  // code: info string; quotation: the speaker, "Name, office"
  RichText text;                     // paragraph, cell, code
  std::vector<Block> children;
};

// A heading and what follows it, up to the next heading of any level. The text before the first
// heading is a section of level 0 without title.
struct Section {
  int level = 0;  // 2 ... 6; 0: the lead
  int line = 0;   // of the heading
  RichText title;
  std::string number;   // "2.3.1", Arabic, without final dot; empty when not numbered
  std::string name;     // from `{#name}`
  std::string address;  // fragment, "s-2.3.1"
  std::vector<Block> blocks;
};

struct Footnote {
  std::string label;   // as written: [^label]
  int number = 0;      // in order of first reference, from 1
  int references = 0;  // how often the text refers to it
  int line = 0;
  std::vector<Block> blocks;
};

}  // namespace tilmech
