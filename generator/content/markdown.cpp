#include "content/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <dlfcn.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>

#include <string>

#include "content/attributes.h"
#include "content/markdown_inline.h"
#include "content/markdown_limits.h"

// cmark-gfm keeps the characters at which extensions look in a table that all parsers share. Each
// parser adds its own before it reads inline text and removes them afterwards, so a parser that
// ends makes the others miss '~', ':' and 'w'. Our parsers all want the same characters: this
// definition, which stands before the library's, adds them once and never removes them.
extern "C" void cmark_manage_extensions_special_characters(cmark_parser* parser, int add) {
  using Manage = void (*)(cmark_parser*, int);
  static const auto original =
      reinterpret_cast<Manage>(dlsym(RTLD_NEXT, "cmark_manage_extensions_special_characters"));
  static std::once_flag added;
  if (add != 0) std::call_once(added, [&] { original(parser, 1); });
}

namespace tilmech {
namespace {

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

bool is_type(cmark_node* node, const char* name) {
  return std::strcmp(cmark_node_get_type_string(node), name) == 0;
}

Tree parse(std::string_view body) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES), &cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), body.data(), body.size());
  return Tree(cmark_parser_finish(parser.get()), &cmark_node_free);
}

// Reads blocks. Recursion follows the nesting of block quotes and lists, which is limited.
class BlockReader {
 public:
  explicit BlockReader(MarkdownContext& context) : context_(context) {}

  std::vector<Block> children(cmark_node* parent) {
    std::vector<Block> blocks;
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node))
      if (auto block = read(node)) blocks.push_back(std::move(*block));
    return blocks;
  }

  std::optional<Block> read(cmark_node* node) {
    Block block;
    block.first_line = first_line(node);
    block.last_line = cmark_node_get_end_line(node) + context_.line_offset;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        read_paragraph(node, block);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        read_quotation(node, block);
        break;
      case CMARK_NODE_LIST:
        read_list(node, block);
        break;
      case CMARK_NODE_ITEM:
        block.kind = BlockKind::item;
        block.children = children(node);
        break;
      case CMARK_NODE_CODE_BLOCK:
        block.kind = BlockKind::code;
        block.info = cmark_node_get_fence_info(node);
        block.text.text = cmark_node_get_literal(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        read_html(node, block);
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        block.kind = BlockKind::rule;
        break;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return std::nullopt;
      default:
        if (!is_type(node, "table")) return std::nullopt;
        read_table(node, block);
    }
    // cmark ends lists and items on the blank line after them.
    if (!block.children.empty() && block.kind != BlockKind::table)
      block.last_line = block.children.back().last_line;
    return block;
  }

  // The file's line where `node` starts. A table takes the line of a paragraph directly above it,
  // and that paragraph has none.
  int first_line(cmark_node* node) const {
    const int line = cmark_node_get_start_line(node);
    cmark_node* next = cmark_node_next(node);
    if (line == 0 && next != nullptr && is_type(next, "table"))
      return cmark_node_get_start_line(next) + context_.line_offset;
    return line + context_.line_offset;
  }

 private:
  void read_paragraph(cmark_node* node, Block& block) {
    block.kind = BlockKind::paragraph;
    block.text = read_inlines(node, block.first_line, context_);
    const auto breaks = static_cast<int>(std::ranges::count(block.text.text, '\n'));
    block.last_line = std::max(block.last_line, block.first_line + breaks);
    if (cmark_node_get_start_line(node) == 0) block.last_line = block.first_line + breaks;
    if (block.text.text.ends_with('}')) block.lang = take_block_language(block.text);
  }

  // The speaker is the last line of a quotation, when it starts with a dash.
  void read_quotation(cmark_node* node, Block& block) {
    block.kind = BlockKind::quotation;
    block.children = children(node);
    if (block.children.empty() || block.children.back().kind != BlockKind::paragraph) return;
    RichText& text = block.children.back().text;
    const std::size_t newline = text.text.rfind('\n');
    const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
    constexpr std::string_view kDash = "— ";
    if (!std::string_view(text.text).substr(begin).starts_with(kDash)) return;
    if (begin == 0 && block.children.size() == 1) return;  // nothing would be left to quote
    block.info = text.text.substr(begin + kDash.size());
    erase_bytes(text, newline == std::string::npos ? 0 : newline, text.text.size());
    if (text.text.empty()) block.children.pop_back();
  }

  void read_list(cmark_node* node, Block& block) {
    block.kind = BlockKind::list;
    block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    block.tight = cmark_node_get_list_tight(node) != 0;
    block.start = cmark_node_get_list_start(node);
    block.children = children(node);
  }

  void read_html(cmark_node* node, Block& block) {
    std::string html = cmark_node_get_literal(node);
    while (html.ends_with('\n')) html.pop_back();
    report(context_.diagnostics, Finding::raw_html, {context_.variant.file, block.first_line, 1},
           html.substr(0, html.find('\n')));
    block.text.text = std::move(html);
  }

  void read_table(cmark_node* node, Block& block) {
    block.kind = BlockKind::table;
    cmark_node* above = cmark_node_previous(node);
    if (above != nullptr && cmark_node_get_start_line(above) == 0)
      block.first_line += 1 + paragraph_breaks(above);
    const std::uint8_t* aligns = cmark_gfm_extensions_get_table_alignments(node);
    int line = block.first_line;
    for (cmark_node* row = cmark_node_first_child(node); row != nullptr;
         row = cmark_node_next(row)) {
      block.children.push_back(read_row(row, aligns, line));
      line += line == block.first_line ? 2 : 1;  // the delimiter row lies below the header
    }
    block.last_line = std::max(block.last_line, block.first_line + 1);
  }

  Block read_row(cmark_node* node, const std::uint8_t* aligns, int line) {
    Block row;
    row.kind = BlockKind::row;
    row.first_line = row.last_line = line;
    std::size_t column = 0;
    for (cmark_node* node_cell = cmark_node_first_child(node); node_cell != nullptr;
         node_cell = cmark_node_next(node_cell), ++column) {
      Block cell;
      cell.kind = BlockKind::cell;
      cell.first_line = cell.last_line = line;
      cell.text = read_inlines(node_cell, line, context_);
      const char align = aligns == nullptr ? '\0' : static_cast<char>(aligns[column]);
      cell.align = align == 'l'   ? CellAlign::left
                   : align == 'c' ? CellAlign::center
                   : align == 'r' ? CellAlign::right
                                  : CellAlign::none;
      row.children.push_back(std::move(cell));
    }
    return row;
  }

  static int paragraph_breaks(cmark_node* paragraph) {
    int breaks = 0;
    for (cmark_node* node = cmark_node_first_child(paragraph); node != nullptr;
         node = cmark_node_next(node)) {
      const cmark_node_type type = cmark_node_get_type(node);
      breaks += type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? 1 : 0;
    }
    return breaks;
  }

  MarkdownContext& context_;
};

// A heading starts a section. Reports levels that leave a gap, and level 1, which is the title's.
void open_section(cmark_node* node, MarkdownContext& context) {
  std::vector<Section>& sections = context.variant.sections;
  Section section;
  section.level = cmark_node_get_heading_level(node);
  section.line = cmark_node_get_start_line(node) + context.line_offset;
  const int above = sections.empty() ? 1 : std::max(sections.back().level, 1);
  if (section.level == 1 || section.level > above + 1) {
    report(context.diagnostics, Finding::heading_level, {context.variant.file, section.line, 1},
           std::to_string(section.level), std::to_string(above));
    section.level = std::max(2, std::min(section.level, above + 1));
  }
  section.title = read_inlines(node, section.line, context);
  section.name = take_name(section.title);
  sections.push_back(std::move(section));
}

// The label of a footnote's definition in `line`, "" when it is none.
std::string_view label_of(std::string_view line) {
  const std::size_t open = line.find_first_not_of(' ');
  if (open == std::string_view::npos || !line.substr(open).starts_with("[^")) return "";
  const std::size_t close = line.find("]:", open);
  return close == std::string_view::npos ? "" : line.substr(open + 2, close - open - 2);
}

// Footnote definitions of the source: line in the file -> label.
std::map<int, std::string> find_definitions(std::string_view body, int first_line) {
  std::map<int, std::string> labels;
  int line = first_line;
  for (std::size_t start = 0; start < body.size(); ++line) {
    const std::size_t end = std::min(body.find('\n', start), body.size());
    if (const auto label = label_of(body.substr(start, end - start)); !label.empty())
      labels.emplace(line, label);
    start = end + 1;
  }
  return labels;
}

// cmark puts the definitions that the text refers to at the end, in order of their numbers, keeps
// their labels to itself and drops the others without a word: we read the labels from the source,
// and report the others.
std::vector<cmark_node*> read_definitions(cmark_node* root, std::string_view body,
                                          MarkdownContext& context) {
  std::vector<cmark_node*> definitions;
  if (body.find("[^") == std::string_view::npos) return definitions;
  std::map<int, std::string> labels = find_definitions(body, context.line_offset + 1);
  for (cmark_node* node = cmark_node_first_child(root); node != nullptr;
       node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION) continue;
    definitions.push_back(node);
    Footnote footnote;
    footnote.number = static_cast<int>(definitions.size());
    footnote.line = cmark_node_get_start_line(node) + context.line_offset;
    const auto label = labels.extract(footnote.line);
    footnote.label = label.empty() ? std::to_string(footnote.number) : label.mapped();
    context.footnote_labels.push_back(footnote.label);
    context.variant.footnotes.push_back(std::move(footnote));
  }
  for (const auto& [line, label] : labels)
    report(context.diagnostics, Finding::footnote_unused, {context.variant.file, line, 1}, label);
  return definitions;
}

}  // namespace

void read_markdown(std::string_view body, int first_line, Variant& variant,
                   Diagnostics& diagnostics) {
  if (!check_markdown_limits(body, first_line, variant.file, diagnostics)) return;
  const Tree root = parse(body);
  MarkdownContext context{variant, diagnostics, first_line - 1, {}};
  const std::vector<cmark_node*> definitions = read_definitions(root.get(), body, context);
  BlockReader reader(context);
  for (cmark_node* node = cmark_node_first_child(root.get()); node != nullptr;
       node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
      open_section(node, context);
      continue;
    }
    auto block = reader.read(node);
    if (!block) continue;
    if (variant.sections.empty()) variant.sections.emplace_back();
    variant.sections.back().blocks.push_back(std::move(*block));
  }
  for (std::size_t i = 0; i < definitions.size(); ++i)
    variant.footnotes[i].blocks = reader.children(definitions[i]);
}

}  // namespace tilmech
