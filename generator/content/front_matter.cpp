// Finds the YAML block and hands each of its fields to the table in fields.cpp.
#include "content/front_matter.h"

#include "content/fields.h"
#include "content/yaml.h"
#include "text/key.h"

namespace tilmech {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

struct Bounds {
  std::size_t begin = 0;  // of the YAML, in bytes
  std::size_t end = 0;
  std::size_t body = 0;
  int body_line = 1;
  bool opened = false;
  bool closed = false;
};

// The line that starts at `from`, without its end; moves `from` to the next line.
std::string_view next_line(std::string_view text, std::size_t& from) {
  const std::size_t end = text.find('\n', from);
  std::string_view line = text.substr(from, end == text.npos ? text.npos : end - from);
  from = end == text.npos ? text.size() : end + 1;
  return line;
}

bool is_delimiter(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \r", 3) == line.npos;
}

Bounds find_bounds(std::string_view text) {
  Bounds bounds;
  std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  bounds.body = at;
  bounds.opened = is_delimiter(next_line(text, at));
  if (!bounds.opened) return bounds;
  bounds.begin = at;
  for (int line = 2; at < text.size(); ++line) {
    bounds.end = at;
    bounds.closed = is_delimiter(next_line(text, at));
    bounds.body = at;
    bounds.body_line = line + 1;
    if (bounds.closed) break;
  }
  return bounds;
}

// Fields that keep a text from the public: misspelt, they would publish it.
constexpr bool holds_back(std::string_view field) {
  return field == "publish_at" || field == "draft" || field == "together";
}

void report_unknown_field(const FieldValue& value, Collection collection) {
  std::vector<std::string> known;
  for (const FrontMatterField& field : all_fields())
    if (field.belongs_to(collection)) known.emplace_back(field.name);
  const std::string meant = nearest(value.name, known);
  const Finding finding = holds_back(meant) ? Finding::field_misspelt : Finding::field_unknown;
  report(value.diagnostics, finding, {value.file, value.node.name_line, value.node.name_column},
         std::string(value.name), meant);
}

void read_fields(const YamlNode& root, Collection collection, const std::string& file,
                 FrontMatter& front, Diagnostics& diagnostics) {
  for (const YamlNode& member : root.children) {
    const FieldValue value{member, {}, member.name, file, diagnostics};
    const FrontMatterField* field = find_field(member.name);
    if (field == nullptr) {
      report_unknown_field(value, collection);
    } else if (!field->belongs_to(collection)) {
      report(diagnostics, Finding::field_misplaced, {file, member.name_line, member.name_column},
             member.name, std::string(name_of(collection)));
    } else if (!value.empty()) {
      front.variant.lines.emplace(member.name, member.name_line);
      field->read(value, front);
    }
  }
}

void require_title(Collection collection, const YamlDocument& yaml, const std::string& file,
                   const FrontMatter& front, Diagnostics& diagnostics) {
  const std::string name = collection == Collection::glossary ? "term" : "title";
  if (!yaml.complete || !front.variant.title.empty() || front.variant.lines.contains(name)) return;
  const YamlNode* empty = yaml.root.find(name);
  const Place place =
      empty != nullptr ? Place{file, empty->name_line, empty->name_column} : Place{file, 1, 1};
  report(diagnostics, Finding::field_missing, place, name);
}

}  // namespace

bool has_front_matter(std::string_view text) {
  return find_bounds(text).opened;
}

FrontMatter read_front_matter(std::string_view text, Collection collection, Lang lang,
                              const std::string& shown_file, Diagnostics& diagnostics) {
  FrontMatter front;
  front.variant.lang = lang;
  front.variant.file = shown_file;
  const Bounds bounds = find_bounds(text);
  front.body_offset = bounds.body;
  front.body_line = bounds.body_line;
  if (!bounds.opened) {
    report(diagnostics, Finding::front_matter_missing, {shown_file, 1, 1});
    return front;
  }
  if (!bounds.closed) {
    report(diagnostics, Finding::yaml_error, {shown_file, 1, 1}, "no second line --- closes it",
           "write a line --- after the last field");
    front.body_offset = text.size();
    return front;
  }
  YamlDocument yaml =
      read_yaml(text.substr(bounds.begin, bounds.end - bounds.begin), 2, shown_file, diagnostics);
  const YamlNode& root = yaml.root;
  const bool empty = root.kind == YamlNode::Kind::scalar && root.text.empty();
  if (root.kind == YamlNode::Kind::map) {
    read_fields(root, collection, shown_file, front, diagnostics);
  } else if (yaml.complete && !empty) {
    report(diagnostics, Finding::yaml_error, {shown_file, root.line, root.column},
           "no field stands here",
           "write every field on a line of its own, with a space after the colon: title: ...");
    yaml.complete = false;
  }
  require_title(collection, yaml, shown_file, front, diagnostics);
  return front;
}

}  // namespace tilmech
