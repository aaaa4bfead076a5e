#include "exchange/bilingual_table.h"

#include <fmt/format.h>

#include <vector>

#include "exchange/xml_input.h"
#include "exchange/zip_file.h"
#include "text/digest.h"
#include "text/escape.h"

namespace tilmech {
namespace {

using pugi::xml_node;

constexpr std::size_t kMostBytes = 32U << 20;  // of the text, unpacked
constexpr std::string_view kText = "word/document.xml";
constexpr int kDeepest = 64;  // elements in one another

std::string_view local_name(xml_node node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);
}

// The words of a cell or a paragraph. Paragraphs of one cell are parted by a space.
void add_words(xml_node parent, int depth, std::string& words) {
  for (const xml_node node : parent.children()) {
    const std::string_view name = local_name(node);
    if (name == "t")
      words += node.text().get();
    else if (name == "tab" || name == "br" || name == "cr")
      words += ' ';
    else if (name == "noBreakHyphen")
      words += '-';
    else if (name == "del" || name == "moveFrom" || name == "pPr" || name == "rPr")
      continue;
    else if (depth < kDeepest)
      add_words(node, depth + 1, words);
    if (name == "p" && !words.empty() && node.next_sibling()) words += ' ';
  }
}

std::vector<std::string> cells_of(xml_node row) {
  std::vector<std::string> cells;
  for (const xml_node cell : row.children()) {
    if (local_name(cell) != "tc") continue;
    std::string words;
    add_words(cell, 0, words);
    while (words.ends_with(' ')) words.pop_back();
    cells.push_back(std::move(words));
  }
  return cells;
}

// The first row that three cells head as ours do: "releases/x 0123456789ab", "ru", "ky".
xml_node find_head(xml_node parent, int depth, ReturnedUnits& returned, std::string& digest) {
  for (const xml_node node : parent.children()) {
    if (local_name(node) == "tr") {
      const std::vector<std::string> cells = cells_of(node);
      if (cells.size() != 3) continue;
      const auto from = lang_from_code(cells[1]), to = lang_from_code(cells[2]);
      const std::size_t space = cells[0].rfind(' ');
      if (!from || !to || space == std::string::npos) continue;
      returned.document = cells[0].substr(0, space);
      returned.from = *from;
      returned.to = *to;
      digest = cells[0].substr(space + 1);
      return node;
    }
    if (depth >= kDeepest) continue;
    if (const xml_node found = find_head(node, depth + 1, returned, digest)) return found;
  }
  return {};
}

}  // namespace

std::string digest_of_targets(const TranslationUnits& units) {
  std::string all;
  for (const TranslationUnit& unit : units.units) all += flat(unit.target) + '\n';
  return sha256_hex(all).substr(0, 12);
}

std::string bilingual_html(const TranslationUnits& units) {
  std::string out = fmt::format(
      "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>{0}</title></head><body>\n"
      "<table>\n<colgroup><col style=\"width: 14%\"><col style=\"width: 43%\">"
      "<col style=\"width: 43%\"></colgroup>\n<thead><tr><th>{1} {2}</th><th>{3}</th>"
      "<th>{4}</th></tr></thead>\n<tbody>\n",
      escaped(units.title), escaped(units.document), digest_of_targets(units), code(units.from),
      code(units.to));
  for (const TranslationUnit& unit : units.units)
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", escaped(unit.id),
                       escaped(typed(unit.source)), escaped(typed(unit.target)));
  return out + "</tbody></table>\n</body></html>\n";
}

std::optional<ReturnedUnits> read_bilingual_docx(std::string_view bytes, const std::string& file,
                                                 Diagnostics& diagnostics) {
  const auto files = read_zip(
      bytes, file, [](std::string_view path) { return path == kText; }, kMostBytes, diagnostics);
  if (!files || files->empty()) return std::nullopt;
  pugi::xml_document xml;
  if (!load_xml(files->begin()->second, file, xml, diagnostics)) return std::nullopt;
  ReturnedUnits returned;
  std::string digest;
  const xml_node head = find_head(xml, 0, returned, digest);
  if (!head) return std::nullopt;
  for (xml_node row = head.next_sibling(); row; row = row.next_sibling()) {
    const std::vector<std::string> cells = cells_of(row);
    if (cells.size() != 3 || cells[0].empty()) continue;
    ReturnedUnit unit;
    unit.id = cells[0];
    unit.source = from_typed(cells[1]);
    unit.target = from_typed(cells[2]);
    returned.units.push_back(std::move(unit));
  }
  returned.table = digest;
  return returned;
}

}  // namespace tilmech
