// The types of front matter's fields, one function each.
#include "content/field_value.h"

#include <fmt/format.h>

#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

constexpr std::size_t kShownBytes = 60;

// A value as a message shows it: in quotes, shortened between code points.
std::string shown(std::string_view text) {
  if (text.size() <= kShownBytes) return fmt::format("\"{}\"", text);
  std::size_t end = kShownBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return fmt::format("\"{}...\"", text.substr(0, end));
}

std::string found_in(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::list) return "a list";
  if (node.kind == YamlNode::Kind::map) return "a map";
  return node.text.empty() ? "nothing" : shown(node.text);
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

// The scalar's text, or an empty one, reported, when it is a list or a map.
std::string_view scalar(const FieldValue& value, std::string_view expected) {
  if (value.node.kind == YamlNode::Kind::scalar) return trim(value.node.text);
  report_type(value, expected, "put a value that starts with [ or { in quotes");
  return {};
}

std::optional<bool> flag_from(std::string_view text) {
  for (const std::string_view yes : {"yes", "true", "on", "Yes", "True", "On"})
    if (text == yes) return true;
  for (const std::string_view no : {"no", "false", "off", "No", "False", "Off"})
    if (text == no) return false;
  return std::nullopt;
}

void report_choice(const FieldValue& value, std::span<const std::string_view> choices,
                   std::string_view suggestion) {
  report(value.diagnostics, Finding::field_value, value.place(), value.shown_name(),
         shown(value.node.text), fmt::format("{}", fmt::join(choices, ", ")), suggestion);
}

bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") && text.size() > 8) ||
         (text.starts_with("http://") && text.size() > 7);
}

}  // namespace

std::string FieldValue::shown_name() const {
  return parent.empty() ? std::string(name) : fmt::format("{}.{}", parent, name);
}

void report_type(const FieldValue& value, std::string_view expected, std::string_view hint) {
  report(value.diagnostics, Finding::field_type, value.place(), value.shown_name(), expected,
         found_in(value.node), hint);
}

void report_unknown(const FieldValue& value, std::span<const std::string> known) {
  report(value.diagnostics, Finding::field_unknown,
         {value.file, value.node.name_line, value.node.name_column}, value.shown_name(),
         nearest(value.name, known));
}

void read_value(const FieldValue& value, std::string& text) {
  text = scalar(value, "text");
}

void read_value(const FieldValue& value, std::optional<std::string>& text) {
  const std::string_view given = scalar(value, "text");
  if (!given.empty()) text = given;
}

void read_value(const FieldValue& value, std::optional<bool>& flag) {
  const std::optional<bool> read =
      value.node.kind == YamlNode::Kind::scalar ? flag_from(value.node.text) : std::nullopt;
  if (read) {
    flag = read;
  } else {
    report_type(value, "yes or no");
  }
}

void read_value(const FieldValue& value, bool& flag) {
  std::optional<bool> read;
  read_value(value, read);
  flag = read.value_or(flag);
}

void read_value(const FieldValue& value, std::optional<Date>& date) {
  const std::string_view text = scalar(value, "a date");
  if (text.empty()) return;
  const std::optional<Date> read = parse_date(text);
  if (read) {
    date = read;
  } else {
    report(value.diagnostics, Finding::bad_date, value.place(), value.shown_name(), shown(text));
  }
}

void read_value(const FieldValue& value, Date& date) {
  std::optional<Date> read;
  read_value(value, read);
  date = read.value_or(date);
}

void read_value(const FieldValue& value, std::optional<Instant>& instant) {
  const std::string_view text = scalar(value, "an instant");
  if (text.empty()) return;
  const std::optional<Instant> read = parse_instant(text);
  if (read) {
    instant = read;
  } else {
    report(value.diagnostics, Finding::bad_instant, value.place(), value.shown_name(), shown(text));
  }
}

void read_value(const FieldValue& value, std::optional<Lang>& lang) {
  const std::string_view text = scalar(value, "a language code");
  if (text.empty()) return;
  const std::optional<Lang> read = lang_from_code(text);
  if (read) {
    lang = read;
    return;
  }
  std::vector<std::string_view> codes;
  codes.reserve(kAllLangs.size());
  for (const Lang known : kAllLangs) codes.push_back(code(known));
  report_choice(value, codes, text == "kg" ? "ky" : "");
}

void read_value(const FieldValue& value, std::vector<std::string>& list) {
  if (value.node.kind == YamlNode::Kind::scalar) {
    list.emplace_back(trim(value.node.text));
    return;
  }
  if (value.node.kind == YamlNode::Kind::map) {
    report_type(value, "a list", "write every item on a line of its own: - item");
    return;
  }
  for (const YamlNode& item : value.node.children) {
    const FieldValue part{item, value.parent, value.name, value.file, value.diagnostics};
    const std::string_view text = scalar(part, "text in the list");
    if (!text.empty()) list.emplace_back(text);
  }
}

void read_value(const FieldValue& value, std::optional<std::vector<std::string>>& list) {
  read_value(value, list.emplace());
}

void read_value(const FieldValue& value, PerLang<std::string>& addresses) {
  if (value.node.kind != YamlNode::Kind::map) {
    report_type(value, "an address for each language", "write under it, indented: ru: https://...");
    return;
  }
  for (const YamlNode& member : value.node.children) {
    const FieldValue part{member, value.name, member.name, value.file, value.diagnostics};
    const std::optional<Lang> lang = lang_from_code(member.name);
    if (!lang) {
      std::vector<std::string> codes;
      codes.reserve(kAllLangs.size());
      for (const Lang known : kAllLangs) codes.emplace_back(code(known));
      report_unknown(part, codes);
      continue;
    }
    if (part.empty()) continue;
    const std::string_view text = scalar(part, "an address");
    if (is_web_address(text)) {
      addresses[*lang] = text;
    } else if (!text.empty()) {
      report_type(part, "an address that starts with https:// or http://");
    }
  }
}

void read_choice(const FieldValue& value, std::string& text,
                 std::span<const std::string_view> choices) {
  const std::string_view given = scalar(value, "text");
  if (given.empty()) return;
  if (std::ranges::find(choices, given) != choices.end()) {
    text = given;
    return;
  }
  const std::vector<std::string> known(choices.begin(), choices.end());
  report_choice(value, choices, nearest(given, known));
}

void read_languages(const FieldValue& value, std::optional<std::vector<Lang>>& langs) {
  langs.emplace();
  const auto read_one = [&](const YamlNode& node) {
    std::optional<Lang> lang;
    read_value({node, value.parent, value.name, value.file, value.diagnostics}, lang);
    if (lang) langs->push_back(*lang);
  };
  if (value.node.kind != YamlNode::Kind::list) return read_one(value.node);
  for (const YamlNode& item : value.node.children) read_one(item);
}

void read_language_codes(const FieldValue& value, std::vector<std::string>& codes) {
  std::vector<std::string> given;
  read_value(value, given);
  for (std::string& item : given) {
    const bool small = std::ranges::all_of(item, [](char c) { return c >= 'a' && c <= 'z'; });
    if (small && (item.size() == 2 || item.size() == 3) && item != "kg") {
      codes.push_back(std::move(item));
      continue;
    }
    report(value.diagnostics, Finding::field_type, value.place(), value.shown_name(),
           "language codes such as ky, ru, en", shown(item),
           item == "kg" ? "the language code of Kyrgyz is ky" : "");
  }
}

}  // namespace tilmech
