#include "exchange/write_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/draft_text.h"
#include "text/locale_format.h"
#include "text/yaml_value.h"

namespace tilmech {
namespace {

constexpr std::size_t kColumns = 100;
constexpr std::size_t kMostColumnsOfTable = 64;

// A line may begin only with a letter: everything else could be taken for a mark of Markdown.
bool may_begin_line(std::string_view word) {
  const auto byte = static_cast<unsigned char>(word[0]);
  return byte >= 0xC3 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Breaks a paragraph into lines, with `indent` before all but the first.
std::string wrapped(std::string_view text, const std::string& indent) {
  std::string out;
  std::size_t column = indent.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t width = count_characters(word);
    if (at > 0 && text[at - 1] == '\n') {
      out += '\n' + indent + escape_line_start(word);
      column = indent.size() + width;
    } else if (at > 0 && !word.empty() && column + 1 + width > kColumns && may_begin_line(word)) {
      out += '\n' + indent;
      out += word;
      column = indent.size() + width;
    } else {
      if (at > 0) out += ' ';
      out += word;
      column += width + 1;
    }
    at = end + 1;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i] == '\n' ? ' ' : text[i];
  }
  return out;
}

std::string table_cell(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string table(const DraftPiece& piece) {
  std::size_t columns = 1;
  for (const auto& row : piece.rows) columns = std::max(columns, row.size());
  std::string out;
  if (columns > kMostColumnsOfTable) {  // no table for Markdown, nor for readers
    for (const auto& row : piece.rows)
      out += escape_line_start(one_line(fmt::format("{}", fmt::join(row, " ")))) + "\n\n";
    return out;
  }
  for (std::size_t i = 0; i < piece.rows.size(); ++i) {
    for (std::size_t c = 0; c < columns; ++c)
      out += "| " + (c < piece.rows[i].size() ? table_cell(piece.rows[i][c]) : "") + " ";
    out += "|\n";
    if (i > 0) continue;
    for (std::size_t c = 0; c < columns; ++c) out += "| --- ";
    out += "|\n";
  }
  return out;
}

std::string code_block(std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("{}\n{}\n{}\n", fence, text, fence);
}

class BodyWriter {
 public:
  void write(const DraftPiece& piece) {
    const bool item = piece.kind == DraftPieceKind::item;
    if (!out_.empty() && !(item && in_list_ && !piece.more)) out_ += '\n';
    if (!item) widths_.clear();
    in_list_ = item;
    out_ += text_of(piece);
    if (piece.lang && !out_.empty())
      out_ +=
          fmt::format("{}{{lang={}}}\n", item ? indent(piece.level + 1) : "", code(*piece.lang));
  }

  void write(const DraftNote& note) {
    if (!out_.empty()) out_ += '\n';
    out_ += fmt::format("[^{}]: {}\n", note.label, wrapped(one_line(note.text), "    "));
  }

  std::string take() { return std::move(out_); }

 private:
  std::string indent(int level) const {
    std::size_t width = 0;
    for (int i = 0; i < level && i < static_cast<int>(widths_.size()); ++i)
      width += widths_[static_cast<std::size_t>(i)];
    return std::string(width, ' ');
  }

  std::string text_of(const DraftPiece& piece) {
    switch (piece.kind) {
      case DraftPieceKind::heading:
        return fmt::format("{} {}\n", std::string(static_cast<std::size_t>(piece.level), '#'),
                           one_line(piece.text));
      case DraftPieceKind::paragraph:
        return wrapped(escape_line_start(piece.text), "") + "\n";
      case DraftPieceKind::item:
        return item(piece);
      case DraftPieceKind::quotation:
        return "> " + wrapped(escape_line_start(piece.text), "> ") + "\n";
      case DraftPieceKind::table:
        return table(piece);
      case DraftPieceKind::code:
        return code_block(piece.text);
      case DraftPieceKind::rule:
        return "";
    }
    return "";
  }

  std::string item(const DraftPiece& piece) {
    const auto level = std::min(static_cast<std::size_t>(piece.level), widths_.size());
    if (piece.more && level < widths_.size()) {
      const std::string inside = indent(static_cast<int>(level) + 1);
      return inside + wrapped(escape_line_start(piece.text), inside) + "\n";
    }
    const std::string before = indent(static_cast<int>(level));
    const std::string marker =
        piece.ordered ? fmt::format("{}. ", std::clamp(piece.number, 0, 999'999'999)) : "- ";
    widths_.resize(level);
    widths_.push_back(marker.size());
    const std::string inside = indent(static_cast<int>(level) + 1);
    return before + marker + wrapped(escape_line_start(piece.text), inside) + "\n";
  }

  std::string out_;
  std::vector<std::size_t> widths_;  // of the open items' markers
  bool in_list_ = false;
};

bool is_referred_to(const DraftNote& note, const std::vector<DraftPiece>& pieces) {
  const std::string mark = fmt::format("[^{}]", note.label);
  return std::ranges::any_of(pieces, [&](const DraftPiece& piece) {
    if (piece.text.find(mark) != std::string::npos) return true;
    return std::ranges::any_of(piece.rows, [&](const std::vector<std::string>& row) {
      return std::ranges::any_of(
          row, [&](const std::string& cell) { return cell.find(mark) != std::string::npos; });
    });
  });
}

}  // namespace

std::string write_pieces(const std::vector<DraftPiece>& pieces,
                         const std::vector<DraftNote>& notes) {
  BodyWriter writer;
  for (const DraftPiece& piece : pieces)
    if (piece.kind != DraftPieceKind::rule) writer.write(piece);
  for (const DraftNote& note : notes) {
    if (is_referred_to(note, pieces))
      writer.write(note);
    else  // a note that nothing refers to would not be seen
      writer.write(DraftPiece{.text = note.label + ". " + note.text});
  }
  return writer.take();
}

std::string write_draft(const Draft& draft, Collection collection, bool shared) {
  std::string out = "---\n";
  const auto field = [&out](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}: {}\n", name, yaml_value(value));
  };
  field("title", draft.title);
  if (collection == Collection::releases) {
    if (shared && draft.date) out += fmt::format("date: {}\n", iso_date(*draft.date));
    field("place", draft.place);
    if (shared) field("contact", draft.contact);
    if (!draft.boilerplate.empty())
      out += fmt::format("boilerplate: [{}]\n", fmt::join(draft.boilerplate, ", "));
  }
  if (collection == Collection::programmes) {
    field("number", draft.number);
    if (draft.adopted) out += fmt::format("adopted: {}\n", iso_date(*draft.adopted));
  }
  out += "draft: yes  # not published while this line is here\n---\n\n";
  return out + write_pieces(draft.pieces, draft.notes);
}

}  // namespace tilmech
