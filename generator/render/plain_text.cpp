#include "render/plain_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/inline_html.h"
#include "render/shell.h"

namespace tilmech {

namespace {

int letters_in(std::string_view text) {
  int letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return letters;
}

// Where a link leads as a reader of a letter can open it; "" when nowhere.
std::string written_target(const Kit& kit, Lang lang, const std::string& target) {
  if (target.starts_with("http")) return target;
  if (target.starts_with("mailto:")) return target.substr(7);
  const std::string& base = kit.site.settings.base_url;
  if (!target.starts_with("doc:") || base.empty()) return "";
  return resolve_document_link(kit.site, Viewpoint{"", base}, lang, target);
}

// Whether the first word of `text` is a dash, with which no line begins: it stays with what it
// follows.
bool begins_with_dash(std::string_view text) {
  constexpr std::string_view kLong = "—", kShort = "–";
  if (!text.starts_with(kLong) && !text.starts_with(kShort)) return false;
  return text.size() == kLong.size() || text[kLong.size()] == ' ';
}

void append_line(std::string& out, std::string_view text, std::string_view first,
                 std::string_view rest) {
  std::size_t begin = out.size();  // of the line being written
  out += first;
  int columns = letters_in(first);
  bool empty = true;
  const auto end_line = [&] {
    while (out.size() > begin && out.back() == ' ') out.pop_back();
    out += '\n';
  };
  while (!text.empty()) {
    const bool is_dash = begins_with_dash(text);
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.empty()) continue;
    const int width = letters_in(word);
    const int needed = width + (begins_with_dash(text) ? 2 : 0);
    if (!empty && columns + 1 + needed > kTextColumns && !is_dash) {
      end_line();
      begin = out.size();
      out += rest;
      columns = letters_in(rest);
      empty = true;
    }
    if (!empty) {
      out += ' ';
      ++columns;
    }
    out += word;
    columns += width;
    empty = false;
  }
  end_line();
}

}  // namespace

void append_wrapped(std::string& out, std::string_view text, std::string_view first,
                    std::string_view rest) {
  bool begun = false;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    append_line(out, text.substr(0, end), begun ? rest : first, rest);
    begun = true;
    if (end == text.size()) return;
    text.remove_prefix(end + 1);
  }
}

std::string plain_words(const Kit& kit, Lang lang, const Variant& variant, const RichText& text) {
  struct Insertion {
    std::size_t at;
    std::string words;
  };
  std::vector<Insertion> insertions;
  std::string words = text.text;
  for (const Mark& mark : text.marks) {
    if (mark.kind == MarkKind::footnote) {
      for (const Footnote& note : variant.footnotes)
        if (note.label == mark.target)
          insertions.push_back({mark.end, fmt::format("[{}]", note.number)});
    } else if (mark.kind == MarkKind::link) {
      const std::string target = written_target(kit, lang, mark.target);
      const std::string shown = text.text.substr(mark.begin, mark.end - mark.begin);
      if (!target.empty() && shown != target)
        insertions.push_back({mark.end, fmt::format(" ({})", target)});
    }
  }
  // Line breaks of the source file are spaces, others stay.
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto breaks = [&](const Mark& mark) {
      return mark.kind == MarkKind::hard_break && mark.begin <= i && i < mark.end;
    };
    if (words[i] == '\n' && std::ranges::none_of(text.marks, breaks)) words[i] = ' ';
  }
  std::ranges::stable_sort(insertions, {}, &Insertion::at);
  for (auto it = insertions.rbegin(); it != insertions.rend(); ++it)
    words.insert(it->at, it->words);
  return words;
}

void append_plain_blocks(std::string& out, const Kit& kit, const Variant& variant,
                         std::span<const Block> blocks, const std::string& indent) {
  const Lang lang = variant.lang;
  for (const Block& block : blocks) {
    if (!out.empty() && !out.ends_with("\n\n") && block.kind != BlockKind::row) out += '\n';
    switch (block.kind) {
      case BlockKind::list: {
        int number = block.start;
        for (const Block& item : block.children) {
          const std::string mark = block.ordered ? fmt::format("{}. ", number++) : "- ";
          const std::string deeper = indent + std::string(mark.size(), ' ');
          std::string text;
          append_plain_blocks(text, kit, variant, item.children, deeper);
          // The mark takes the place of the first line's indent.
          while (text.starts_with('\n')) text.erase(0, 1);
          out += indent + mark + text.substr(std::min(deeper.size(), text.size()));
        }
        break;
      }
      case BlockKind::quotation:
        append_plain_blocks(out, kit, variant, block.children, indent + "    ");
        if (!block.info.empty())
          append_wrapped(out, "— " + block.info, indent + "    ", indent + "      ");
        break;
      case BlockKind::table:
        append_plain_blocks(out, kit, variant, block.children, indent);
        break;
      case BlockKind::row: {
        std::string cells;
        for (const Block& cell : block.children)
          cells += (cells.empty() ? "" : " | ") + plain_words(kit, lang, variant, cell.text);
        append_wrapped(out, cells, indent, indent + "  ");
        break;
      }
      case BlockKind::rule:
        out += indent + "* * *\n";
        break;
      default:
        append_wrapped(out, plain_words(kit, lang, variant, block.text), indent, indent);
        append_plain_blocks(out, kit, variant, block.children, indent);
    }
  }
}

}  // namespace tilmech
