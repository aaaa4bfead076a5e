#include "exchange/markdown_text.h"

#include <fmt/format.h>

#include "exchange/unit_content.h"

namespace tilmech {
namespace {

// Without references to footnotes, which stand elsewhere.
std::string inline_text(const RichText& text) {
  UnitContent content = content_of(text);
  std::erase_if(content, [](const UnitPiece& piece) { return piece.mark == MarkKind::footnote; });
  return markdown_of(content);
}

std::string blocks_text(const std::vector<Block>& blocks);

// Each line of `text` but the first behind `rest`, the first behind `first`.
std::string indented(const std::string& text, const std::string& first, const std::string& rest) {
  std::string out = first;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += rest;
  }
  return out;
}

std::string list_text(const Block& list) {
  std::string out;
  int number = list.start;
  for (const Block& item : list.children) {
    const std::string sign = list.ordered ? fmt::format("{}. ", number++) : "- ";
    if (!out.empty()) out += list.tight ? "\n" : "\n\n";
    out += indented(blocks_text(item.children), sign, std::string(sign.size(), ' '));
  }
  return out;
}

std::string table_text(const Block& table) {
  std::string out;
  for (const Block& row : table.children) {
    out += out.empty() ? "|" : "\n|";
    for (const Block& cell : row.children) out += fmt::format(" {} |", inline_text(cell.text));
    if (&row != &table.children.front()) continue;
    out += "\n|";
    for (std::size_t i = 0; i < row.children.size(); ++i) out += " --- |";
  }
  return out;
}

std::string block_text(const Block& block) {
  switch (block.kind) {
    case BlockKind::list:
      return list_text(block);
    case BlockKind::quotation: {
      const std::string speaker = block.info.empty() ? "" : fmt::format("\n\n— {}", block.info);
      return indented(blocks_text(block.children) + speaker, "> ", "> ");
    }
    case BlockKind::code:
      return fmt::format("```{}\n{}{}```", block.info, block.text.text,
                         block.text.text.ends_with('\n') ? "" : "\n");
    case BlockKind::table:
      return table_text(block);
    case BlockKind::rule:
      return "---";
    case BlockKind::paragraph:
    case BlockKind::item:
    case BlockKind::row:
    case BlockKind::cell:
      break;
  }
  const std::string language =
      block.lang ? fmt::format("\n{{lang={}}}", code(*block.lang)) : std::string();
  return inline_text(block.text) + language;
}

std::string blocks_text(const std::vector<Block>& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (!out.empty()) out += "\n\n";
    out += block_text(block);
  }
  return out;
}

}  // namespace

std::string markdown_text(const std::vector<Section>& sections) {
  std::string out;
  for (const Section& section : sections) {
    if (section.level > 0) {
      if (!out.empty()) out += "\n\n";
      out += fmt::format("{:#>{}} {}", "", section.level, inline_text(section.title));
    }
    const std::string blocks = blocks_text(section.blocks);
    if (!out.empty() && !blocks.empty()) out += "\n\n";
    out += blocks;
  }
  return out;
}

}  // namespace tilmech
