#include "exchange/pandoc_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "exchange/draft_text.h"
#include "exchange/inline_markdown.h"

namespace tilmech {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestJson = 600;
constexpr int kDeepestList = 8;

const Json& part(const Json& value, std::size_t index) {
  static const Json kNothing;
  return value.is_array() && index < value.size() ? value[index] : kNothing;
}

std::string kind_of(const Json& value) {
  const auto kind = value.is_object() ? value.find("t") : value.end();
  return value.is_object() && kind != value.end() && kind->is_string() ? kind->get<std::string>()
                                                                       : std::string();
}

const Json& content_of(const Json& value) {
  static const Json kNothing;
  const auto content = value.find("c");
  return content == value.end() ? kNothing : *content;
}

class BlockReader {
 public:
  explicit BlockReader(Reading& reading) : reading_(reading), inline_(reading) {}

  void blocks(const Json& list, int depth, DraftPieceKind kind) {
    if (!list.is_array()) return;
    for (const Json& one : list) block(one, depth, kind);
  }

  // Paragraphs in the styles Title, Author, Date and the like, which pandoc puts aside.
  void front(const Json& meta, bool keep) {
    if (!meta.is_object()) return;
    for (const char* name : {"title", "subtitle", "author", "date", "abstract"}) {
      const auto value = meta.find(name);
      if (value == meta.end()) continue;
      const std::size_t first = reading_.pieces.size();
      front_value(*value);
      if (keep && name == std::string_view("title") && first < reading_.pieces.size())
        reading_.pieces[first].kind = DraftPieceKind::heading, reading_.pieces[first].level = 1;
      for (; !keep && reading_.pieces.size() > first; reading_.pieces.pop_back())
        reading_.remarks.push_back({RemarkKind::dropped, 0, fmt::format("the file's {}", name),
                                    plain_of(reading_.pieces.back().text)});
    }
  }

  // What footnotes hold is read when the text around them has been.
  void finish() {
    for (std::size_t i = 0; i < inline_.notes().size(); ++i) {
      Reading note;
      BlockReader reader(note);
      reader.blocks(*inline_.notes()[i], 0, DraftPieceKind::paragraph);
      reading_.notes.push_back({std::to_string(i + 1), take_over(note)});
    }
  }

 private:
  void front_value(const Json& value) {
    const std::string kind = kind_of(value);
    if (kind == "MetaInlines") paragraph(content_of(value), 0, DraftPieceKind::paragraph);
    if (kind == "MetaBlocks") blocks(content_of(value), 0, DraftPieceKind::paragraph);
    if (kind != "MetaList") return;
    for (const Json& one : content_of(value))
      if (kind_of(one) != "MetaList") front_value(one);
  }

  // The words of blocks that stand in one line; their pictures and remarks are ours now.
  std::string take_over(Reading& inside) {
    std::string text;
    for (const DraftPiece& piece : inside.pieces) {
      if (!text.empty()) text += ' ';
      text += piece.text;
      for (const auto& row : piece.rows) text += fmt::format(" {}", fmt::join(row, " "));
    }
    for (DraftPicture& picture : inside.pictures) reading_.pictures.push_back(std::move(picture));
    for (Remark& remark : inside.remarks) reading_.remarks.push_back(std::move(remark));
    return squeezed(text);
  }

  void add(DraftPiece piece) {
    if (!piece.text.empty() || !piece.rows.empty() || piece.kind == DraftPieceKind::rule)
      reading_.pieces.push_back(std::move(piece));
  }

  void paragraph(const Json& inlines, int depth, DraftPieceKind kind) {
    DraftPiece piece;
    piece.kind = kind;
    piece.level = depth;
    piece.text = inline_.markdown(inlines);
    if (kind == DraftPieceKind::item) {
      piece.more = !at_item_start_;
      piece.ordered = ordered_;
      piece.number = number_;
      at_item_start_ = false;
    }
    add(std::move(piece));
  }

  void block(const Json& value, int depth, DraftPieceKind kind) {
    const std::string name = kind_of(value);
    const Json& content = value.is_object() ? content_of(value) : value;
    if (name == "Para" || name == "Plain") {
      paragraph(content, depth, kind);
    } else if (name == "Header") {
      heading(content);
    } else if (name == "LineBlock") {
      line_block(content, depth, kind);
    } else if (name == "BulletList") {
      list(content, false, 1, depth, kind);
    } else if (name == "OrderedList") {
      const Json& start = part(part(content, 0), 0);
      list(part(content, 1), true, start.is_number_integer() ? start.get<int>() : 1, depth, kind);
    } else if (name == "DefinitionList") {
      definitions(content, depth, kind);
    } else if (name == "BlockQuote") {
      blocks(content, depth, kind == DraftPieceKind::item ? kind : DraftPieceKind::quotation);
    } else if (name == "Div") {
      blocks(part(content, 1), depth, kind);
    } else if (name == "Table") {
      table(content);
    } else if (name == "CodeBlock" || name == "RawBlock") {
      code(part(content, 1), name == "CodeBlock");
    } else if (name == "HorizontalRule") {
      add({.kind = DraftPieceKind::rule});
    }
  }

  void heading(const Json& content) {
    DraftPiece piece;
    piece.kind = DraftPieceKind::heading;
    const Json& level = part(content, 0);
    piece.level = level.is_number_integer() ? std::clamp(level.get<int>(), 1, 6) : 2;
    piece.text = inline_.markdown(part(content, 2));
    add(std::move(piece));
  }

  void line_block(const Json& lines, int depth, DraftPieceKind kind) {
    Json joined = Json::array();
    for (const Json& line : lines) {
      if (!joined.empty()) joined.push_back(Json{{"t", "LineBreak"}});
      for (const Json& word : line) joined.push_back(word);
    }
    paragraph(joined, depth, kind);
  }

  void list(const Json& items, bool ordered, int start, int depth, DraftPieceKind outer) {
    if (!items.is_array()) return;
    const int inner = outer == DraftPieceKind::item ? std::min(depth + 1, kDeepestList) : 0;
    const int number_before = number_;
    const bool ordered_before = ordered_;
    int number = start;
    for (const Json& item : items) {
      number_ = number++;
      ordered_ = ordered;
      at_item_start_ = true;
      blocks(item, inner, DraftPieceKind::item);
    }
    number_ = number_before;
    ordered_ = ordered_before;
    at_item_start_ = false;
  }

  void definitions(const Json& entries, int depth, DraftPieceKind kind) {
    for (const Json& entry : entries) {
      paragraph(part(entry, 0), depth, kind);
      for (const Json& definition : part(entry, 1)) blocks(definition, depth, kind);
    }
  }

  void code(const Json& text, bool is_code) {
    if (!text.is_string()) return;
    if (is_code)
      add({.kind = DraftPieceKind::code, .text = text.get<std::string>()});
    else
      add({.text = escape_markdown(squeezed(text.get<std::string>()))});
  }

  std::string cell(const Json& blocks_of_cell) {
    Reading inside;
    BlockReader reader(inside);
    reader.inline_.continue_from(inline_);
    reader.blocks(blocks_of_cell, 0, DraftPieceKind::paragraph);
    inline_.continue_from(reader.inline_);
    return take_over(inside);
  }

  void rows(const Json& list, DraftPiece& piece) {
    if (!list.is_array()) return;
    for (const Json& row : list) {
      std::vector<std::string>& cells = piece.rows.emplace_back();
      for (const Json& one : part(row, 1)) cells.push_back(cell(part(one, 4)));
    }
  }

  void table(const Json& content) {
    blocks(part(part(content, 1), 1), 0, DraftPieceKind::paragraph);  // the caption
    DraftPiece piece;
    piece.kind = DraftPieceKind::table;
    rows(part(part(content, 3), 1), piece);
    for (const Json& body : part(content, 4)) {
      rows(part(body, 2), piece);
      rows(part(body, 3), piece);
    }
    rows(part(part(content, 5), 1), piece);
    add(std::move(piece));
  }

  Reading& reading_;
  InlineMarkdown inline_;
  int number_ = 1;
  bool ordered_ = false;
  bool at_item_start_ = false;
};

}  // namespace

bool read_pandoc_json(std::string_view json, bool keep_front, Reading& reading) {
  bool too_deep = false;
  const Json document = Json::parse(
      json.begin(), json.end(),
      [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > kDeepestJson;
        return !too_deep;
      },
      false);
  if (too_deep || document.is_discarded() || !document.is_object()) return false;
  const auto blocks = document.find("blocks");
  if (blocks == document.end() || !blocks->is_array()) return false;
  BlockReader reader(reading);
  if (const auto meta = document.find("meta"); meta != document.end())
    reader.front(*meta, keep_front);
  reader.blocks(*blocks, 0, DraftPieceKind::paragraph);
  reader.finish();
  return true;
}

}  // namespace tilmech
