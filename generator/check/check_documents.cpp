#include "check/check_documents.h"

#include "check/links.h"
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

}  // namespace

void check_documents(const Site& site, Date today, Diagnostics& diagnostics) {
  for (const Document& document : site.documents) {
    check_languages(site, document, diagnostics);
    check_date(document, today, diagnostics);
  }
  check_links(site, diagnostics);
}

}  // namespace tilmech
