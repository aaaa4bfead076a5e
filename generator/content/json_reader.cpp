// nlohmann's SAX interface says what it reads but not where. So a cursor of ours follows along: at
// each call it skips to the token that the call is about, notes its place and steps over it.
#include "content/json_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "text/characters.h"

namespace tilmech {
namespace {

struct Cursor {
  std::string_view text;
  std::size_t offset = 0;
  int line = 1;
  int column = 1;

  char here() const { return offset < text.size() ? text[offset] : '\0'; }
  void step() {
    const char c = text[offset++];
    if (c == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(here()) & 0xC0) != 0x80) {
      ++column;
    }
  }
  void step_to(std::size_t end) {
    while (offset < std::min(end, text.size())) step();
  }
  void find_token() { step_to(text.find_first_not_of(" \t\r\n,:", offset)); }
  // Steps over the token that starts here; the parser has found it to be a valid one.
  void skip_token() {
    if (here() != '"') {
      const bool is_bracket = std::string_view("{}[]").find(here()) != std::string_view::npos;
      step_to(is_bracket ? offset + 1 : text.find_first_of(" \t\r\n,:{}[]\"", offset));
      return;
    }
    step();
    while (offset < text.size() && here() != '"') {
      if (here() == '\\') step();
      if (offset < text.size()) step();
    }
    if (offset < text.size()) step();
  }
};

class TreeBuilder {
 public:
  using Exception = nlohmann::json::exception;

  TreeBuilder(std::string_view text, const std::string& file, Diagnostics& diagnostics)
      : cursor_{text}, file_(file), diagnostics_(diagnostics) {}

  JsonNode& root() { return root_; }

  bool null() { return place(JsonNode::Kind::null) != nullptr; }
  bool boolean(bool value) {
    place(JsonNode::Kind::boolean)->boolean = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    JsonNode* node = place(JsonNode::Kind::text);
    refuse_characters(value, {file_, node->line, node->column});
    node->text = std::move(value);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // JSON text has none
  bool start_object(std::size_t) { return open(JsonNode::Kind::object); }
  bool start_array(std::size_t) { return open(JsonNode::Kind::list); }
  bool key(std::string& name) {
    cursor_.find_token();
    refuse_characters(name, {file_, cursor_.line, cursor_.column});
    JsonNode& member = open_.back()->children.emplace_back();
    member.name = std::move(name);
    member.name_line = cursor_.line;
    member.name_column = cursor_.column;
    cursor_.skip_token();
    return true;
  }
  bool end_object() {
    refuse_repetitions(*open_.back());
    return close();
  }
  bool end_array() { return close(); }

  // `read`: how many bytes the parser has consumed, the wrong one included.
  bool parse_error(std::size_t read, const std::string&, const Exception& error) {
    std::string_view what = error.what();
    const std::size_t prefix = what.find("] ");
    if (prefix != what.npos) what.remove_prefix(prefix + 2);
    const std::size_t position = what.starts_with("parse error at") ? what.find(": ") : what.npos;
    if (position != what.npos) what.remove_prefix(position + 2);
    Cursor at = cursor_;
    at.find_token();
    const bool comma_before = find_comma(at.offset);
    const std::size_t wrong = read == 0 ? 0 : read - 1;
    const bool is_token = what.find("unexpected") != what.npos;
    if (!is_token || wrong < at.offset) {
      at = cursor_;
      at.step_to(std::max(wrong, cursor_.offset));
    }
    const bool closes = at.here() == '}' || at.here() == ']';
    fail({file_, at.line, at.column}, what,
         comma_before && closes ? "delete the comma before it" : "");
    return false;
  }

 private:
  void fail(Place place, std::string_view message, std::string_view hint) {
    report(diagnostics_, Finding::json_error, std::move(place), message, hint);
  }

  bool find_comma(std::size_t end) const {
    end = std::min(end, cursor_.text.size());
    if (end <= cursor_.offset) return false;
    const std::string_view between = cursor_.text.substr(cursor_.offset, end - cursor_.offset);
    return between.find(',') != between.npos;
  }

  void refuse_characters(std::string_view text, const Place& place) {
    for (const BadCharacter& bad : find_forbidden_characters(text))
      report(diagnostics_, Finding::forbidden_character, place, bad.name);
  }

  bool number(double value) {
    place(JsonNode::Kind::number)->number = value;
    return true;
  }

  // Pointers to open nodes stay good: a node's siblings are added only after it is closed.
  JsonNode* place(JsonNode::Kind kind) {
    cursor_.find_token();
    JsonNode* node = &root_;
    if (!open_.empty()) {
      std::vector<JsonNode>& children = open_.back()->children;
      if (open_.back()->kind == JsonNode::Kind::list) children.emplace_back();
      node = &children.back();
    }
    node->kind = kind;
    node->line = cursor_.line;
    node->column = cursor_.column;
    cursor_.skip_token();
    return node;
  }

  bool open(JsonNode::Kind kind) {
    JsonNode* node = place(kind);
    open_.push_back(node);
    if (open_.size() <= kMaxJsonDepth) return true;
    fail({file_, node->line, node->column},
         fmt::format("lists and objects are nested more than {} deep", kMaxJsonDepth), "");
    return false;
  }

  bool close() {
    open_.pop_back();
    cursor_.find_token();
    cursor_.skip_token();
    return true;
  }

  void refuse_repetitions(JsonNode& object) {
    std::vector<std::size_t> order(object.children.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto name_at = [&](std::size_t i) -> std::string_view { return object.children[i].name; };
    std::ranges::stable_sort(order, {}, name_at);
    std::vector<bool> repeated(order.size());
    bool any = false;
    for (std::size_t i = 1; i < order.size(); ++i)
      if (name_at(order[i]) == name_at(order[i - 1])) any = repeated[order[i]] = true;
    if (!any) return;
    std::vector<JsonNode> kept;
    for (std::size_t i = 0; i < repeated.size(); ++i) {
      JsonNode& member = object.children[i];
      if (!repeated[i]) {
        kept.push_back(std::move(member));
        continue;
      }
      fail({file_, member.name_line, member.name_column},
           fmt::format("\"{}\" is given twice", member.name), "delete one of the two");
    }
    object.children = std::move(kept);
  }

  Cursor cursor_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  JsonNode root_;
  std::vector<JsonNode*> open_;
};

void report_bad_utf8(std::string_view text, std::size_t offset, const std::string& file,
                     Diagnostics& diagnostics) {
  Cursor at{text};
  at.step_to(offset);
  report(diagnostics, Finding::bad_utf8, {file, at.line, at.column},
         fmt::format("the byte 0x{:02X}", static_cast<unsigned char>(text[offset])));
}

}  // namespace

const JsonNode* JsonNode::find(std::string_view wanted) const {
  if (kind != Kind::object) return nullptr;
  for (const JsonNode& child : children)
    if (child.name == wanted) return &child;
  return nullptr;
}

std::string_view name_of(JsonNode::Kind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"null", "true or false", "a number",
                                                      "text", "a list",        "an object"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<JsonNode> read_json(std::string_view text, const std::string& shown_file,
                                  Diagnostics& diagnostics) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto bad = find_bad_utf8(text)) {
    report_bad_utf8(text, *bad, shown_file, diagnostics);
    return std::nullopt;
  }
  TreeBuilder builder(text, shown_file, diagnostics);
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
  return std::move(builder.root());
}

}  // namespace tilmech
