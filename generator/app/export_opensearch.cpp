#include "app/export_opensearch.h"

#include "app/build.h"
#include "app/export.h"
#include "app/print_diagnostics.h"
#include "exchange/opensearch.h"
#include "render/addresses.h"
#include "search/section_texts.h"
#include "text/analyser.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// The stems of a text, with spaces between them.
std::string stems_of(Analyser& analyser, const std::string& text) {
  Analysis analysis;
  analyser.analyse(text, analysis);
  std::string stems;
  for (const Token& token : analysis.tokens) {
    if (!stems.empty()) stems += ' ';
    stems += analysis.stem(token);
  }
  return stems;
}

// What is the same in all sections of a document in one language.
SectionEntry common_of(const Site& site, const Document& document, Lang lang) {
  SectionEntry entry;
  entry.lang = lang;
  entry.collection = name_of(document.collection);
  entry.key = document.key;
  entry.url = site.settings.base_url + address_in(lang, rest_of(document));
  if (document.date) entry.date = iso_date(*document.date);
  entry.tags = document.tags;
  entry.partners = document.partners;
  for (const Lang other : site.settings.languages)
    if (document.has(other)) entry.languages.push_back(other);
  entry.title = document.in(lang).title;
  return entry;
}

void write_document(const Site& site, const Document& document, Lang lang,
                    PerLang<Analyser>& analysers, OutFile& out) {
  const SectionEntry common = common_of(site, document, lang);
  for (const SectionText& section : section_texts(site, document, lang)) {
    SectionEntry entry = common;
    entry.section = section.address;
    if (!section.address.empty()) entry.url += "#" + section.address;
    entry.heading = section[Field::heading];
    entry.names = section[Field::names];
    entry.tag_names = section[Field::tags];
    entry.text = section[Field::text];
    if (section.address.empty()) entry.place = document.in(lang).place;
    const std::string& head = section.address.empty() ? entry.title : entry.heading;
    if (!has_stemmer(lang)) entry.stems = stems_of(analysers[lang], head + "\n" + entry.text);
    out.write(opensearch_lines(entry));
  }
}

}  // namespace

int run_export_opensearch(const ExportOptions& options) {
  PreparedSite prepared = prepare_site(options.site);
  judge_findings(prepared, false);
  if (has_errors(prepared.diagnostics)) {
    print_text(prepared.diagnostics, stderr);
    return 1;
  }
  const Site& site = prepared.site;
  if (options.mapping) {
    write_out(options.out.string(), opensearch_mapping(site.settings.languages));
    return 0;
  }
  PerLang<Analyser> analysers{{Analyser(Lang::ky), Analyser(Lang::ru), Analyser(Lang::en)}};
  OutFile out(options.out.string());
  for (const Document& document : site.documents)
    for (const Lang lang : site.settings.languages)
      if (document.has(lang)) write_document(site, document, lang, analysers, out);
  out.close();
  return 0;
}

}  // namespace tilmech
