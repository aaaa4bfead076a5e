#include "content/markdown_limits.h"

#include <algorithm>

namespace tilmech {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The columns that `line` would declare as the delimiter row of a table, else 0.
int table_columns(std::string_view line) {
  if (line.find_first_not_of(" \t\r|:->") != std::string_view::npos) return 0;
  if (line.find('-') == std::string_view::npos) return 0;
  const auto pipes = std::ranges::count(line, '|');
  return pipes == 0 ? 0 : static_cast<int>(pipes) + 1;
}

// Block quote and list markers at the start of a line, each a level of nesting.
int leading_markers(std::string_view line) {
  int markers = 0;
  for (const char c : line) {
    if (c == '>' || c == '-' || c == '+' || c == '*')
      ++markers;
    else if (c != ' ' && c != '\t')
      break;
  }
  return markers;
}

// A row of dashes or stars is a rule or a heading's underline, not nesting.
bool is_rule(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] == '>') return false;
  return std::ranges::all_of(
             line.substr(first),
             [&](char c) { return c == line[first] || c == ' ' || c == '\t' || c == '\r'; }) &&
         line.find("- -") == std::string_view::npos && line.find("* *") == std::string_view::npos;
}

}  // namespace

bool check_markdown_limits(std::string_view body, int first_line, const std::string& file,
                           Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.size();
  int line_number = first_line;
  int open_brackets = 0;  // unclosed in this paragraph
  bool brackets_reported = false;
  for (std::size_t start = 0; start < body.size(); ++line_number) {
    const std::size_t end = std::min(body.find('\n', start), body.size());
    const std::string_view line = body.substr(start, end - start);
    start = end + 1;
    const auto complain = [&](Finding finding, std::size_t found, std::size_t limit) {
      report(diagnostics, finding, {file, line_number, 1}, std::to_string(found),
             std::to_string(limit));
    };
    if (line.size() > kMaxLineBytes) complain(Finding::line_too_long, line.size(), kMaxLineBytes);
    if (const int columns = table_columns(line); columns > kMaxTableColumns)
      complain(Finding::table_too_wide, columns, kMaxTableColumns);
    if (const int markers = leading_markers(line); markers > kMaxNesting && !is_rule(line))
      complain(Finding::nesting_too_deep, markers, kMaxNesting);
    if (is_blank(line)) {
      open_brackets = 0;
      brackets_reported = false;
    }
    if (open_brackets == 0 && line.find('[') == std::string_view::npos) continue;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\')
        ++i;
      else if (line[i] == '[')
        ++open_brackets;
      else if (line[i] == ']' && open_brackets > 0)
        --open_brackets;
      if (open_brackets > kMaxNesting && !brackets_reported) {
        complain(Finding::nesting_too_deep, open_brackets, kMaxNesting);
        brackets_reported = true;
      }
    }
  }
  return diagnostics.size() == before;
}

}  // namespace tilmech
