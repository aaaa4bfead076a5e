#include "check/check_documents.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <vector>

#include "check/abbreviations.h"
#include "check/document_rows.h"
#include "check/links.h"
#include "check/newsroom.h"
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
  const auto is_announced = [&](Lang lang) {
    return std::ranges::find(document.follows, lang) != document.follows.end();
  };
  for (const Lang lang : site.settings.required_languages)
    if (!document.has(lang) && !is_announced(lang))
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

// An instant that is long gone, or comes before the release's own day, is a slip of the pen that
// would publish too early.
void check_instant(const Site& site, const Document& document, Date today,
                   Diagnostics& diagnostics) {
  if (!document.publish_at) return;
  const std::string& zone = site.settings.time_zone;
  const Date day = date_in(*document.publish_at, zone);
  const auto century = [](Date date) { return static_cast<int>(date.year()) / 100; };
  for (const auto& variant : document.variants.values) {
    if (!variant || line_of(*variant, "publish_at") == 0) continue;
    const Place place{variant->file, line_of(*variant, "publish_at"), 1};
    if (century(day) < century(today))
      report(diagnostics, Finding::publish_at_past_century, place,
             rfc3339(*document.publish_at, zone));
    else if (document.date && day < *document.date)
      report(diagnostics, Finding::publish_at_before_date, place,
             rfc3339(*document.publish_at, zone), iso_date(*document.date));
  }
}

}  // namespace

struct DocumentCheck::Impl {
  Impl(const Site& all, WordBooks* used)
      : site(all),
        names(all),
        abbreviations(site_abbreviations(all)),
        readers([this, used] { return PassageReader(names, used == nullptr ? books : *used); }) {}

  const Site& site;
  const GlossaryNames names;
  const std::set<std::string, std::less<>> abbreviations;
  WordBooks books;  // when no others are given
  tbb::enumerable_thread_specific<PassageReader> readers;
};

DocumentCheck::DocumentCheck(const Site& site, WordBooks* books)
    : impl_(std::make_unique<Impl>(site, books)) {}
DocumentCheck::~DocumentCheck() = default;

TermTally DocumentCheck::check(const Document& document, Date today, Diagnostics& diagnostics,
                               const DocumentWords* words) const {
  check_languages(impl_->site, document, diagnostics);
  check_date(document, today, diagnostics);
  check_instant(impl_->site, document, today, diagnostics);
  check_newsroom(impl_->site, document, diagnostics);
  check_links(impl_->site, document, diagnostics);
  TermTally terms;
  const CheckContext context{impl_->names, impl_->abbreviations};
  PassageReader& reader = impl_->readers.local();
  reader.start_document(words);
  check_rows(document, context, reader, terms, diagnostics);
  report_stale(document, diagnostics);
  return terms;
}

MissingTerms check_documents(const Site& site, SiteWords& words, Date today,
                             Diagnostics& diagnostics) {
  const DocumentCheck check(site, &words.books);
  std::vector<Diagnostics> found(site.documents.size());
  std::vector<TermTally> terms(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(), [&](std::size_t i) {
    terms[i] = check.check(site.documents[i], today, found[i], &words.documents[i]);
  });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
  MissingTerms missing(std::move(terms));
  for (std::size_t i = 0; i < site.documents.size(); ++i) missing.report(i, diagnostics);
  check_terms(site, diagnostics);
  return missing;
}

MissingTerms check_documents(const Site& site, Date today, Diagnostics& diagnostics) {
  SiteWords words(site.documents);
  return check_documents(site, words, today, diagnostics);
}

}  // namespace tilmech
