#include "exchange/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tilmech {
namespace {

struct Open {
  std::uint32_t end;
  std::string closing;
};

// Letters that Markdown would take for marks.
void append_escaped(std::string& out, char c) {
  if (std::string_view("\\*_`[]<").find(c) != std::string_view::npos) out += '\\';
  out += c == '\n' ? ' ' : c;
}

std::string_view link_target(std::string_view target) {
  return target.starts_with("doc:") ? target.substr(4) : target;
}

// What stands before and after the marked text.
std::pair<std::string, std::string> signs_of(const Mark& mark) {
  const std::string title = mark.title.empty() ? "" : fmt::format(" \"{}\"", mark.title);
  switch (mark.kind) {
    case MarkKind::emphasis:
      return {"*", "*"};
    case MarkKind::strong:
      return {"**", "**"};
    case MarkKind::strikethrough:
      return {"~~", "~~"};
    case MarkKind::code:
      return {"`", "`"};
    case MarkKind::link:
      return {"[", fmt::format("]({}{})", link_target(mark.target), title)};
    case MarkKind::image:
      return {"![", fmt::format("]({}{})", mark.target, title)};
    case MarkKind::language:
      return {"[", fmt::format("]{{lang={}}}", mark.target)};
    case MarkKind::no_term:
      return {"[", "]{.noterm}"};
    case MarkKind::footnote:
    case MarkKind::hard_break:
    case MarkKind::term:
      break;
  }
  return {};
}

std::string inline_text(const RichText& text) {
  std::string out;
  std::vector<Open> open;
  std::size_t next = 0;
  bool in_code = false;
  for (std::uint32_t at = 0; at <= text.text.size(); ++at) {
    while (!open.empty() && open.back().end <= at) {
      out += open.back().closing;
      in_code = in_code && open.back().closing != "`";
      open.pop_back();
    }
    bool breaks = false;
    for (; next < text.marks.size() && text.marks[next].begin <= at; ++next) {
      const Mark& mark = text.marks[next];
      breaks |= mark.kind == MarkKind::hard_break;
      if (mark.end <= mark.begin) continue;
      const auto [opening, closing] = signs_of(mark);
      out += opening;
      in_code |= mark.kind == MarkKind::code;
      open.push_back({mark.end, closing});
    }
    if (at == text.text.size()) break;
    if (breaks) {
      out += "\\\n";
    } else if (in_code) {
      out += text.text[at];
    } else {
      append_escaped(out, text.text[at]);
    }
  }
  // A sign that begins a list, a heading or a quotation only looks like one.
  const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
  if (!out.empty() && std::string_view("#+->=").find(out.front()) != std::string_view::npos)
    out.insert(out.begin(), '\\');
  else if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  return out;
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
