#include "render/glossary_parts.h"

#include <fmt/format.h>

#include <array>

#include "render/typeset.h"
#include "text/key.h"

namespace tilmech {

// The same concept's terms in the site's other languages.
View other_terms(const Kit& kit, const Page& page, const Document& term) {
  View list = make_list();
  for (const Lang other : kit.site.settings.languages) {
    if (other == page.edition.lang || !term.has(other)) continue;
    View& item = add_item(list);
    const Variant& variant = term.in(other);
    set(item, "code", code(other));
    set(item, "name", typeset(variant.title));
    set(item, "abbreviation", variant.term.abbreviation);
    set(item, "label", kit.edition(other).text("lang.name"));
    set(item, "href", page.from.link(address_in(other, rest_of(term))));
  }
  return list;
}

// A concept that another field names by its key, or the words themselves when none has that key.
void add_relation(const Kit& kit, const Page& page, View& list, const std::string& key) {
  const Lang lang = page.edition.lang;
  const Document* term = kit.site.find(Collection::glossary, normalise_key(key));
  View& item = add_item(list);
  if (term == nullptr) {
    set(item, "name", key);
    return;
  }
  const Variant& variant = best_version(kit.site, *term, lang);
  set(item, "name", typeset(variant.title));
  set(item, "href", page.from.link(address_in(variant.lang, rest_of(*term))));
  if (variant.lang != lang) set(item, "other_lang", code(variant.lang));
}

void set_glossary_views(const Kit& kit, Page& page, std::string_view current) {
  struct Entry {
    std::string_view rest, label;
  };
  constexpr std::array<Entry, 4> kViews = {{{"glossary/", "glossary.by_letter"},
                                            {"glossary/table/", "glossary.table"},
                                            {"glossary/domains/", "glossary.domains"},
                                            {"glossary/abbreviations/", "glossary.abbreviations"}}};
  page.local["any_views"] = View(!kit.catalogue.terms.empty());
  View list = make_list();
  for (const Entry& entry : kViews) {
    View& item = add_item(list);
    set(item, "href", page.from.link(address_in(page.edition.lang, entry.rest)));
    set(item, "label", page.edition.text(entry.label));
    item["current"] = View(entry.rest == current);
  }
  page.local["views"] = std::move(list);
  View files = make_list();
  for (const auto& [address, bytes] : kit.site.downloads) {
    if (!address.starts_with("glossary.")) continue;  // the glossary's files, not the archive's
    View& item = add_item(files);
    set(item, "href", page.from.link(address));
    set(item, "name", address);
  }
  page.local["any_files"] = View(!kit.site.downloads.empty());
  page.local["files"] = std::move(files);
}

const std::string& name_of_domain(const Site& site, Lang lang, const std::string& id) {
  const Domain* domain = site.settings.domain(id);
  return domain != nullptr && !domain->name[lang].empty() ? domain->name[lang] : id;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

}  // namespace tilmech
