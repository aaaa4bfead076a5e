// The page of a press release.
#include <algorithm>

#include "render/json_ld.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

// The version of a standing paragraph that held on `date`; without a date, the newest.
const BoilerplateVersion* version_on(const std::vector<BoilerplateVersion>& versions,
                                     const std::optional<Date>& date) {
  const BoilerplateVersion* found = nullptr;
  for (const BoilerplateVersion& version : versions) {
    const bool begun = !date || !version.from || *version.from <= *date;
    const bool ended = date && version.until && *version.until <= *date;
    if (begun && !ended) found = &version;
  }
  return found;
}

// What a name or text reads in `lang`, else in the first language that has it, and which that is.
struct Worded {
  std::string_view text;
  Lang lang;
};

Worded worded(const Site& site, const PerLang<std::string>& texts, Lang lang) {
  if (!texts[lang].empty()) return {texts[lang], lang};
  for (const Lang other : site.settings.languages)
    if (!texts[other].empty()) return {texts[other], other};
  return {"", lang};
}

void set_worded(View& view, const char* name, const Worded& words, Lang reader) {
  set(view, name, words.text);
  if (words.lang != reader) set(view, "other_lang", code(words.lang));
}

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

void set_partners(const Kit& kit, Page& page, const Document& document) {
  View list = make_list();
  bool any = false;
  std::string role;
  for (const std::string& id : document.partners) {
    const auto known = kit.site.settings.partners.find(id);
    if (known == kit.site.settings.partners.end()) continue;
    View& item = add_item(list);
    set_worded(item, "name", worded(kit.site, known->second.name, page.edition.lang),
               page.edition.lang);
    set(item, "url", known->second.url);
    // One heading for neighbours with the same role.
    if (!known->second.role.empty() && known->second.role != role)
      set(item, "role", page.edition.name_of_value("partner.role.", known->second.role));
    role = known->second.role;
    any = true;
  }
  if (any) page.local["partners"]["items"] = std::move(list);
}

void set_contact(const Kit& kit, Page& page, const Document& document) {
  const auto known = kit.site.settings.contacts.find(document.contact);
  if (known == kit.site.settings.contacts.end()) return;
  const Contact& contact = known->second;
  View& view = page.local["contact"];
  set_worded(view, "name", worded(kit.site, contact.name, page.edition.lang), page.edition.lang);
  set(view, "place", worded(kit.site, contact.address, page.edition.lang).text);
  set(view, "phone", contact.phone);
  std::string dialled;  // as tel: wants it
  std::ranges::copy_if(contact.phone, std::back_inserter(dialled),
                       [](char c) { return c == '+' || (c >= '0' && c <= '9'); });
  set(view, "value", dialled);
  set(view, "email", contact.email);
  set(view, "url", contact.url);
}

}  // namespace

void set_corrections(Page& page, const Variant& variant) {
  const Edition& edition = page.edition;
  if (const auto& withdrawn = variant.release.withdrawn) {
    View& view = page.local["withdrawn"];
    set(view, "date",
        edition.text("release.withdrawn_on", {{"date", edition.date(withdrawn->date)}}));
    if (!withdrawn->reason.empty())
      set(view, "reason",
          edition.text("release.withdrawn_reason", {{"reason", withdrawn->reason}}));
  }
  if (variant.release.corrections.empty()) return;
  View list = make_list();
  for (const Correction& correction : variant.release.corrections) {
    View& item = add_item(list);
    set(item, "date", edition.text("correction.date", {{"date", edition.date(correction.date)}}));
    set(item, "text", correction.text);
  }
  page.local["corrections"]["items"] = std::move(list);
}

void set_dateline(Page& page, const Document& document) {
  set(page.local, "place", document.in(page.edition.lang).place);
  if (!document.date) return;
  set(page.local, "date", page.edition.date(*document.date));
  set(page.local, "iso_date", iso_date(*document.date));
}

void fill_release(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "summary", typeset(variant.summary));
  set_dateline(page, document);
  set_body(kit, page, document);
  set_source_note(page, document);
  set_tags(page, document);
  set_images(page, variant);
  set_attachments(page, variant);
  set_corrections(page, variant);
  set_boilerplate(kit, page, document, variant);
  set_partners(kit, page, document);
  set_contact(kit, page, document);
  Head head{.title = variant.title,
            .description = description_of(variant),
            .og_type = "article",
            .json_ld = article_json(kit, page.edition, document)};
  if (!variant.images.empty()) {
    head.image = variant.images.front().file;
    head.image_alt = variant.images.front().alt;
  }
  set_head(kit, page, head);
}

void fill_page(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "summary", typeset(variant.summary));
  set_body(kit, page, document);
  set_images(page, variant);
  set_tags(page, document);
  set_head(kit, page, {.title = variant.title, .description = description_of(variant)});
}

}  // namespace tilmech
