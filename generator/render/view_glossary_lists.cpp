// Other ways through the glossary: a table in the order of any language, the fields of knowledge,
// and the abbreviations. Each is a page of its own, so that no script is needed.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "render/glossary_parts.h"
#include "render/typeset.h"
#include "render/views.h"
#include "text/collation.h"
#include "text/key.h"

namespace tilmech {

namespace {

using Terms = std::vector<const Document*>;
using Name = std::string (*)(const Variant&);

// The concepts in the order of their names in `lang`; those without a name there are left out.
Terms in_order(const Kit& kit, Lang lang, Name name) {
  struct Entry {
    std::string order;
    const Document* document;
  };
  const Collation collation(lang);
  std::vector<Entry> entries;
  for (const Document* document : kit.catalogue.terms)
    if (document->has(lang))
      if (const std::string text = name(document->in(lang)); !text.empty())
        entries.push_back({collation.sort_key(text), document});
  std::ranges::stable_sort(entries, {}, &Entry::order);
  Terms terms;
  for (const Entry& entry : entries) terms.push_back(entry.document);
  return terms;
}

std::string title_of(const Variant& variant) {
  return variant.title;
}
std::string abbreviation_of(const Variant& variant) {
  return variant.term.abbreviation;
}

// The site's languages with `first` in front.
std::vector<Lang> languages_from(const Kit& kit, Lang first) {
  std::vector<Lang> languages = {first};
  for (const Lang lang : kit.site.settings.languages)
    if (lang != first) languages.push_back(lang);
  return languages;
}

// A cell for each language; the first heads its row.
void add_row(const Kit& kit, const Page& page, View& rows, const Document& document,
             const std::vector<Lang>& languages) {
  View cells = make_list();
  for (const Lang lang : languages) {
    View& cell = add_item(cells);
    cell["first"] = View(lang == languages.front());
    set(cell, "code", code(lang));
    set(cell, "label", kit.edition(lang).text("lang.name"));
    if (!document.has(lang)) {
      set(cell, "gap", kit.edition(lang).text("glossary.no_language"));
      continue;
    }
    const Variant& variant = document.in(lang);
    set(cell, "href", page.from.link(address_in(lang, rest_of(document))));
    set(cell, "name", typeset(variant.title, Hyphens::cell));
    set(cell, "abbreviation", variant.term.abbreviation);
  }
  add_item(rows)["cells"] = std::move(cells);
}

void add_rest(const Kit& kit, Terms& terms) {
  std::vector<const Document*> rest;
  for (const Document* document : kit.catalogue.terms)
    if (std::ranges::find(terms, document) == terms.end()) rest.push_back(document);
  terms.insert(terms.end(), rest.begin(), rest.end());
}

void set_list_head(const Kit& kit, Page& page, std::string_view name, std::string_view current) {
  const std::string& title = page.edition.text(name);
  set(page.local, "title", title);
  set_glossary_views(kit, page, current);
  set_head(kit, page, {.title = title, .description = page.edition.text("nav.glossary")});
}

// Domains stand as site.json orders them, then those it does not know by their ids, and last what
// has none.
using DomainPlace = std::pair<std::size_t, std::string>;

DomainPlace place_of_domain(const Settings& settings, const Collation& collation,
                            const std::string& id) {
  const std::size_t count = settings.domains.size();
  if (id.empty()) return {count + 1, ""};
  const auto known = std::ranges::find(settings.domains, id, &Domain::id);
  if (known == settings.domains.end()) return {count, collation.sort_key(id)};
  return {static_cast<std::size_t>(known - settings.domains.begin()), ""};
}

}  // namespace

void fill_glossary_table(const Kit& kit, Page& page, Lang order) {
  const std::vector<Lang> languages = languages_from(kit, order);
  View columns = make_list();
  for (const Lang lang : languages) {
    View& column = add_item(columns);
    set(column, "code", code(lang));
    set(column, "label", kit.edition(lang).text("lang.name"));
    set(column, "href",
        page.from.link(address_in(page.edition.lang, rest_of_term_table(lang, page.edition.lang))));
    set(column, "text", page.edition.text("glossary.sort_by", {{"lang", std::string(code(lang))}}));
    column["current"] = View(lang == order);
  }
  Terms terms = in_order(kit, order, title_of);
  add_rest(kit, terms);
  View rows = make_list();
  for (const Document* document : terms) add_row(kit, page, rows, *document, languages);
  page.local["columns"] = std::move(columns);
  page.local["rows"] = std::move(rows);
  set(page.local, "caption",
      page.edition.text("glossary.sorted_by", {{"lang", std::string(code(order))}}));
  set_list_head(kit, page, "glossary.table", "glossary/table/");
}

void fill_abbreviations(const Kit& kit, Page& page) {
  const std::vector<Lang> languages = languages_from(kit, page.edition.lang);
  View columns = make_list();
  for (const Lang lang : languages) {
    View& column = add_item(columns);
    set(column, "code", code(lang));
    set(column, "label", kit.edition(lang).text("lang.name"));
  }
  Terms terms;
  // The page's own abbreviations first, then what only other languages shorten.
  for (const Lang lang : languages)
    for (const Document* document : in_order(kit, lang, abbreviation_of))
      if (std::ranges::find(terms, document) == terms.end()) terms.push_back(document);
  View rows = make_list();
  for (const Document* document : terms) add_row(kit, page, rows, *document, languages);
  page.local["columns"] = std::move(columns);
  page.local["rows"] = std::move(rows);
  set_list_head(kit, page, "glossary.abbreviations", "glossary/abbreviations/");
}

void fill_domains(const Kit& kit, Page& page) {
  const Lang lang = page.edition.lang;
  const Collation collation(lang);
  std::map<DomainPlace, Terms> domains;
  for (const Document* document : in_order(kit, lang, title_of)) {
    const std::string& id = document->in(lang).term.domain;
    domains[place_of_domain(kit.site.settings, collation, id)].push_back(document);
  }
  View groups = make_list();
  for (const auto& [place, terms] : domains) {
    const std::string& id = terms.front()->in(lang).term.domain;
    View& group = add_item(groups);
    set(group, "id", id.empty() ? "other" : ascii_address(normalise_key(id)));
    set(group, "label",
        id.empty() ? page.edition.text("glossary.no_domain") : name_of_domain(kit.site, lang, id));
    set(group, "count", std::to_string(terms.size()));
    View items = make_list();
    for (const Document* document : terms) {
      View& item = add_item(items);
      set(item, "href", page.from.link(address_in(lang, rest_of(*document))));
      set(item, "name", typeset(document->in(lang).title));
      set(item, "abbreviation", document->in(lang).term.abbreviation);
      item["translations"] = other_terms(kit, page, *document);
    }
    group["items"] = std::move(items);
  }
  page.local["groups"] = std::move(groups);
  set_list_head(kit, page, "glossary.domains", "glossary/domains/");
}

}  // namespace tilmech
