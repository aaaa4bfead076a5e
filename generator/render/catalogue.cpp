// Sorting documents into lists.
#include "render/catalogue.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "text/key.h"

namespace tilmech {

namespace {

std::optional<Date> date_of(const Document& document) {
  if (document.date) return document.date;
  for (const Lang lang : kAllLangs)
    if (document.has(lang) && document.in(lang).programme.adopted)
      return document.in(lang).programme.adopted;
  return std::nullopt;
}

}  // namespace

bool newer_first(const Document* a, const Document* b) {
  if (a->date != b->date) return a->date > b->date;
  return std::tie(a->collection, a->key) < std::tie(b->collection, b->key);
}

Catalogue make_catalogue(const Site& site) {
  Catalogue catalogue;
  std::map<std::string, TagList> tags;
  for (const Document& document : site.documents) {
    switch (document.collection) {
      case Collection::releases:
        catalogue.releases.push_back(&document);
        break;
      case Collection::programmes:
        catalogue.programmes.push_back(&document);
        break;
      case Collection::glossary:
        catalogue.terms.push_back(&document);
        break;
      case Collection::pages:
        catalogue.pages.push_back(&document);
        break;
    }
    for (const std::string& id : document.tags) {
      TagList& tag = tags[ascii_address(normalise_key(id))];
      if (tag.id.empty()) tag.id = id;
      if (tag.documents.empty() || tag.documents.back() != &document)
        tag.documents.push_back(&document);
    }
  }
  std::ranges::sort(catalogue.releases, newer_first);
  std::ranges::stable_sort(catalogue.programmes, [](const Document* a, const Document* b) {
    return date_of(*a) > date_of(*b);
  });
  for (const Document* release : catalogue.releases)
    if (release->date) catalogue.years[static_cast<int>(release->date->year())].push_back(release);
  for (auto& [address, tag] : tags) {
    if (address.empty()) continue;
    tag.address = address;
    std::ranges::sort(tag.documents, newer_first);
    catalogue.tags.push_back(std::move(tag));
  }
  catalogue.chapters = find_chapters(site, catalogue.pages);
  return catalogue;
}

const Variant& best_version(const Site& site, const Document& document, Lang lang) {
  if (document.has(lang)) return document.in(lang);
  if (document.has(document.source)) return document.in(document.source);
  for (const Lang other : site.settings.languages)
    if (document.has(other)) return document.in(other);
  for (const Lang other : kAllLangs)
    if (document.has(other)) return document.in(other);
  assert(!"a document has at least one version");
  return document.in(lang);
}

const std::string& short_title(const Variant& variant) {
  return variant.short_title.empty() ? variant.title : variant.short_title;
}

}  // namespace tilmech
