// The values of site.json, typed. As field_value does for front matter, each function reports what
// does not fit and then leaves its target as it was.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/json_reader.h"
#include "model/diagnostic.h"
#include "model/language.h"
#include "model/time.h"

namespace tilmech {

// What is the same for all values of a file.
struct SettingFile {
  const std::string& shown;
  std::vector<Lang> languages;  // those the site uses
  Diagnostics& diagnostics;
};

struct SettingValue {
  const JsonNode& node;
  std::string path;  // "partners.undp.name"; empty for the whole file
  SettingFile& file;

  Place place() const { return {file.shown, node.line, node.column}; }
  SettingValue part(const JsonNode& member) const;
};

// One row of the table of settings.
template <class T>
struct Setting {
  std::string_view name;
  bool required;
  void (*read)(const SettingValue&, T&);
};

void report_type(const SettingValue& value, std::string_view expected);
// setting-unknown with the nearest of `known`, at the name.
void report_unknown(const SettingValue& value, std::span<const std::string> known);
void report_missing(const SettingValue& value, std::string_view name);
void report_value(const SettingValue& value, std::string_view fault, std::string_view hint = "");
// Whether the value is of `kind`; if not, that is reported.
bool is_kind(const SettingValue& value, JsonNode::Kind kind);

void read_setting(const SettingValue& value, std::string& text);
void read_setting(const SettingValue& value, std::vector<std::string>& texts);
void read_setting(const SettingValue& value, std::optional<Date>& date);
void read_setting(const SettingValue& value, Lang& lang);
void read_setting(const SettingValue& value, std::vector<Lang>& langs);
// A text for each language of the site: all of them must be there.
void read_setting(const SettingValue& value, PerLang<std::string>& texts);
void read_count(const SettingValue& value, int& count, int at_most);  // from 1
void read_choice(const SettingValue& value, std::string& text,
                 std::span<const std::string_view> choices);
// An absolute http or https address.
void read_web_address(const SettingValue& value, std::string& address);

template <class T>
void read_object(const SettingValue& value, T& target, std::span<const Setting<T>> table) {
  if (!is_kind(value, JsonNode::Kind::object)) return;
  for (const JsonNode& member : value.node.children) {
    const auto row = std::ranges::find(table, member.name, &Setting<T>::name);
    if (row != table.end()) {
      row->read(value.part(member), target);
      continue;
    }
    std::vector<std::string> known;
    for (const auto& candidate : table) known.emplace_back(candidate.name);
    report_unknown(value.part(member), known);
  }
  for (const auto& row : table)
    if (row.required && value.node.find(row.name) == nullptr) report_missing(value, row.name);
}

// An object whose names are ids of the site's own: "tags", "partners".
template <class T>
void read_ids(const SettingValue& value, std::map<std::string, T>& targets,
              void (*read)(const SettingValue&, T&)) {
  if (!is_kind(value, JsonNode::Kind::object)) return;
  for (const JsonNode& member : value.node.children) read(value.part(member), targets[member.name]);
}

}  // namespace tilmech
