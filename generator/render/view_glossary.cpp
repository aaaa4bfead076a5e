// The glossary: the index by letter, and the page of a concept with its terms in all languages.
#include <algorithm>

#include "render/json_ld.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

// The same concept's terms in the site's other languages.
View other_terms(const Kit& kit, const Page& page, const Document& term) {
  View list = make_list();
  for (const Lang other : kit.site.settings.languages) {
    if (other == page.edition.lang || !term.has(other)) continue;
    View& item = add_item(list);
    const Variant& variant = term.in(other);
    set(item, "code", code(other));
    set(item, "name", variant.title);
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
  set(item, "name", variant.title);
  set(item, "href", page.from.link(address_in(variant.lang, rest_of(*term))));
  if (variant.lang != lang) set(item, "other_lang", code(variant.lang));
}

void add_relations(const Kit& kit, const Page& page, View& relations, std::string_view label,
                   const std::vector<std::string>& keys) {
  View list = make_list();
  bool any = false;
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    add_relation(kit, page, list, key);
    any = true;
  }
  if (!any) return;
  View& item = add_item(relations);
  set(item, "label", page.edition.text(label));
  item["items"] = std::move(list);
}

void set_facts(Page& page, const Variant& variant) {
  const Edition& edition = page.edition;
  const TermFields& fields = variant.term;
  View facts = make_list();
  const auto fact = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) add_fact(facts, edition.text(label), value);
  };
  fact("glossary.abbreviation", fields.abbreviation);
  fact("glossary.variants", join_list(fields.variants, edition.lang));
  fact("glossary.foreign", join_list(fields.foreign, edition.lang));
  fact("glossary.deprecated", join_list(fields.deprecated, edition.lang));
  fact("glossary.domain", edition.name_of_value("glossary.domain.", fields.domain));
  fact("glossary.source", fields.definition_source);
  const auto line = [&](std::string_view key, const std::optional<Date>& date) {
    if (date) set(add_item(facts), "text", edition.text(key, {{"date", edition.date(*date)}}));
  };
  line("glossary.used_from", fields.used_from);
  line("glossary.used_until", fields.used_until);
  page.local["facts"] = std::move(facts);
  if (!fields.status.empty() && fields.status != "preferred")
    set(page.local, "kicker", edition.name_of_value("glossary.status.", fields.status));
}

}  // namespace

void fill_glossary(const Kit& kit, Page& page) {
  const Lang lang = page.edition.lang;
  View letters = make_list(), groups = make_list(), others = make_list();
  std::size_t count = 0;
  for (const Letter& letter : page.edition.letters) {
    // An empty letter stands in the row too: a reader sees that there is nothing to look for.
    if (!letter.label.empty()) {
      View& link = add_item(letters);
      set(link, "label", letter.label);
      link["current"] = View(!letter.terms.empty());
    }
    if (letter.terms.empty()) continue;
    View items = make_list();
    for (const Document* term : letter.terms) {
      View& item = add_item(items);
      set(item, "href", page.from.link(address_in(lang, rest_of(*term))));
      set(item, "name", term->in(lang).title);
      set(item, "abbreviation", term->in(lang).term.abbreviation);
      item["translations"] = other_terms(kit, page, *term);
      ++count;
    }
    View& group = add_item(groups);
    set(group, "label", letter.label.empty() ? "…" : letter.label);
    set(group, "id", letter.label.empty() ? "other" : letter.label);
    group["items"] = std::move(items);
  }
  for (const Document* term : kit.catalogue.terms)
    if (!term->has(lang)) add_relation(kit, page, others, term->key);
  page.local["letters"] = std::move(letters);
  page.local["groups"] = std::move(groups);
  page.local["any_others"] = View(!others.is_empty_list());
  page.local["others"] = std::move(others);
  set(page.local, "intro",
      page.edition.text("list.count_terms", {{"n", static_cast<long>(count)}}));
  const std::string& title = page.edition.text("nav.glossary");
  set_head(kit, page,
           {.title = title, .description = title, .json_ld = term_set_json(kit, page.edition)});
}

void fill_term(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", variant.title);
  set(page.local, "body", body_html(kit, page, variant));
  page.local["equivalents"] = other_terms(kit, page, document);
  set_facts(page, variant);
  View relations = make_list();
  add_relations(kit, page, relations, "glossary.see_also", variant.term.see_also);
  add_relations(kit, page, relations, "glossary.antonym", {variant.term.antonym});
  add_relations(kit, page, relations, "glossary.replaced_by", {variant.replaced_by});
  page.local["relations"] = std::move(relations);
  set_tags(page, document);
  set_head(kit, page,
           {.title = variant.title,
            .description = description_of(variant),
            .json_ld = term_json(kit, page.edition, document)});
}

}  // namespace tilmech
