#include "render/corrections.h"

#include <algorithm>
#include <map>

#include "render/typeset.h"
#include "render/views.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

// The reader's language first, so that its words win.
std::vector<Lang> reading_order(const Document& document, Lang lang) {
  std::vector<Lang> order = {lang, document.source};
  for (const Lang other : kAllLangs) order.push_back(other);
  std::erase_if(order, [&](Lang other) { return !document.has(other); });
  return order;
}

void set_correction(View& item, const Edition& edition, const DocumentCorrection& correction) {
  set(item, "date", edition.text("correction.date", {{"date", edition.date(correction.date)}}));
  set(item, "iso_date", iso_date(correction.date));
  set(item, "text", typeset(correction.text));
  if (correction.lang != edition.lang) set(item, "other_lang", code(correction.lang));
}

}  // namespace

std::vector<DocumentCorrection> corrections_of(const Document& document, Lang lang) {
  std::vector<DocumentCorrection> found;
  // A version's corrections of one day are its own; another version speaks only of other days.
  for (const Lang reader : reading_order(document, lang)) {
    std::vector<DocumentCorrection> fresh;
    for (const Correction& correction : document.in(reader).release.corrections)
      if (std::ranges::find(found, correction.date, &DocumentCorrection::date) == found.end())
        fresh.push_back({correction.date, correction.text, reader});
    found.insert(found.end(), fresh.begin(), fresh.end());
  }
  std::ranges::stable_sort(found, {}, &DocumentCorrection::date);
  return found;
}

std::optional<DocumentWithdrawal> withdrawal_of(const Document& document, Lang lang) {
  for (const Lang reader : reading_order(document, lang))
    if (const auto& withdrawn = document.in(reader).release.withdrawn)
      return DocumentWithdrawal{withdrawn->date, withdrawn->reason, reader};
  return std::nullopt;
}

std::optional<Date> last_change(const Document& document) {
  std::optional<Date> last;
  const auto add = [&](Date date) { last = std::max(last.value_or(date), date); };
  for (const DocumentCorrection& correction : corrections_of(document, document.source))
    add(correction.date);
  if (const auto withdrawn = withdrawal_of(document, document.source)) add(withdrawn->date);
  return last;
}

void set_corrections(Page& page, const Document& document) {
  const Edition& edition = page.edition;
  if (const auto withdrawn = withdrawal_of(document, edition.lang)) {
    View& view = page.local["withdrawn"];
    set(view, "date",
        edition.text("release.withdrawn_on", {{"date", edition.date(withdrawn->date)}}));
    set(view, "reason", typeset(withdrawn->reason));
    if (withdrawn->lang != edition.lang) set(view, "other_lang", code(withdrawn->lang));
  }
  const std::vector<DocumentCorrection> corrections = corrections_of(document, edition.lang);
  if (corrections.empty()) return;
  View list = make_list();
  for (const DocumentCorrection& correction : corrections)
    set_correction(add_item(list), edition, correction);
  page.local["corrections"]["items"] = std::move(list);
}

void fill_corrections(const Kit& kit, Page& page) {
  struct Entry {
    const Document* document;
    DocumentCorrection correction;
    bool withdrawal;
  };
  const Edition& edition = page.edition;
  std::multimap<Date, Entry, std::greater<>> entries;
  for (const Document* release : kit.catalogue.releases) {
    for (const DocumentCorrection& one : corrections_of(*release, edition.lang))
      entries.emplace(one.date, Entry{release, one, false});
    if (const auto gone = withdrawal_of(*release, edition.lang))
      entries.emplace(gone->date, Entry{release, {gone->date, gone->reason, gone->lang}, true});
  }
  View list = make_list();
  for (const auto& [date, entry] : entries) {
    const Variant& variant = best_version(kit.site, *entry.document, edition.lang);
    View& item = add_item(list);
    View& words = item["correction"];
    set_correction(words, edition, entry.correction);
    if (entry.withdrawal)
      set(words, "date", edition.text("release.withdrawn_on", {{"date", edition.date(date)}}));
    set(item, "href", page.from.link(address_in(variant.lang, rest_of(*entry.document))));
    set(item, "title", typeset(variant.title));
    if (variant.lang != edition.lang) set(item, "other_lang", code(variant.lang));
  }
  page.local["any_corrections"] = View(!entries.empty());
  page.local["items"] = std::move(list);
  const std::string& title = edition.text("correction.page");
  set_head(kit, page, {.title = title, .description = edition.text("correction.about")});
}

}  // namespace tilmech
