#include "text/yaml_value.h"

#include <algorithm>

namespace tilmech {
namespace {

std::string in_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

// YAML 1.1, 5.3 and 7.3.3: whether a plain scalar is read as the same text.
bool is_plain(std::string_view line) {
  constexpr std::string_view kFirst = "!&*-?|>%@`\"'#,[]{}:= ";
  if (line.empty() || kFirst.find(line.front()) != line.npos || line.ends_with(' ')) return false;
  return line.find(": ") == line.npos && line.find(" #") == line.npos && !line.ends_with(':');
}

std::string quoted(std::string_view line) {
  std::string out = "\"";
  for (const char c : line) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string yaml_value(std::string_view text) {
  std::string line = in_one_line(text);
  return is_plain(line) ? line : quoted(line);
}

std::string yaml_item(std::string_view text) {
  std::string line = in_one_line(text);
  const bool ends_early = line.find_first_of(",[]{}:") != line.npos;
  return is_plain(line) && !ends_early ? line : quoted(line);
}

}  // namespace tilmech
