#include "exchange/unit_leaves.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/edit_text.h"

namespace tilmech {
namespace {

constexpr std::string_view kSpeakerDash = "— ";

std::string_view line_at(const FileLines& lines, int number) {
  if (number < 1 || number > static_cast<int>(lines.size())) return "";
  return lines[static_cast<std::size_t>(number) - 1];
}

// What stands before a paragraph's words: indentation and the marks of quotations.
std::string_view margin_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t>"), line.size()));
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// Where the lines of a text that runs over several are wrapped: at their longest.
std::size_t width_of(const FileLines& lines, int first, int last) {
  std::size_t width = 0;
  for (int i = first; i <= last; ++i) width = std::max(width, characters(line_at(lines, i)));
  return first < last ? width : 0;
}

Leaf leaf_of_lines(const RichText& text, int first, int last, const FileLines& lines) {
  Leaf leaf;
  leaf.first = first;
  leaf.last = last;
  leaf.head = leaf.rest = margin_of(line_at(lines, first));
  if (last > first) leaf.rest = margin_of(line_at(lines, first + 1));
  leaf.width = width_of(lines, first, last);
  leaf.content = content_of(text);
  return leaf;
}

Leaf leaf_of_paragraph(const Block& block, const FileLines& lines) {
  Leaf leaf = leaf_of_lines(block.text, block.first_line, block.last_line, lines);
  if (block.lang) leaf.tail = fmt::format("\n{}{{lang={}}}", leaf.rest, code(*block.lang));
  return leaf;
}

Leaf leaf_of_item(const Block& paragraph, const FileLines& lines) {
  Leaf leaf = leaf_of_paragraph(paragraph, lines);
  const Item item = split_item(line_at(lines, paragraph.first_line));
  if (item.marker.empty()) return leaf;
  leaf.head = item.marker;
  leaf.rest = std::string(item.marker.size(), ' ');
  return leaf;
}

// The line of a quotation's speaker, 0 when there is none.
int speaker_line(const Block& quotation, const FileLines& lines) {
  if (quotation.info.empty()) return 0;
  const int from =
      quotation.children.empty() ? quotation.first_line : quotation.children.back().first_line;
  for (int i = from; line_at(lines, i).find('>') != std::string_view::npos; ++i) {
    const std::string_view line = line_at(lines, i);
    if (line.substr(margin_of(line).size()).starts_with(kSpeakerDash)) return i;
  }
  return 0;
}

std::vector<Leaf> leaves_of_quotation(const Block& block, const FileLines& lines) {
  std::vector<Leaf> leaves;
  const int speaker = speaker_line(block, lines);
  for (const Block& child : block.children) {
    if (child.kind != BlockKind::paragraph) continue;
    Block quoted = child;
    if (speaker > 0) quoted.last_line = std::min(quoted.last_line, speaker - 1);
    leaves.push_back(leaf_of_paragraph(quoted, lines));
  }
  if (speaker > 0) {
    Leaf leaf = leaf_of_lines({block.info, {}}, speaker, speaker, lines);
    leaf.head += kSpeakerDash;
    leaves.push_back(std::move(leaf));
  }
  return leaves;
}

std::vector<Leaf> leaves_of_table(const Block& table) {
  std::vector<Leaf> leaves;
  for (const Block& row : table.children) {
    int column = 0;
    for (const Block& cell : row.children) {
      Leaf leaf;
      leaf.first = leaf.last = row.first_line;
      leaf.cell = column++;
      leaf.content = content_of(cell.text);
      leaves.push_back(std::move(leaf));
    }
  }
  return leaves;
}

// Where the words of a table's cell stand in its line; npos when there is no such cell.
std::pair<std::size_t, std::size_t> cell_range(std::string_view line, int wanted) {
  std::size_t begin = margin_of(line).size();
  if (begin < line.size() && line[begin] == '|') ++begin;
  for (int cell = 0;; ++cell) {
    std::size_t end = begin;
    while (end < line.size() && (line[end] != '|' || line[end - 1] == '\\')) ++end;
    if (cell == wanted) return {begin, end};
    if (end >= line.size()) return {std::string_view::npos, 0};
    begin = end + 1;
  }
}

// Breaks lines at spaces before they get longer than `width`, never before a word that Markdown
// would take for the start of something.
std::string wrapped(const std::string& text, const Leaf& leaf) {
  if (leaf.width == 0) return text;
  constexpr std::string_view kStarts = "-+*#>=|~`:{[0123456789\\";
  std::string out;
  std::size_t length = characters(leaf.head);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at + 1), text.size());
    const std::string_view word = std::string_view(text).substr(at, end - at);
    const std::size_t size = characters(word);
    const std::string_view bare = word.substr(word.starts_with(' ') ? 1 : 0);
    const bool safe = !bare.empty() && kStarts.find(bare.front()) == kStarts.npos &&
                      !bare.starts_with("—") && !bare.starts_with(' ');
    if (word.starts_with('\n')) {
      length = characters(leaf.rest) + size - 1;
      out += word;
    } else if (length + size > leaf.width && safe && word.starts_with(' ')) {
      out.append("\n").append(bare);
      length = characters(leaf.rest) + size - 1;
    } else {
      out += word;
      length += size;
    }
    at = end;
  }
  return out;
}

}  // namespace

FileLines file_lines(std::string_view text) {
  FileLines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::vector<Leaf> leaves_of(const Block& place, const FileLines& lines) {
  switch (place.kind) {
    case BlockKind::paragraph:
      return {leaf_of_paragraph(place, lines)};
    case BlockKind::item:
      if (place.children.empty() || place.children[0].kind != BlockKind::paragraph) return {};
      return {leaf_of_item(place.children[0], lines)};
    case BlockKind::quotation:
      return leaves_of_quotation(place, lines);
    case BlockKind::table:
      return leaves_of_table(place);
    default:
      return {};
  }
}

Leaf leaf_of_heading(const Section& section, const FileLines& lines) {
  Leaf leaf = leaf_of_lines(section.title, section.line, section.line, lines);
  const std::string_view line = line_at(lines, section.line);
  const std::size_t marks = std::min(line.find_first_not_of("# \t"), line.size());
  leaf.head = leaf.rest = line.substr(0, marks);
  if (!section.name.empty()) leaf.tail = fmt::format(" {{#{}}}", section.name);
  return leaf;
}

std::vector<Leaf> leaves_of(const Footnote& footnote, const FileLines& lines) {
  if (footnote.blocks.empty() || footnote.blocks[0].kind != BlockKind::paragraph) return {};
  Leaf leaf = leaf_of_paragraph(footnote.blocks[0], lines);
  const std::string_view line = line_at(lines, leaf.first);
  const std::size_t label = line.find("]:");
  if (leaf.first != footnote.line || label == line.npos) return {};
  leaf.head = line.substr(0, std::min(line.find_first_not_of(' ', label + 2), line.size()));
  if (leaf.last == leaf.first) leaf.rest = "    ";
  return {leaf};
}

int last_line_of(const Block& place, const FileLines& lines) {
  if (place.kind == BlockKind::item && !place.children.empty() &&
      place.children[0].kind == BlockKind::paragraph)
    return place.children[0].last_line;
  return std::max(place.last_line,
                  place.kind == BlockKind::quotation ? speaker_line(place, lines) : 0);
}

std::vector<Leaf> all_leaves(const Variant& variant, const FileLines& lines) {
  std::vector<Leaf> all;
  const auto add = [&all](std::vector<Leaf> leaves) {
    for (Leaf& leaf : leaves) all.push_back(std::move(leaf));
  };
  for (const Section& section : variant.sections) {
    if (section.level > 0) all.push_back(leaf_of_heading(section, lines));
    for (const Block* place : places_in(section)) add(leaves_of(*place, lines));
  }
  for (const Footnote& footnote : variant.footnotes) add(leaves_of(footnote, lines));
  return all;
}

std::string rewrite(std::string_view text, const Leaf& leaf, const UnitContent& content,
                    int shift) {
  const int first = leaf.first + shift, last = leaf.last + shift;
  if (leaf.cell >= 0) {
    std::string line = lines_of(text, first, first);
    const auto [begin, end] = cell_range(line, leaf.cell);
    if (begin == std::string::npos) return std::string(text);
    line.replace(begin, end - begin,
                 fmt::format(" {} ", markdown_of(content, MarkdownPlace::cell)));
    while (line.ends_with(' ')) line.pop_back();
    return replace_lines(text, first, first, line);
  }
  const bool heading = leaf.head.starts_with('#');
  const MarkdownPlace place = heading ? MarkdownPlace::heading : MarkdownPlace::line;
  std::string lines = leaf.head;
  for (const char c : wrapped(markdown_of(content, place), leaf)) {
    lines += c;
    if (c == '\n') lines += leaf.rest;
  }
  return replace_lines(text, first, last, lines + leaf.tail);
}

}  // namespace tilmech
