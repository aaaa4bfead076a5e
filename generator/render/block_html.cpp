// Blocks to HTML. Addresses of sections and blocks become ids, so that a link to a paragraph opens
// there; the language of a block that differs from its document's becomes `lang`.
#include "render/block_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/html_text.h"
#include "render/typeset.h"

namespace tilmech {

namespace {

void append_start(BodyWriter& body, std::string_view element, const Block& block,
                  std::string_view classes = "") {
  body.out += '<';
  body.out += element;
  if (!block.address.empty() && body.addresses) append_attribute(body.out, "id", block.address);
  if (!classes.empty()) append_attribute(body.out, "class", classes);
  if (block.lang && *block.lang != body.lang) append_attribute(body.out, "lang", code(*block.lang));
}

void append_block(BodyWriter& body, const Block& block);

// Empty places for the other addresses that lead to a block.
void append_anchors(BodyWriter& body, const Block& block) {
  if (!body.addresses) return;
  for (const std::string& anchor : block.anchors) {
    body.out += "<a";
    append_attribute(body.out, "id", anchor);
    body.out += "></a>";
  }
}

void append_row_link(BodyWriter& body, std::string_view address, std::string_view label) {
  body.out += "<a class=\"row\" href=\"";
  append_escaped(body.out, body.row_link);
  body.out += '#';
  append_escaped(body.out, address);
  body.out += "\" aria-label=\"";
  append_escaped(body.out, label);
  body.out += "\"></a>";
}

// "Read side by side: paragraph 4" for s-2.3-p4.
std::string row_label(const BodyWriter& body, std::string_view address) {
  constexpr std::string_view kBeforeNumber = "-p", kPlace = "{n}";
  std::string label = body.row_label;
  const std::size_t number = address.rfind(kBeforeNumber), place = label.find(kPlace);
  if (place != label.npos)
    label.replace(place, kPlace.size(),
                  number == address.npos ? address : address.substr(number + kBeforeNumber.size()));
  return label;
}

// Around a block's text: at the end of the first that is written, the link to the block's row side
// by side.
void begin_text(BodyWriter& body, const Block& block) {
  if (!body.row_link.empty() && !block.address.empty()) body.waiting_row = block.address;
}

void end_text(BodyWriter& body) {
  if (body.waiting_row.empty()) return;
  const std::string address = std::exchange(body.waiting_row, {});
  append_row_link(body, address, row_label(body, address));
}

// The items of a tight list stand without paragraphs around them.
void append_item(BodyWriter& body, const Block& item, bool tight) {
  append_start(body, "li", item);
  body.out += '>';
  append_anchors(body, item);
  begin_text(body, item);
  for (const Block& child : item.children) {
    const bool bare = tight && child.kind == BlockKind::paragraph && child.address.empty();
    if (bare) {
      append_inline(body, child.text);
      end_text(body);
    } else {
      append_block(body, child);
    }
  }
  end_text(body);
  body.out += "</li>\n";
}

void append_list(BodyWriter& body, const Block& list) {
  const std::string_view element = list.ordered ? "ol" : "ul";
  append_start(body, element, list);
  if (list.ordered && list.start != 1)
    append_attribute(body.out, "start", std::to_string(list.start));
  body.out += ">\n";
  for (const Block& item : list.children) append_item(body, item, list.tight);
  fmt::format_to(std::back_inserter(body.out), "</{}>\n", element);
}

void append_quotation(BodyWriter& body, const Block& quotation) {
  const bool spoken = !quotation.info.empty();
  append_start(body, spoken ? "figure" : "blockquote", quotation, spoken ? "quotation" : "");
  body.out += spoken ? "><blockquote>\n" : ">\n";
  begin_text(body, quotation);
  append_blocks(body, quotation.children);
  end_text(body);
  body.out += "</blockquote>\n";
  if (!spoken) return;
  body.out += "<figcaption>";
  append_escaped(body.out, quotation.info);
  body.out += "</figcaption></figure>\n";
}

std::string_view class_of(CellAlign align) {
  switch (align) {
    case CellAlign::center:
      return "center";
    case CellAlign::right:
      return "end";
    case CellAlign::left:
    case CellAlign::none:
      break;
  }
  return "";
}

void append_row(BodyWriter& body, const Block& row, bool header) {
  body.out += "<tr>";
  for (const Block& cell : row.children) {
    // An empty corner is no heading for anything.
    const bool heads = header && !cell.text.text.empty();
    append_start(body, heads ? "th" : "td", cell, class_of(cell.align));
    body.out += heads ? " scope=\"col\">" : ">";
    append_inline_hyphenated(body, cell.text, Hyphens::cell);
    body.out += heads ? "</th>" : "</td>";
  }
  body.out += "</tr>\n";
}

// A wide table scrolls in its own box, which the keyboard can reach.
void append_table(BodyWriter& body, const Block& table) {
  append_start(body, "div", table, "scroll");
  append_attribute(body.out, "tabindex", "0");
  append_attribute(body.out, "role", "region");
  append_attribute(body.out, "aria-label", body.table_name);
  body.out += "><table>\n";
  for (std::size_t i = 0; i < table.children.size(); ++i) {
    if (i == 0) body.out += "<thead>";
    if (i == 1) body.out += "<tbody>\n";
    append_row(body, table.children[i], i == 0);
    if (i == 0) body.out += "</thead>\n";
  }
  if (table.children.size() > 1) body.out += "</tbody>";
  body.out += "</table>";
  begin_text(body, table);
  end_text(body);
  body.out += "</div>\n";
}

void append_code(BodyWriter& body, const Block& block) {
  append_start(body, "pre", block);
  body.out += " translate=\"no\"><code>";
  // The link to the row follows: behind a line's end it would make an empty line.
  std::string_view code = block.text.text;
  if (code.ends_with('\n')) code.remove_suffix(1);
  append_escaped(body.out, code);
  body.out += "</code>";
  begin_text(body, block);
  end_text(body);
  body.out += "</pre>\n";
}

// Whether a paragraph is a picture and nothing else, with a title: `![](map.png "The oblasts")`.
bool is_figure(const RichText& text) {
  if (text.marks.size() != 1) return false;
  const Mark& mark = text.marks.front();
  return mark.kind == MarkKind::image && !mark.title.empty() && mark.begin == 0 &&
         mark.end == text.text.size();
}

// The title is the caption, for every reader; a tooltip is for those with a mouse alone.
void append_figure(BodyWriter& body, const Block& block) {
  append_start(body, "figure", block, "photo");
  body.out += '>';
  append_anchors(body, block);
  RichText picture = block.text;
  const std::string caption = std::exchange(picture.marks.front().title, {});
  append_inline(body, picture);
  body.out += "<figcaption>";
  append_typeset(body.out, caption, 0, caption.size());
  begin_text(body, block);
  end_text(body);
  body.out += "</figcaption></figure>\n";
}

void append_paragraph(BodyWriter& body, const Block& block) {
  append_start(body, "p", block);
  body.out += '>';
  append_anchors(body, block);
  begin_text(body, block);
  append_inline(body, block.text);
  end_text(body);
  body.out += "</p>\n";
}

void append_block(BodyWriter& body, const Block& block) {
  const bool holds_anchors = block.kind == BlockKind::paragraph || block.kind == BlockKind::item;
  if (!holds_anchors) append_anchors(body, block);
  switch (block.kind) {
    case BlockKind::paragraph:
      if (is_figure(block.text))
        append_figure(body, block);
      else
        append_paragraph(body, block);
      break;
    case BlockKind::list:
      append_list(body, block);
      break;
    case BlockKind::item:
      append_item(body, block, false);
      break;
    case BlockKind::quotation:
      append_quotation(body, block);
      break;
    case BlockKind::table:
      append_table(body, block);
      break;
    case BlockKind::row:
      append_row(body, block, false);
      break;
    case BlockKind::cell:
      append_inline(body, block.text);
      break;
    case BlockKind::code:
      append_code(body, block);
      break;
    case BlockKind::rule:
      body.out += "<hr>\n";
      break;
  }
}

void append_heading(BodyWriter& body, const Section& section) {
  const int level = std::clamp(section.level, 2, 6);
  fmt::format_to(std::back_inserter(body.out), "<div class=\"heading\"><h{}", level);
  if (!section.address.empty()) append_attribute(body.out, "id", section.address);
  body.out += '>';
  append_inline_hyphenated(body, section.title, Hyphens::heading);
  fmt::format_to(std::back_inserter(body.out), "</h{}>", level);
  if (!section.address.empty()) {
    body.out += "<a class=\"anchor\" href=\"#";
    append_escaped(body.out, section.address);
    body.out += "\" aria-label=\"";
    append_escaped(body.out, body.link_to_heading);
    body.out += ": ";
    append_escaped(body.out, plain_text(section.title));
    body.out += "\">#</a>";
    if (!body.row_link.empty())
      append_row_link(body, section.address,
                      fmt::format("{}: {}", body.section_label, plain_text(section.title)));
  }
  if (body.after_heading) body.after_heading(body, section);
  body.out += "</div>\n";
}

}  // namespace

void append_blocks(BodyWriter& body, const std::vector<Block>& blocks) {
  for (const Block& block : blocks) append_block(body, block);
}

void append_place(BodyWriter& body, const Block& block) {
  if (block.kind != BlockKind::item) {
    append_block(body, block);
    return;
  }
  append_start(body, "li", block);
  body.out += '>';
  if (!block.children.empty() && block.children[0].kind == BlockKind::paragraph)
    append_inline(body, block.children[0].text);
  body.out += "</li>\n";
}

void append_sections(BodyWriter& body, const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    if (section.level > 0) append_heading(body, section);
    append_blocks(body, section.blocks);
  }
  append_footnotes(body);
}

void append_footnotes(BodyWriter& body) {
  if (body.footnotes.empty()) return;
  fmt::format_to(std::back_inserter(body.out),
                 "<section class=\"notes\" role=\"doc-endnotes\"><h2 id=\"{}notes\">",
                 body.note_prefix);
  append_escaped(body.out, body.note_title);
  body.out += "</h2>\n<ol>\n";
  for (std::size_t i = 0; i < body.footnotes.size(); ++i) {
    const Footnote& note = body.footnotes[i];
    fmt::format_to(std::back_inserter(body.out), "<li id=\"fn-{}{}\">", body.note_prefix,
                   note.number);
    append_blocks(body, note.blocks);
    // One way back for each time the text refers here; the notes' own references count too.
    const int times = i < body.references.size() ? body.references[i] : 0;
    for (int time = 1; time <= times; ++time) {
      const std::string repeated = time > 1 ? fmt::format("-{}", time) : "";
      fmt::format_to(std::back_inserter(body.out),
                     "<a class=\"back\" href=\"#fnref-{}{}{}\" role=\"doc-backlink\"",
                     body.note_prefix, note.number, repeated);
      append_attribute(body.out, "aria-label", body.back_labels[i] + repeated);
      body.out += ">↩</a> ";
    }
    body.out += "</li>\n";
  }
  body.out += "</ol></section>\n";
}

std::string table_of_contents(BodyWriter& body, const std::vector<Section>& sections, int deepest) {
  std::string out;
  std::swap(out, body.out);  // borrowed: append_inline writes there
  std::vector<int> levels;   // of the lists that are open
  int links = 0;
  for (const Section& section : sections) {
    if (section.level < 2 || section.level > deepest || section.address.empty()) continue;
    while (levels.size() > 1 && levels.back() > section.level) {
      body.out += "</li></ol>";
      levels.pop_back();
    }
    if (levels.empty() || levels.back() < section.level) {
      body.out += "<ol>";
      levels.push_back(section.level);
    } else {
      body.out += "</li>";
    }
    body.out += "\n<li><a href=\"#";
    append_escaped(body.out, section.address);
    body.out += "\">";
    append_inline_hyphenated(body, section.title, Hyphens::heading, Links::left_out);
    body.out += "</a>";
    ++links;
  }
  for (std::size_t i = 0; i < levels.size(); ++i) body.out += "</li></ol>";
  std::swap(out, body.out);
  return links > 1 ? out : std::string();
}

}  // namespace tilmech
