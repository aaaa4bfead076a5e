// The page of a document side by side. Search engines are told that the ordinary page is the one
// to show: this one has the same text again. All languages are on one page, and columns are put
// away by checkboxes and style sheet alone: a page for each pair would be three times as many pages
// to build, and to keep apart in search engines.
#include "render/citation.h"
#include "render/corrections.h"
#include "render/parallel_table.h"
#include "render/view_parts.h"
#include "render/views.h"

namespace tilmech {

void fill_parallel(const Kit& kit, Page& page, const Document& document) {
  const Edition& edition = page.edition;
  const Variant& variant = document.in(edition.lang);
  const std::string title = edition.text("parallel.title", {{"title", variant.title}});
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "href", page.from.link(address_in(edition.lang, rest_of(document))));
  set_dateline(page, document);
  set_corrections(page, document);
  View columns = make_list();
  const std::vector<Lang> languages = reading_order(kit, document, edition.lang);
  if (languages.size() > 2)  // of two there is nothing to choose
    for (const Lang lang : languages) {
      View& item = add_item(columns);
      set(item, "code", code(lang));
      set(item, "name", kit.edition(lang).text("lang.name"));
    }
  page.local["any_columns"] = View(languages.size() > 2);
  page.local["columns"] = std::move(columns);
  const std::string& words = variant.programme.edition;
  if (!words.empty() && words != "official")
    if (const View* note = edition.strings.get("t.programme.edition." + words))
      set(page.local, "edition_note", note->string_value());
  set(page.local, "body", parallel_table(kit, page, document));
  // One set of cards serves all columns.
  page.local["any_terms"] = View(!edition.term_cards.empty());
  set_citations(kit, page.local, document, edition.lang);
  set_head(kit, page,
           {.title = title,
            .description = description_of(variant),
            .og_type = "article",
            .canonical_rest = rest_of(document)});
}

}  // namespace tilmech
