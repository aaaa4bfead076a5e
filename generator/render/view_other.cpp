// Pages that stand in for others: a version that does not exist, an address that does not, an old
// one.
#include <algorithm>

#include "render/html_text.h"
#include "render/view_parts.h"
#include "render/views.h"

namespace tilmech {

void fill_notice(const Kit& kit, Page& page, const Document& document) {
  const Variant& shown = best_version(kit.site, document, page.edition.lang);
  const std::string heading =
      page.edition.text("notice.title", {{"lang", std::string(code(page.edition.lang))}});
  View choices = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    if (!document.has(lang)) continue;
    View& item = add_item(choices);
    set(item, "code", code(lang));
    set(item, "href", page.from.link(address_in(lang, page.rest)));
    set(item, "name", kit.edition(lang).text("lang.name"));
    set(item, "title", document.in(lang).title);
  }
  page.local["choices"] = std::move(choices);
  set(page.local, "heading", heading);
  // Only a language that every document must have, or that is announced, is promised.
  const auto& required = kit.site.settings.required_languages;
  const auto names = [&](const std::vector<Lang>& langs) {
    return std::ranges::find(langs, page.edition.lang) != langs.end();
  };
  if (names(required) || names(document.follows))
    set(page.local, "text", page.edition.text("lang.follows"));
  set_head(kit, page, {.title = heading, .description = shown.title, .noindex = true});
}

void fill_not_found(const Kit& kit, Page& page) {
  View sections = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    const Edition& edition = kit.edition(lang);
    View& item = add_item(sections);
    set(item, "code", code(lang));
    set(item, "heading", edition.text("error.404"));
    set(item, "text", edition.text("error.404.text"));
    set(item, "href", page.from.link(address_in(lang, "")));
    set(item, "name", edition.text("nav.home"));
    set(item, "target", page.from.link(address_in(lang, "search/")));
    set(item, "label", edition.text("search.title"));
  }
  page.local["sections"] = std::move(sections);
  set_head(kit, page,
           {.title = page.edition.text("error.404"), .description = "", .noindex = true});
}

void fill_redirect(const Kit& kit, Page& page, const Document& document) {
  const Lang lang = page.edition.lang;
  set(page.local, "target", page.from.link(address_in(lang, rest_of(document))));
  set(page.local, "title", document.in(lang).title);
  set_head(kit, page, {.title = document.in(lang).title, .description = "", .noindex = true});
}

}  // namespace tilmech
