// Comma-separated values (RFC 4180), as spreadsheets write and read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

using CsvRow = std::vector<std::string>;

// With a byte-order mark, so that a spreadsheet shows Cyrillic; lines end with CR LF.
std::string write_csv(const std::vector<CsvRow>& rows);

// Commas, or semicolons as spreadsheets in Russian write them, whichever the first line has more
// of. A byte-order mark may be there or not. Nothing when a quotation mark is never closed.
std::optional<std::vector<CsvRow>> read_csv(std::string_view text);

}  // namespace tilmech
