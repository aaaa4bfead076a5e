#include "content/hold_back.h"

#include <algorithm>
#include <iterator>

namespace tilmech {
namespace {

bool is_public(const Document& document, Lang lang) {
  return document.has(lang) && !document.in(lang).draft;
}

bool is_held(const Document& document, const Settings& settings, Instant now) {
  if (document.publish_at && *document.publish_at > now) return true;
  const auto lacks = [&](Lang lang) { return !is_public(document, lang); };
  if (document.together && std::ranges::any_of(settings.required_languages, lacks)) return true;
  return std::ranges::all_of(settings.languages, lacks);
}

void drop_drafts(Document& document, const Settings& settings) {
  for (const Lang lang : settings.languages)
    if (!is_public(document, lang)) document.variants[lang].reset();
  if (document.has(document.source)) return;
  document.source =
      *std::ranges::find_if(settings.languages, [&](Lang lang) { return document.has(lang); });
}

}  // namespace

std::vector<Document> hold_back(Site& site, Instant now) {
  const auto first_held = std::ranges::stable_partition(
      site.documents,
      [&](const Document& document) { return !is_held(document, site.settings, now); });
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
    if (is_held(document, site.settings, *document.publish_at)) continue;
    next = std::min(next.value_or(*document.publish_at), *document.publish_at);
  }
  return next;
}

}  // namespace tilmech
