#include "app/source_lines.h"

#include <fstream>

#include "text/characters.h"

namespace tilmech {

std::string_view SourceLines::line(const std::string& file, int number) {
  auto [entry, is_new] = files_.try_emplace(file);
  if (is_new) {
    std::ifstream stream(file);
    for (std::string text; std::getline(stream, text);) {
      while (text.ends_with('\r')) text.pop_back();
      entry->second.push_back(text);
    }
  }
  const auto& lines = entry->second;
  if (number < 1 || number > static_cast<int>(lines.size())) return "";
  return lines[static_cast<std::size_t>(number) - 1];
}

void find_columns(Diagnostics& diagnostics) {
  SourceLines lines;
  for (Diagnostic& diagnostic : diagnostics) {
    Place& place = diagnostic.place;
    if (place.line == 0 || place.column != 0 || diagnostic.about.empty()) continue;
    const std::string_view line = lines.line(place.file, place.line);
    const std::size_t at = line.find(diagnostic.about);
    if (at != std::string_view::npos) place.column = column_at(line, at);
  }
}

}  // namespace tilmech
