// The glossary by letter.
#include "render/glossary_parts.h"
#include "render/json_ld.h"
#include "render/typeset.h"
#include "render/views.h"

namespace tilmech {

void fill_glossary(const Kit& kit, Page& page) {
  const Lang lang = page.edition.lang;
  View letters = make_list(), groups = make_list(), others = make_list();
  std::size_t count = 0;
  for (const GlossaryLetter& letter : page.edition.letters) {
    // An empty letter stands in the row too: a reader sees that there is nothing to look for.
    if (!letter.label.empty() || !letter.terms.empty()) {
      View& link = add_item(letters);
      set(link, "label",
          letter.label.empty() ? page.edition.text("glossary.no_letter") : letter.label);
      set(link, "id", letter.label.empty() ? "other" : letter.label);
      link["current"] = View(!letter.terms.empty());
    }
    if (letter.terms.empty()) continue;
    View items = make_list();
    for (const Document* term : letter.terms) {
      View& item = add_item(items);
      set(item, "href", page.from.link(address_in(lang, rest_of(*term))));
      set(item, "name", typeset(term->in(lang).title));
      set(item, "abbreviation", term->in(lang).term.abbreviation);
      item["translations"] = other_terms(kit, page, *term);
      ++count;
    }
    View& group = add_item(groups);
    set(group, "label",
        letter.label.empty() ? page.edition.text("glossary.no_letter") : letter.label);
    set(group, "id", letter.label.empty() ? "other" : letter.label);
    group["items"] = std::move(items);
  }
  for (const Document* term : kit.catalogue.terms)
    if (!term->has(lang)) add_relation(kit, page, others, term->key);
  set_glossary_views(kit, page, page.rest);
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

}  // namespace tilmech
