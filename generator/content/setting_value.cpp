// The types of settings, one function each.
#include "content/setting_value.h"

#include <fmt/format.h>

#include <cmath>

#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

std::vector<std::string> language_codes() {
  std::vector<std::string> codes;
  codes.reserve(kAllLangs.size());
  for (const Lang lang : kAllLangs) codes.emplace_back(code(lang));
  return codes;
}

std::optional<Lang> language(const SettingValue& value) {
  std::string text;
  read_setting(value, text);
  if (value.node.kind != JsonNode::Kind::text) return std::nullopt;
  const std::optional<Lang> lang = lang_from_code(text);
  if (!lang) {
    report_value(value,
                 fmt::format("\"{}\" is not one of {}", text, fmt::join(language_codes(), ", ")),
                 text == "kg" ? "the language code of Kyrgyz is ky; kg is the country" : "");
  }
  return lang;
}

}  // namespace

SettingValue SettingValue::part(const JsonNode& member) const {
  return {member, path.empty() ? member.name : fmt::format("{}.{}", path, member.name), file};
}

void report_type(const SettingValue& value, std::string_view expected) {
  report(value.file.diagnostics, Finding::setting_type, value.place(),
         value.path.empty() ? "the file" : value.path, expected, name_of(value.node.kind));
}

void report_unknown(const SettingValue& value, std::span<const std::string> known) {
  report(value.file.diagnostics, Finding::setting_unknown,
         {value.file.shown, value.node.name_line, value.node.name_column}, value.path,
         nearest(value.node.name, known));
}

void report_missing(const SettingValue& value, std::string_view name) {
  report(value.file.diagnostics, Finding::setting_missing, value.place(),
         value.path.empty() ? std::string(name) : fmt::format("{}.{}", value.path, name));
}

void report_value(const SettingValue& value, std::string_view fault, std::string_view hint) {
  report(value.file.diagnostics, Finding::setting_value, value.place(), value.path, fault, hint);
}

bool is_kind(const SettingValue& value, JsonNode::Kind kind) {
  if (value.node.kind == kind) return true;
  report_type(value, name_of(kind));
  return false;
}

void read_setting(const SettingValue& value, std::string& text) {
  if (is_kind(value, JsonNode::Kind::text)) text = value.node.text;
}

void read_setting(const SettingValue& value, std::vector<std::string>& texts) {
  if (!is_kind(value, JsonNode::Kind::list)) return;
  std::vector<std::string> read;
  for (const JsonNode& item : value.node.children)
    read_setting({item, value.path, value.file}, read.emplace_back());
  texts = std::move(read);
}

void read_setting(const SettingValue& value, std::optional<Date>& date) {
  std::string text;
  read_setting(value, text);
  if (value.node.kind != JsonNode::Kind::text) return;
  const std::optional<Date> read = parse_date(text);
  if (read) {
    date = read;
  } else {
    report_value(value, fmt::format("\"{}\" is not a date", text), "write it as 2026-12-01");
  }
}

void read_setting(const SettingValue& value, Lang& lang) {
  lang = language(value).value_or(lang);
}

void read_setting(const SettingValue& value, std::vector<Lang>& langs) {
  if (!is_kind(value, JsonNode::Kind::list)) return;
  std::vector<Lang> read;
  for (const JsonNode& item : value.node.children) {
    const SettingValue part{item, value.path, value.file};
    const std::optional<Lang> lang = language(part);
    if (!lang) continue;
    if (std::ranges::find(read, *lang) != read.end()) {
      report_value(part, fmt::format("\"{}\" is given twice", code(*lang)));
    } else {
      read.push_back(*lang);
    }
  }
  langs = std::move(read);
}

void read_setting(const SettingValue& value, PerLang<std::string>& texts) {
  if (!is_kind(value, JsonNode::Kind::object)) return;
  for (const JsonNode& member : value.node.children) {
    const std::optional<Lang> lang = lang_from_code(member.name);
    if (lang) {
      read_setting(value.part(member), texts[*lang]);
    } else {
      report_unknown(value.part(member), language_codes());
    }
  }
  for (const Lang lang : value.file.languages)
    if (value.node.find(code(lang)) == nullptr) report_missing(value, code(lang));
}

void read_count(const SettingValue& value, int& count, int at_most) {
  if (!is_kind(value, JsonNode::Kind::number)) return;
  const double number = value.node.number;
  if (number >= 1 && number <= at_most && std::floor(number) == number) {
    count = static_cast<int>(number);
  } else {
    report_value(value, fmt::format("{} is not a whole number from 1 to {}", number, at_most));
  }
}

void read_choice(const SettingValue& value, std::string& text,
                 std::span<const std::string_view> choices) {
  std::string given;
  read_setting(value, given);
  if (value.node.kind != JsonNode::Kind::text) return;
  if (std::ranges::find(choices, given) != choices.end()) {
    text = given;
    return;
  }
  const std::string near = nearest(given, std::vector<std::string>(choices.begin(), choices.end()));
  report_value(value, fmt::format("\"{}\" is not one of {}", given, fmt::join(choices, ", ")),
               near.empty() ? near : fmt::format("did you mean \"{}\"?", near));
}

void read_web_address(const SettingValue& value, std::string& address) {
  std::string text;
  read_setting(value, text);
  if (text.empty()) return;
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  const bool has_host = scheme != 0 && text.size() > scheme && text[scheme] != '/';
  const bool is_clean = text.find_first_of(" \"<>\\^`{|}") == text.npos;
  if (has_host && is_clean) {
    address = text;
  } else {
    report_value(value, fmt::format("\"{}\" is not an absolute http or https address", text),
                 "write it as https://example.org/");
  }
}

}  // namespace tilmech
