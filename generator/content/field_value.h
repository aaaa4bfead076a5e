// Front matter's values, typed: from the text of a YAML scalar to a date, a flag, a language.
// Each function reports what does not fit and then leaves its target as it was.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/yaml.h"
#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

struct FieldValue {
  const YamlNode& node;
  std::string_view parent;  // the field of which this is a part: "images"; may be empty
  std::string_view name;
  const std::string& file;
  Diagnostics& diagnostics;

  std::string shown_name() const;  // "images.alt"
  Place place() const { return {file, node.line, node.column}; }
  bool empty() const { return node.kind == YamlNode::Kind::scalar && node.text.empty(); }
};

// field-type: what was expected and what stands there, quoted.
void report_type(const FieldValue& value, std::string_view expected, std::string_view hint = "");
// field-unknown with the nearest of `known`, at the name.
void report_unknown(const FieldValue& value, std::span<const std::string> known);

void read_value(const FieldValue& value, std::string& text);  // outer spaces are left out
void read_value(const FieldValue& value, bool& flag);         // yes, no, true, false, on, off
void read_value(const FieldValue& value, std::optional<bool>& flag);
void read_value(const FieldValue& value, Date& date);
void read_value(const FieldValue& value, std::optional<Date>& date);
void read_value(const FieldValue& value, std::optional<Instant>& instant);
void read_value(const FieldValue& value, std::optional<Lang>& lang);
void read_value(const FieldValue& value, std::optional<std::string>& text);
// A lone scalar is a list of one; empty items are left out.
void read_value(const FieldValue& value, std::vector<std::string>& list);
void read_value(const FieldValue& value, std::optional<std::vector<std::string>>& list);
// An absolute http or https address for each language.
void read_value(const FieldValue& value, PerLang<std::string>& addresses);

// One of a set.
void read_choice(const FieldValue& value, std::string& text,
                 std::span<const std::string_view> choices);
// Language codes, two or three small letters, of any language: a treaty may bind in French.
void read_language_codes(const FieldValue& value, std::vector<std::string>& codes);

// Languages of the site.
void read_languages(const FieldValue& value, std::optional<std::vector<Lang>>& langs);

// A field inside an entry: `alt` of an image.
template <class T>
struct EntryField {
  std::string_view name;
  bool required;
  void (*read)(const FieldValue&, T&);
};

// A map with the fields of a table. Returns whether it is one and lacks nothing required.
template <class T>
bool read_entry(const FieldValue& value, T& entry, std::span<const EntryField<T>> table) {
  if (value.node.kind != YamlNode::Kind::map) {
    std::string expected = "an entry with";
    for (const auto& row : table)
      expected += (&row == table.data() ? " " : ", ") + std::string(row.name);
    report_type(value, expected);
    return false;
  }
  for (const YamlNode& member : value.node.children) {
    const auto row = std::ranges::find(table, member.name, &EntryField<T>::name);
    const FieldValue part{member, value.name, member.name, value.file, value.diagnostics};
    if (row != table.end()) {
      if (!part.empty()) row->read(part, entry);
      continue;
    }
    std::vector<std::string> known;
    for (const auto& candidate : table) known.emplace_back(candidate.name);
    report_unknown(part, known);
  }
  bool whole = true;
  for (const auto& row : table) {
    const YamlNode* member = row.required ? value.node.find(row.name) : nullptr;
    const bool missing =
        row.required && (member == nullptr || (member->children.empty() && member->text.empty()));
    if (!missing) continue;
    report_type(value, "an entry with `" + std::string(row.name) + "`", "");
    whole = false;
  }
  return whole;
}

// A list of such maps; a lone map is a list of one. Entries that lack something required are left
// out.
template <class T>
void read_entries(const FieldValue& value, std::vector<T>& entries,
                  std::span<const EntryField<T>> table) {
  const auto read_one = [&](const YamlNode& node) {
    T entry{};
    if (read_entry({node, value.parent, value.name, value.file, value.diagnostics}, entry, table))
      entries.push_back(std::move(entry));
  };
  if (value.node.kind != YamlNode::Kind::list) return read_one(value.node);
  for (const YamlNode& item : value.node.children) read_one(item);
}

}  // namespace tilmech
