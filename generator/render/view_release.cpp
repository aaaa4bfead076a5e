// The page of a press release.
#include <algorithm>

#include "render/corrections.h"
#include "render/funding.h"
#include "render/json_ld.h"
#include "render/neighbours.h"
#include "render/share.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "render/worded.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

void set_boilerplate(const Kit& kit, Page& page, const Document& document, const Variant& variant) {
  View list = make_list();
  bool any = false;
  for (const std::string& id : variant.release.boilerplate) {
    const auto known = kit.site.settings.boilerplates.find(id);
    if (known == kit.site.settings.boilerplates.end()) continue;
    const BoilerplateVersion* version = version_on(known->second, document.date);
    if (version == nullptr) continue;
    set_worded(add_item(list), "text", worded(kit.site, version->text, page.edition.lang),
               page.edition.lang);
    any = true;
  }
  if (any) page.local["boilerplate"]["items"] = std::move(list);
}

void set_contact(const Kit& kit, Page& page, const Document& document) {
  const auto known = kit.site.settings.contacts.find(document.contact);
  if (known == kit.site.settings.contacts.end()) return;
  const Contact& contact = known->second;
  View& view = page.local["contact"];
  set_worded(view, "name", worded(kit.site, contact.name, page.edition.lang), page.edition.lang);
  set(view, "place", typeset(worded(kit.site, contact.address, page.edition.lang).text));
  set(view, "phone", contact.phone);
  std::string dialled;  // as tel: wants it
  std::ranges::copy_if(contact.phone, std::back_inserter(dialled),
                       [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
  set(view, "value", dialled);
  set(view, "email", contact.email);
  set(view, "url", contact.url);
}

// "Kyrgyz text follows", for each version that is announced and not there yet.
void set_follows(const Kit& kit, Page& page, const Document& document) {
  View list = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    const bool announced = std::ranges::find(document.follows, lang) != document.follows.end();
    if (announced && !document.has(lang))
      set(add_item(list), "text",
          page.edition.text("release.follows", {{"lang", std::string(code(lang))}}));
  }
  page.local["follows"] = std::move(list);
}

}  // namespace

void set_dateline(Page& page, const Document& document) {
  set(page.local, "place", document.in(page.edition.lang).place);
  if (!document.date) return;
  set(page.local, "date", typeset(page.edition.date(*document.date)));
  set(page.local, "iso_date", iso_date(*document.date));
}

void fill_release(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "summary", typeset(variant.summary));
  set_dateline(page, document);
  set_term_list(kit, page, set_body(kit, page, document));
  set_source_note(page, document);
  set_follows(kit, page, document);
  set_tags(page, document);
  set_images(kit, page, variant);
  set_attachments(page, variant);
  set_corrections(page, document);
  set_neighbours(kit, page, document);
  set_boilerplate(kit, page, document, variant);
  set_partners(kit, page, document);
  set_contact(kit, page, document);
  set_share(kit, page, document);
  Head head{.title = variant.title,
            .description = description_of(variant),
            .og_type = "article",
            .json_ld = article_json(kit, page.edition, document)};
  if (!variant.images.empty()) {
    head.image = variant.images.front().file;
    head.image_alt = variant.images.front().alt;
  }
  if (document.share_image) {
    head.image = address_in(page.edition.lang, rest_of(document)) + "share.png";
    head.image_alt = variant.title;
  }
  set_head(kit, page, head);
}

}  // namespace tilmech
