#include "check/check_documents.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "check/abbreviations.h"
#include "check/document_rows.h"
#include "check/links.h"
#include "check/stale.h"
#include "check/terms.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

int line_of(const Variant& variant, const std::string& field) {
  const auto found = variant.lines.find(field);
  return found == variant.lines.end() ? 0 : found->second;
}

void check_languages(const Site& site, const Document& document, Diagnostics& diagnostics) {
  for (const Lang lang : site.settings.required_languages)
    if (!document.has(lang))
      report(diagnostics, Finding::language_missing, {document.in(document.source).file, 0, 0},
             document.key, code(lang));
}

void check_date(const Document& document, Date today, Diagnostics& diagnostics) {
  if (!document.date || document.publish_at || *document.date <= today) return;
  for (const auto& variant : document.variants.values)
    if (variant && line_of(*variant, "date") > 0)
      report(diagnostics, Finding::future_date, {variant->file, line_of(*variant, "date"), 1},
             iso_date(*document.date));
}

// The checks that compare the languages of each document, on all cores.
void check_translations(const Site& site, Diagnostics& diagnostics) {
  const ConceptNames names(site);
  const auto abbreviations = site_abbreviations(site);
  const CheckContext context{names, abbreviations};
  tbb::enumerable_thread_specific<PassageReader> readers([&] { return PassageReader(names); });
  std::vector<Diagnostics> found(site.documents.size());
  std::vector<TermTally> terms(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(), [&](std::size_t i) {
    check_rows(site.documents[i], context, readers.local(), terms[i], found[i]);
    report_stale(site.documents[i], found[i]);
  });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
  report_missing_terms(terms, diagnostics);
}

}  // namespace

void check_documents(const Site& site, Date today, Diagnostics& diagnostics) {
  for (const Document& document : site.documents) {
    check_languages(site, document, diagnostics);
    check_date(document, today, diagnostics);
  }
  check_links(site, diagnostics);
  check_translations(site, diagnostics);
  check_terms(site, diagnostics);
}

}  // namespace tilmech
