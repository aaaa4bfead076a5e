#include "app/print_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "app/source_lines.h"
#include "text/characters.h"

namespace tilmech {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kExcerptWidth = 100;  // code points

// The code points [first, first + count) of `text`; control characters become spaces.
std::string code_points(std::string_view text, int first, int count) {
  std::string cut;
  int position = -1;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++position;
    if (position < first) continue;
    if (position >= first + count) break;
    cut += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  return cut;
}

// The line as a terminal may show it: no invalid byte, and nothing that hides or turns text around.
std::string made_visible(std::string_view line) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::string text(line);
  for (auto bad = find_bad_utf8(text); bad; bad = find_bad_utf8(text))
    text.replace(*bad, 1, kReplacement);
  const std::vector<BadCharacter> forbidden = find_forbidden_characters(text);
  for (auto bad = forbidden.rbegin(); bad != forbidden.rend(); ++bad) {
    std::size_t end = bad->offset + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    text.replace(bad->offset, end - bad->offset, kReplacement);
  }
  return text;
}

void print_excerpt(const Diagnostic& diagnostic, SourceLines& lines, std::FILE* out) {
  const Place& place = diagnostic.place;
  if (place.line == 0) return;
  const std::string line = made_visible(lines.line(place.file, place.line));
  if (line.empty()) return;
  const int column = std::max(place.column, 1);
  // A long line is shown from a little before the column.
  const int first = column > kExcerptWidth - 20 ? column - 20 : 0;
  const std::string number = std::to_string(place.line);
  fmt::print(out, "  {} | {}{}\n", number, first > 0 ? "…" : "",
             code_points(line, first, kExcerptWidth));
  if (place.column > 0)
    fmt::print(out, "  {:{}} | {:{}}^\n", "", number.size(), "",
               column - 1 - first + (first > 0 ? 1 : 0));
}

std::string place_text(const Place& place) {
  if (place.line == 0) return place.file;
  if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

void print_dump(const Json& json, std::FILE* out) {
  const std::string text = json.dump(2, ' ', false, Json::error_handler_t::replace);
  fmt::print(out, "{}\n", text);
}

}  // namespace

void print_text(const Diagnostics& diagnostics, std::FILE* out) {
  SourceLines lines;
  for (const Diagnostic& diagnostic : diagnostics) {
    fmt::print(out, "{}: {}: {}: {}\n", place_text(diagnostic.place), name_of(diagnostic.severity),
               text_of(diagnostic.finding).id, diagnostic.message);
    print_excerpt(diagnostic, lines, out);
    if (!diagnostic.hint.empty()) fmt::print(out, "  hint: {}\n", diagnostic.hint);
  }
}

void print_json(const Diagnostics& diagnostics, std::FILE* out) {
  Json array = Json::array();
  for (const Diagnostic& diagnostic : diagnostics)
    array.push_back({{"severity", name_of(diagnostic.severity)},
                     {"id", text_of(diagnostic.finding).id},
                     {"file", diagnostic.place.file},
                     {"line", diagnostic.place.line},
                     {"column", diagnostic.place.column},
                     {"message", diagnostic.message},
                     {"hint", diagnostic.hint}});
  print_dump(array, out);
}

void print_sarif(const Diagnostics& diagnostics, std::FILE* out) {
  Json rules = Json::array();
  for (const FindingText& finding : all_findings())
    rules.push_back({{"id", finding.id}, {"shortDescription", {{"text", finding.message}}}});
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    Json location = {{"artifactLocation", {{"uri", diagnostic.place.file}}}};
    if (diagnostic.place.line > 0) {
      location["region"] = {{"startLine", diagnostic.place.line}};
      if (diagnostic.place.column > 0) location["region"]["startColumn"] = diagnostic.place.column;
    }
    const std::string text =
        diagnostic.hint.empty() ? diagnostic.message : diagnostic.message + " — " + diagnostic.hint;
    results.push_back({{"ruleId", text_of(diagnostic.finding).id},
                       {"level", name_of(diagnostic.severity)},
                       {"message", {{"text", text}}},
                       {"locations", Json::array({{{"physicalLocation", location}}})}});
  }
  const Json driver = {{"name", "Tilmech"}, {"version", TILMECH_VERSION}, {"rules", rules}};
  print_dump({{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
              {"version", "2.1.0"},
              {"runs", Json::array({{{"tool", {{"driver", driver}}},
                                     {"columnKind", "unicodeCodePoints"},
                                     {"results", results}}})}},
             out);
}

void print_summary(const Diagnostics& diagnostics, int silenced, std::FILE* out) {
  const auto count = [&](Severity severity) {
    return std::ranges::count(diagnostics, severity, &Diagnostic::severity);
  };
  const auto counted = [](long n, std::string_view noun) {
    return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
  };
  if (diagnostics.empty() && silenced == 0) return;
  fmt::print(out, "{}, {}", counted(count(Severity::error), "error"),
             counted(count(Severity::warning), "warning"));
  if (silenced > 0) fmt::print(out, " ({} silenced)", silenced);
  fmt::print(out, "\n");
}

}  // namespace tilmech
