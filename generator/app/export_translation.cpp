#include "app/export_translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "app/export.h"
#include "app/pandoc.h"
#include "app/translation_site.h"
#include "content/hold_back.h"
#include "exchange/bilingual_table.h"
#include "exchange/omegat_package.h"
#include "exchange/term_files.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"
#include "text/segments.h"

namespace tilmech {
namespace {

constexpr double kPage = 1800;                     // characters with spaces
constexpr std::size_t kLargestMemory = 16U << 20;  // bytes: more is no help on a translator's desk

TranslationWork work_of(const TranslationUnits& units) {
  TranslationWork work;
  std::size_t characters = 0;
  std::vector<Segment> words;
  for (const TranslationUnit& unit : units.units) {
    ++work.rows;
    if (unit.state == UnitState::done) continue;
    const std::string text = words_of(unit.source);
    find_segments(text, words);
    const bool is_new = unit.state == UnitState::missing;
    ++(is_new ? work.new_rows : work.changed_rows);
    (is_new ? work.new_words : work.changed_words) += words.size();
    characters += static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
  work.pages = static_cast<double>(characters) / kPage;
  return work;
}

// The rows of the public documents that both languages have.
std::string memory_of(const Site& site, Instant now, Lang from, Lang to) {
  std::string memory = tmx_head(from);
  for (const Document& document : site.documents) {
    if (!document.has(from) || !document.has(to)) continue;
    if (document.in(from).draft || document.in(to).draft) continue;
    if (hold_of(document, site.settings, now) != Hold::none) continue;
    for (const MemoryUnit& unit : memory_units(document, {from, to})) memory += tmx_unit(unit);
    if (memory.size() > kLargestMemory) break;
  }
  return memory.append(tmx_end());
}

}  // namespace

ExportedTranslation export_translation(const TranslationRequest& request) {
  const TranslationSite loaded = load_translation_site(request.site);
  const Site& site = loaded.site;
  const Document& document =
      document_to_translate(site, request.key, request.site.now, request.held);
  const auto [from, to] = pair_of(request.pair, site.settings, document.source);
  const OpenTranslation open = open_translation(site, document, from, to);
  ExportedTranslation exported;
  exported.name = package_name(open.units);
  exported.work = work_of(open.units);
  if (request.kind == "omegat") {
    exported.name += ".zip";
    exported.bytes =
        write_omegat_package(open.units, {memory_of(site, request.site.now, from, to),
                                          omegat_glossary(term_records(site), from, to)});
  } else if (request.kind == "docx") {
    const auto reference = site.resources.templates.find("release.docx");
    exported.name += ".docx";
    exported.bytes =
        docx_from_html(bilingual_html(open.units),
                       reference == site.resources.templates.end() ? "" : reference->second);
  } else {
    exported.name += ".xlf";
    exported.bytes =
        write_xliff(open.units, request.version == "1.2" ? XliffVersion::v1_2 : XliffVersion::v2_1);
  }
  return exported;
}

int run_export_translation(const TranslatorOptions& options) {
  const ExportedTranslation exported = export_translation(
      {options.site, options.key, options.pair, options.kind, options.xliff_version, options.held});
  std::string out = options.out.string();
  if (out.empty() && options.kind != "xliff") out = exported.name;
  write_out(out, exported.bytes);
  const TranslationWork& work = exported.work;
  fmt::print(stderr,
             "{}: {} rows; new: {} rows, {} words; changed: {} rows, {} words; {:.1f} pages\n",
             exported.name, work.rows, work.new_rows, work.new_words, work.changed_rows,
             work.changed_words, work.pages);
  return 0;
}

}  // namespace tilmech
