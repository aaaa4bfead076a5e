// Builds the tree from libyaml's events. The events, unlike libyaml's own documents, carry lines
// and columns and leave aliases unexpanded.
#include "content/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <array>

#include "content/yaml_hints.h"
#include "text/characters.h"

namespace tilmech {
namespace {

// After so many faults the file is no front matter at all, and the rest of it says nothing new.
constexpr int kMaxFaults = 20;

struct Parser {
  yaml_parser_t state;
  Parser() {
    if (!yaml_parser_initialize(&state)) throw std::bad_alloc();
  }
  ~Parser() { yaml_parser_delete(&state); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

struct Event {
  yaml_event_t data;
  ~Event() { yaml_event_delete(&data); }
};

// A list or map that is still open. In a map a name comes first, then its value.
struct Level {
  YamlNode* node = nullptr;
  bool has_name = false;
};

class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, int first_line, const std::string& file, Diagnostics& found)
      : text_(text), first_line_(first_line), file_(file), diagnostics_(found) {
    has_escapes_ = text.find('\\') != text.npos;
  }

  YamlDocument read() {
    refuse_tabs();
    Parser parser;
    yaml_parser_set_encoding(&parser.state, YAML_UTF8_ENCODING);
    const auto* bytes = reinterpret_cast<const unsigned char*>(text_.data());
    yaml_parser_set_input_string(&parser.state, bytes, text_.size());
    bool go_on = true;
    while (go_on) {
      Event event;
      if (yaml_parser_parse(&parser.state, &event.data) == 0) {
        report_fault(parser.state);
        break;
      }
      if (event.data.type == YAML_STREAM_END_EVENT) break;
      go_on = take(event.data) && faults_ < kMaxFaults;
    }
    leave_out_broken_member();
    return std::move(document_);
  }

 private:
  // A list or map that a fault cut short would only give rise to more messages.
  void leave_out_broken_member() {
    if (depth_ > 1 && document_.root.kind == YamlNode::Kind::map)
      document_.root.children.pop_back();
  }

  void fail(int line, int column, std::string_view message, std::string_view hint) {
    report(diagnostics_, Finding::yaml_error, {file_, first_line_ + line, column + 1}, message,
           hint);
    document_.complete = false;
    ++faults_;
  }
  void fail(const yaml_mark_t& mark, std::string_view message, std::string_view hint) {
    fail(static_cast<int>(mark.line), static_cast<int>(mark.column), message, hint);
  }

  // After a tab the columns are guesses, and what follows from them is no news.
  void report_fault(const yaml_parser_t& parser) {
    if (!without_tabs_.empty()) return;
    const YamlFault fault = explain_fault(parser, text_);
    fail(fault.line, fault.column, fault.message, fault.hint);
  }

  // Tabs look like spaces and count differently in every editor. Reading goes on as if they were.
  void refuse_tabs() {
    const std::size_t at = text_.find('\t');
    if (at == text_.npos) return;
    const std::size_t line_end = text_.substr(0, at).rfind('\n');
    const std::size_t start = line_end == text_.npos ? 0 : line_end + 1;
    const auto line = std::ranges::count(text_.substr(0, at), '\n');
    fail(static_cast<int>(line), column_at(text_.substr(start), at - start) - 1,
         "a tab is not allowed here", "use spaces");
    without_tabs_ = text_;
    std::ranges::replace(without_tabs_, '\t', ' ');
    text_ = without_tabs_;
  }

  // Returns whether reading can go on.
  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ == 1) return true;
        fail(event.start_mark, "a second YAML document starts here",
             "front matter is one block between two lines ---");
        return false;
      case YAML_ALIAS_EVENT:
        fail(event.start_mark, "aliases (*name) are not allowed",
             hint_to_quote(text_, event.start_mark));
        return place(YamlNode::Kind::scalar, event.start_mark) != nullptr;
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_SEQUENCE_START_EVENT: {
        const auto& start = event.data.sequence_start;
        return open(YamlNode::Kind::list, start.anchor, start.tag, event.start_mark);
      }
      case YAML_MAPPING_START_EVENT: {
        const auto& start = event.data.mapping_start;
        return open(YamlNode::Kind::map, start.anchor, start.tag, event.start_mark);
      }
      case YAML_SEQUENCE_END_EVENT:
        --depth_;
        return true;
      case YAML_MAPPING_END_EVENT:
        refuse_repetitions(*levels_[static_cast<std::size_t>(--depth_)].node);
        return true;
      default:
        return true;
    }
  }

  void refuse_anchor_and_tag(const yaml_char_t* anchor, const yaml_char_t* tag,
                             const yaml_mark_t& mark) {
    if (anchor == nullptr && tag == nullptr) return;
    fail(mark,
         anchor != nullptr ? "anchors (&name) are not allowed" : "tags (!name) are not allowed",
         hint_to_quote(text_, mark));
  }

  bool take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    refuse_anchor_and_tag(scalar.anchor, scalar.tag, event.start_mark);
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    if (has_escapes_ && scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
      refuse_escaped_characters(value, event.start_mark);
    if (depth_ > 0) {
      Level& top = levels_[static_cast<std::size_t>(depth_ - 1)];
      if (top.node->kind == YamlNode::Kind::map && !top.has_name) {
        YamlNode& member = top.node->children.emplace_back();
        member.name = value;
        member.name_line = member.line = line_of(event.start_mark);
        member.name_column = member.column = column_of(event.start_mark);
        top.has_name = true;
        return true;
      }
    }
    YamlNode* node = place(YamlNode::Kind::scalar, event.start_mark);
    if (node == nullptr) return false;
    node->text = value;
    return true;
  }

  // The file's own characters are checked when it is loaded; "\u202E" comes into being only here.
  void refuse_escaped_characters(std::string_view value, const yaml_mark_t& mark) {
    for (const BadCharacter& bad : find_forbidden_characters(value)) {
      report(diagnostics_, Finding::forbidden_character, {file_, line_of(mark), column_of(mark)},
             bad.name);
      document_.complete = false;
    }
  }

  bool open(YamlNode::Kind kind, const yaml_char_t* anchor, const yaml_char_t* tag,
            const yaml_mark_t& mark) {
    refuse_anchor_and_tag(anchor, tag, mark);
    if (depth_ == kMaxYamlDepth) {
      fail(mark, fmt::format("lists and maps are nested more than {} deep", kMaxYamlDepth), "");
      return false;
    }
    YamlNode* node = place(kind, mark);
    if (node == nullptr) return false;
    if (kind == YamlNode::Kind::map) node->children.reserve(depth_ == 0 ? 12 : 4);
    levels_[static_cast<std::size_t>(depth_++)] = {node, false};
    return true;
  }

  // Where the next value belongs: the root, a new list item, or the member whose name came last.
  // Pointers to open nodes stay good: a node's siblings are added only after it is closed.
  YamlNode* place(YamlNode::Kind kind, const yaml_mark_t& mark) {
    YamlNode* node = &document_.root;
    if (depth_ > 0) {
      Level& top = levels_[static_cast<std::size_t>(depth_ - 1)];
      if (top.node->kind == YamlNode::Kind::list) {
        node = &top.node->children.emplace_back();
      } else if (top.has_name) {
        node = &top.node->children.back();
        top.has_name = false;
      } else {
        fail(mark, "the name of a field must be plain text", hint_to_quote(text_, mark));
        return nullptr;
      }
    }
    node->kind = kind;
    node->line = line_of(mark);
    node->column = column_of(mark);
    return node;
  }

  void refuse_repetitions(YamlNode& map) {
    std::vector<std::size_t> order(map.children.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto name_of = [&](std::size_t i) -> std::string_view { return map.children[i].name; };
    std::ranges::stable_sort(order, {}, name_of);
    std::vector<std::size_t> repeated;
    for (std::size_t i = 1; i < order.size(); ++i)
      if (name_of(order[i]) == name_of(order[i - 1])) repeated.push_back(order[i]);
    if (repeated.empty()) return;
    std::ranges::sort(repeated);
    std::vector<YamlNode> kept;
    for (std::size_t i = 0; i < map.children.size(); ++i) {
      YamlNode& member = map.children[i];
      if (!std::ranges::binary_search(repeated, i)) {
        kept.push_back(std::move(member));
        continue;
      }
      if (faults_ >= kMaxFaults) continue;
      fail(member.name_line - first_line_, member.name_column - 1,
           fmt::format("the field `{}` is given twice", member.name), "delete one of the two");
    }
    map.children = std::move(kept);
  }

  int line_of(const yaml_mark_t& mark) const { return first_line_ + static_cast<int>(mark.line); }
  static int column_of(const yaml_mark_t& mark) { return static_cast<int>(mark.column) + 1; }

  std::string_view text_;
  std::string without_tabs_;
  int first_line_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  YamlDocument document_;
  std::array<Level, kMaxYamlDepth> levels_;
  int depth_ = 0;
  int documents_ = 0;
  int faults_ = 0;
  bool has_escapes_ = false;
};

}  // namespace

const YamlNode* YamlNode::find(std::string_view wanted) const {
  for (const YamlNode& child : children)
    if (child.name == wanted) return &child;
  return nullptr;
}

YamlDocument read_yaml(std::string_view text, int first_line, const std::string& shown_file,
                       Diagnostics& diagnostics) {
  return TreeBuilder(text, first_line, shown_file, diagnostics).read();
}

}  // namespace tilmech
