#include "content/addresses.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "text/key.h"

namespace tilmech {
namespace {

// The file to name in a message about the document as a whole: its source version.
Place place_of(const Document& document, const std::string& field) {
  const Variant& variant = document.in(document.source);
  const auto line = variant.lines.find(field);
  return {variant.file, line == variant.lines.end() ? 0 : line->second, 0};
}

bool is_address(std::string_view text) {
  if (text.empty() || text.starts_with('/') || text.ends_with('/')) return false;
  if (text.find("//") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
  });
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Addresses under which the site has pages of its own.
bool is_reserved(Collection collection, std::string_view address) {
  const std::string_view first = address.substr(0, address.find('/'));
  const std::string_view last = address.substr(address.rfind('/') + 1);
  if (last == "parallel") return true;
  const auto is_one_of = [](std::string_view text, auto names) {
    return std::ranges::find(names, text) != names.end();
  };
  switch (collection) {
    case Collection::pages:
      return is_one_of(
          first, std::to_array<std::string_view>({"releases", "programmes", "glossary", "tags",
                                                  "corrections", "search", "coverage"}));
    case Collection::releases:
      return first == "page" || is_year(first);
    case Collection::glossary:
      return is_one_of(first,
                       std::to_array<std::string_view>({"abbreviations", "domains", "table"}));
    case Collection::programmes:
      return false;
  }
  return false;
}

// Keys of documents that lack a language, grouped so that keys one letter apart share a group: each
// key stands under itself and under itself without any one of its letters, written out in ASCII.
using Groups = std::map<std::string, std::vector<const Document*>>;

Groups group_incomplete(const Site& site, Collection collection) {
  Groups groups;
  for (const Document& document : site.documents) {
    const auto lacks = [&](Lang lang) { return !document.has(lang); };
    if (document.collection != collection || std::ranges::none_of(site.settings.languages, lacks))
      continue;
    const std::string ascii = ascii_address(document.key);
    std::set<std::string> forms = {ascii};
    for (std::size_t i = 0; i < ascii.size(); ++i)
      forms.insert(ascii.substr(0, i) + ascii.substr(i + 1));
    for (const std::string& form : forms) groups[form].push_back(&document);
  }
  return groups;
}

// Two documents can be one only if no language has both.
bool complement(const Settings& settings, const Document& a, const Document& b) {
  return std::ranges::none_of(settings.languages,
                              [&](Lang lang) { return a.has(lang) && b.has(lang); });
}

void report_orphans(const Site& site, Diagnostics& diagnostics) {
  for (const Collection collection : kAllCollections) {
    std::map<const Document*, std::set<std::string>> candidates;
    for (const auto& [form, documents] : group_incomplete(site, collection))
      for (const Document* document : documents)
        for (const Document* other : documents)
          if (document != other && complement(site.settings, *document, *other))
            candidates[document].insert(other->key);
    for (const auto& [document, keys] : candidates) {
      const std::vector<std::string> list(keys.begin(), keys.end());
      std::string best = nearest(document->key, list);
      if (best.empty()) best = list.front();
      report(diagnostics, Finding::key_orphan, place_of(*document, "key"), document->key, best);
    }
  }
}

void report_aliases(const Document& document, std::map<std::string, std::string>& taken,
                    Diagnostics& diagnostics) {
  std::set<std::string> own;
  for (const auto& variant : document.variants.values) {
    if (!variant) continue;
    for (const std::string& alias : variant->aliases) {
      const auto line = variant->lines.find("aliases");
      const Place place{variant->file, line == variant->lines.end() ? 0 : line->second, 0};
      if (!is_address(alias)) {
        report(diagnostics, Finding::bad_slug, place, "aliases", alias);
        continue;
      }
      const std::string address = std::string(name_of(document.collection)) + "/" + alias;
      const auto [entry, is_new] = taken.emplace(address, variant->file);
      if (!is_new && !own.contains(address))
        report(diagnostics, Finding::address_twice, place, address, entry->second);
      own.insert(address);
    }
  }
}

}  // namespace

void address_documents(Site& site, Diagnostics& diagnostics) {
  std::map<std::string, std::string> taken;  // collection/address -> file
  for (Document& document : site.documents) {
    document.address = ascii_address(document.key);
    if (!document.slug.empty()) {
      if (is_address(document.slug))
        document.address = document.folder.empty() ? document.slug
                                                   : ascii_address(normalise_key(document.folder)) +
                                                         "/" + document.slug;
      else
        report(diagnostics, Finding::bad_slug, place_of(document, "slug"), "slug", document.slug);
    }
    if (!is_address(document.address))
      report(diagnostics, Finding::bad_slug, place_of(document, "key"), "key", document.key);
    const Place place = place_of(document, document.slug.empty() ? "key" : "slug");
    if (is_reserved(document.collection, document.address))
      report(diagnostics, Finding::address_reserved, place, document.address);
    const std::string address = std::string(name_of(document.collection)) + "/" + document.address;
    const auto [entry, is_new] = taken.emplace(address, place.file);
    if (!is_new) report(diagnostics, Finding::address_twice, place, address, entry->second);
  }
  for (const Document& document : site.documents) report_aliases(document, taken, diagnostics);
  report_orphans(site, diagnostics);
}

}  // namespace tilmech
