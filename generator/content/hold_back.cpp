#include "content/hold_back.h"

#include <algorithm>
#include <iterator>

namespace tilmech {
namespace {

bool is_public(const Document& document, Lang lang) {
  return document.has(lang) && !document.in(lang).draft;
}

void drop_drafts(Document& document, const Settings& settings) {
  for (const Lang lang : settings.languages)
    if (!is_public(document, lang)) document.variants[lang].reset();
  if (document.has(document.source)) return;
  document.source =
      *std::ranges::find_if(settings.languages, [&](Lang lang) { return document.has(lang); });
}

}  // namespace

Hold hold_of(const Document& document, const Settings& settings, Instant now) {
  if (document.publish_at && *document.publish_at > now) return Hold::embargo;
  const auto lacks = [&](Lang lang) { return !is_public(document, lang); };
  if (std::ranges::all_of(settings.languages, lacks)) return Hold::draft;
  if (document.together && std::ranges::any_of(settings.required_languages, lacks))
    return Hold::together;
  return Hold::none;
}

std::vector<Document> hold_back(Site& site, Instant now) {
  const auto first_held =
      std::ranges::stable_partition(site.documents, [&](const Document& document) {
        return hold_of(document, site.settings, now) == Hold::none;
      });
  std::vector<Document> held(std::move_iterator(first_held.begin()),
                             std::move_iterator(first_held.end()));
  site.documents.erase(first_held.begin(), first_held.end());
  for (Document& document : site.documents) drop_drafts(document, site.settings);
  return held;
}

std::optional<Instant> next_publication(const Site& site, Instant now) {
  std::optional<Instant> next;
  for (const Document& document : site.documents) {
    if (!document.publish_at || *document.publish_at <= now) continue;
    if (hold_of(document, site.settings, *document.publish_at) != Hold::none) continue;
    next = std::min(next.value_or(*document.publish_at), *document.publish_at);
  }
  return next;
}

}  // namespace tilmech
