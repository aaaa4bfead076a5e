#include "preview/desk_state.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "text/locale_format.h"

namespace tilmech {
namespace {

using nlohmann::json;

bool is_gap(Finding finding) {
  constexpr auto kGaps = std::to_array<Finding>({Finding::section_missing, Finding::block_missing,
                                                 Finding::sentence_missing, Finding::untranslated,
                                                 Finding::wrong_language});
  return std::ranges::find(kGaps, finding) != kGaps.end();
}

void count_rows(const Document& document, Lang lang, Cell& cell) {
  const Lang source = document.source;
  for (const SectionRow& section : document.alignment.sections) {
    const auto theirs = section.sections[source];
    if (theirs && document.in(source).sections[*theirs].level > 0) {
      ++cell.rows;
      if (section.sections[lang]) ++cell.done;
    }
    for (const Row& row : section.rows) {
      if (row.blocks[source].empty()) continue;
      ++cell.rows;
      if (!row.blocks[lang].empty()) ++cell.done;
    }
  }
}

json cell_json(const Cell& cell) {
  return {{"state", name_of(cell.state)},
          {"errors", cell.errors},
          {"warnings", cell.warnings},
          {"rows", cell.rows},
          {"done", cell.done}};
}

// Sums of cells, by collection and language.
struct Coverage {
  int documents = 0, complete = 0, rows = 0, done = 0;
};
using Coverages = std::map<std::pair<Collection, Lang>, Coverage>;

// The most urgent work of a language: errors, then what readers see wrong, then what they lack;
// of equals the newest.
struct Next {
  int rank = 0;  // 0: nothing
  std::string date, id;
  CellState state = CellState::complete;
};

int rank_of(const Cell& cell) {
  if (cell.errors > 0) return 6;
  if (cell.state == CellState::stale) return 5;
  if (cell.state == CellState::partial) return 4;
  if (cell.state == CellState::missing) return 3;
  if (cell.state == CellState::draft) return 2;
  return cell.warnings > 0 ? 1 : 0;
}

class StateWriter {
 public:
  explicit StateWriter(const DeskView& view) : view_(view), settings_(view.site.settings) {}

  json write() {
    json documents = json::array();
    for (const Document& document : view_.site.documents)
      documents.push_back(document_json(document));
    json languages = json::array();
    for (const Lang lang : settings_.languages) languages.push_back(code(lang));
    json titles = json::object();
    for (const Lang lang : settings_.languages)
      titles[std::string(code(lang))] = settings_.title[lang];
    return {{"title", titles},        {"checked", view_.is_checked}, {"languages", languages},
            {"documents", documents}, {"coverage", coverage()},      {"next", next()},
            {"findings", kinds()},    {"zone", settings_.time_zone}};
  }

 private:
  json document_json(const Document& document) {
    json cells = json::object();
    for (const Lang lang : settings_.languages) {
      const Cell cell = cell_of(view_, document, lang);
      cells[std::string(code(lang))] = cell_json(cell);
      add(document, lang, cell);
    }
    json result = named_json(document);
    result.update({{"collection", name_of(document.collection)},
                   {"key", document.key},
                   {"hold", view_.hold(document)},
                   {"cells", cells}});
    if (document.date) {
      result["date"] = iso_date(*document.date);
      result["said_date"] = format_date(*document.date, view_.reader);
    }
    if (document.publish_at) {
      const Instant until = *document.publish_at;
      result["publish_at"] = rfc3339(until, settings_.time_zone);
      result["said_day"] = format_date(date_in(until, settings_.time_zone), view_.reader);
    }
    return result;
  }

  void add(const Document& document, Lang lang, const Cell& cell) {
    Coverage& coverage = coverages_[{document.collection, lang}];
    ++coverage.documents;
    const bool whole = cell.state == CellState::complete || cell.state == CellState::source;
    coverage.complete += whole ? 1 : 0;
    coverage.rows += cell.rows;
    coverage.done += cell.done;
    const std::string date = document.date ? iso_date(*document.date) : "";
    Next& next = next_[lang];
    if (std::tuple(rank_of(cell), date) > std::tuple(next.rank, next.date))
      next = {rank_of(cell), date, id_of(document), cell.state};
  }

  json coverage() const {
    json all = json::array();
    for (const auto& [of, sum] : coverages_)
      all.push_back({{"collection", name_of(of.first)},
                     {"lang", code(of.second)},
                     {"documents", sum.documents},
                     {"complete", sum.complete},
                     {"rows", sum.rows},
                     {"done", sum.done}});
    return all;
  }

  json next() const {
    json all = json::object();
    for (const Lang lang : settings_.languages)
      if (next_[lang].rank > 0)
        all[std::string(code(lang))] = {{"id", next_[lang].id},
                                        {"state", name_of(next_[lang].state)}};
    return all;
  }

  json kinds() const {
    std::map<Finding, int> counts;
    for (const Diagnostic& finding : view_.findings) ++counts[finding.finding];
    json all = json::array();
    for (const auto& [finding, count] : counts)
      all.push_back({{"id", text_of(finding).id}, {"count", count}});
    return all;
  }

  const DeskView& view_;
  const Settings& settings_;
  Coverages coverages_;
  PerLang<Next> next_;
};

}  // namespace

std::string_view name_of(CellState state) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"missing", "draft", "partial", "stale", "complete", "source"});
  return kNames[static_cast<std::size_t>(state)];
}

Cell cell_of(const DeskView& view, const Document& document, Lang lang) {
  Cell cell;
  count_rows(document, lang, cell);
  if (!document.has(lang)) return cell;
  const Variant& variant = document.in(lang);
  bool stale = false, gaps = cell.done < cell.rows;
  for (const Diagnostic* finding : findings_of(view.findings, variant.file)) {
    (finding->severity == Severity::error ? cell.errors : cell.warnings) += 1;
    stale = stale || finding->finding == Finding::translation_stale;
    gaps = gaps || is_gap(finding->finding);
  }
  if (variant.draft)
    cell.state = CellState::draft;
  else if (lang == document.source)
    cell.state = CellState::source;
  else if (stale)
    cell.state = CellState::stale;
  else
    cell.state = gaps ? CellState::partial : CellState::complete;
  return cell;
}

nlohmann::json desk_state(const DeskView& view) {
  return StateWriter(view).write();
}

nlohmann::json desk_findings(const DeskView& view) {
  std::map<std::string_view, std::pair<const Document*, Lang>> versions;
  for (const Document& document : view.site.documents)
    for (const auto& variant : document.variants.values)
      if (variant) versions[variant->file] = {&document, variant->lang};
  json all = json::array();
  for (const Diagnostic& finding : view.findings) {
    json one = words_of(view.say, finding);
    one["id"] = text_of(finding.finding).id;
    one["severity"] = name_of(finding.severity);
    one["file"] = finding.place.file;
    one["line"] = finding.place.line;
    if (const auto at = versions.find(finding.place.file); at != versions.end()) {
      one["document"] = id_of(*at->second.first);
      one["lang"] = code(at->second.second);
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace tilmech
