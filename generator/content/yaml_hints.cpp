// The table of libyaml's problems and our words for them.
#include "content/yaml_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tilmech {
namespace {

struct KnownProblem {
  std::string_view problem;  // libyaml's text starts with this
  std::string_view message;
  std::string_view hint;
  bool quote;       // whether quoting the value would mend it
  bool at_context;  // the place to show is where the construct starts
};

constexpr std::string_view kClose =
    "close it, or write the quotation mark inside the value as \\\"";

constexpr auto kProblems = std::to_array<KnownProblem>({
    {"mapping values are not allowed", "a colon with a space after it ends a name, not a value", "",
     true, false},
    {"found character that cannot start any token", "a value cannot start with this character", "",
     true, false},
    {"did not find expected node content", "a value cannot start with this character", "", true,
     false},
    {"did not find expected alphabetic or numeric", "a value cannot start with this character", "",
     true, true},
    {"did not find expected whitespace or line break", "a value cannot start with this character",
     "", true, true},
    {"did not find expected comment or line break", "text cannot follow > or | on its line", "",
     true, false},
    {"found unexpected non-alphabetical character", "a field's name cannot start with %", "", false,
     true},
    {"could not find expected directive name", "a field's name cannot start with %", "", false,
     true},
    {"found unexpected end of stream", "the quotation mark that opens here is never closed", kClose,
     false, true},
    {"found unexpected document indicator", "the quotation mark that opens here is never closed",
     kClose, false, true},
    {"could not find expected ':'", "the line is not a field: no colon follows the name",
     "write `field: value`; indent a line that continues the value before it", false, true},
    {"did not find expected key", "the value ends before the line does", "", true, false},
    {"did not find expected ',' or ']'", "the list that opens here is not closed as it should be",
     "close it with ]", true, true},
    {"did not find expected ',' or '}'", "the map that opens here is not closed as it should be",
     "close it with }", true, true},
    {"found unknown escape character", "a backslash in double quotes is followed by a wrong letter",
     "write two backslashes, or put the value in single quotes", false, false},
    {"block sequence entries are not allowed", "a list cannot start here",
     "put every item on a line of its own", true, false},
});

// The same two problems of libyaml are met where a line stands in a wrong column.
constexpr std::string_view kWrongColumn = "the line does not stand under the one it belongs with";
constexpr std::string_view kRightColumn =
    "start every field in the first column, and the items of a list under each other";

std::string_view line_at(std::string_view text, std::size_t line) {
  for (; line > 0; --line) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The byte at which column `column` (code points, from 0) starts.
std::size_t byte_at(std::string_view line, std::size_t column) {
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(line[at]) & 0xC0) != 0x80;
    if (starts && column-- == 0) break;
  }
  return at;
}

// The value as it would be right, whatever quotation marks surround it now.
std::string quoted(std::string_view value) {
  const bool has_marks = value.size() > 1 && value.front() == value.back() &&
                         (value.front() == '"' || value.front() == '\'');
  if (has_marks) value = value.substr(1, value.size() - 2);
  const bool has_quote_or_backslash = value.find_first_of("\"\\") != value.npos;
  if (!has_quote_or_backslash) return fmt::format("\"{}\"", value);
  std::string text = "'";
  for (const char c : value) text.append(c == '\'' ? 2 : 1, c);
  return text + "'";
}

std::string quote_hint(std::string_view text, std::size_t line_number, std::size_t column) {
  constexpr std::string_view kPlain = "put the value in quotes";
  const std::string_view line = line_at(text, line_number);
  const std::size_t colon = line.find(": ");
  const bool fault_is_in_value = colon != line.npos && colon < byte_at(line, column);
  if (line.starts_with(' ') && !fault_is_in_value)
    return fmt::format("start a field in the first column; if this is none, {}", kPlain);
  if (!fault_is_in_value || line.size() > 200) return std::string(kPlain);
  return fmt::format("{}: {}: {}", kPlain, trim(line.substr(0, colon)),
                     quoted(trim(line.substr(colon + 2))));
}

// The reader's errors carry a byte offset instead of a mark.
void place_of_offset(std::string_view text, std::size_t offset, YamlFault& fault) {
  for (const char c : text.substr(0, std::min(offset, text.size()))) {
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    fault.column = c == '\n' ? 0 : fault.column + (continues ? 0 : 1);
    fault.line += c == '\n' ? 1 : 0;
  }
}

}  // namespace

YamlFault explain_fault(const yaml_parser_t& parser, std::string_view text) {
  if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
  const std::string_view problem = parser.problem != nullptr ? parser.problem : "not valid YAML";
  YamlFault fault;
  if (parser.error == YAML_READER_ERROR) {
    place_of_offset(text, parser.problem_offset, fault);
    fault.message = problem;
    return fault;
  }
  const auto known = std::ranges::find_if(
      kProblems, [&](const KnownProblem& row) { return problem.starts_with(row.problem); });
  const bool at_context = known != kProblems.end() && known->at_context;
  const yaml_mark_t& mark = at_context ? parser.context_mark : parser.problem_mark;
  fault.line = static_cast<int>(mark.line);
  fault.column = static_cast<int>(mark.column);
  const std::string_view line = line_at(text, mark.line);
  const bool is_first_in_line = byte_at(line, mark.column) == line.find_first_not_of(' ');
  if (is_first_in_line && (problem.starts_with("did not find expected key") ||
                           problem.starts_with("did not find expected <document start>"))) {
    fault.message = kWrongColumn;
    fault.hint = kRightColumn;
    return fault;
  }
  if (known == kProblems.end()) {
    fault.message = problem;
    return fault;
  }
  fault.message = known->message;
  fault.hint = known->hint;
  if (known->quote) {
    if (!fault.hint.empty()) fault.hint += ", or ";
    fault.hint += quote_hint(text, mark.line, mark.column);
  }
  return fault;
}

std::string hint_to_quote(std::string_view text, const yaml_mark_t& mark) {
  return quote_hint(text, mark.line, mark.column);
}

}  // namespace tilmech
