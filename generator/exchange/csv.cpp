#include "exchange/csv.h"

#include <algorithm>

namespace tilmech {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void append_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",;\"\r\n") == field.npos && !field.starts_with(' ') &&
      !field.ends_with(' ')) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string write_csv(const std::vector<CsvRow>& rows) {
  std::string out(kByteOrderMark);
  for (const CsvRow& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_field(out, row[i]);
    }
    out += "\r\n";
  }
  return out;
}

std::optional<std::vector<CsvRow>> read_csv(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::string_view head = text.substr(0, text.find('\n'));
  const char comma = std::ranges::count(head, ';') > std::ranges::count(head, ',') ? ';' : ',';
  std::vector<CsvRow> rows;
  CsvRow row;
  std::string field;
  bool quoted = false, any = false;
  const auto end_row = [&] {
    row.push_back(std::move(field));
    field.clear();
    // An empty line is no row.
    if (row.size() > 1 || !row.front().empty()) rows.push_back(std::move(row));
    row.clear();
    any = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && field.empty()) {
      quoted = any = true;
    } else if (c == comma) {
      row.push_back(std::move(field));
      field.clear();
      any = true;
    } else if (c == '\n') {
      if (field.ends_with('\r')) field.pop_back();
      end_row();
    } else {
      field += c;
      any = true;
    }
  }
  if (quoted) return std::nullopt;
  if (any) end_row();
  return rows;
}

}  // namespace tilmech
