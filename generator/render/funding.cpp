#include "render/funding.h"

#include "render/typeset.h"
#include "render/view_parts.h"
#include "render/worded.h"

namespace tilmech {

std::vector<Funding> funding_of(const Site& site, const Document& document, Lang lang) {
  std::vector<Funding> found;
  for (const std::string& id : document.partners) {
    const auto known = site.settings.partners.find(id);
    if (known == site.settings.partners.end()) continue;
    const Partner& partner = known->second;
    const VisibilityVersion* version = version_on(partner.visibility, document.date);
    if (version == nullptr) continue;
    const Worded statement = worded(site, version->statement, lang);
    const Funding funding{worded(site, partner.name, lang).text, statement.text,
                          worded(site, version->disclaimer, lang).text,
                          worded(site, version->emblem, lang).text, statement.lang};
    if (!funding.statement.empty() && !funding.disclaimer.empty() && !funding.emblem.empty())
      found.push_back(funding);
  }
  return found;
}

namespace {

void set_funding(const Kit& kit, Page& page, const Document& document) {
  const Edition& edition = page.edition;
  View list = make_list();
  for (const Funding& funding : funding_of(kit.site, document, edition.lang)) {
    View& item = add_item(list);
    set(item, "href", page.from.link(funding.emblem));
    set_size(kit, item, std::string(funding.emblem));
    set(item, "alt", edition.text("partner.emblem", {{"name", std::string(funding.name)}}));
    set(item, "text", typeset(funding.statement));
    set(item, "disclaimer", typeset(funding.disclaimer));
    if (funding.lang != edition.lang) set(item, "other_lang", code(funding.lang));
  }
  if (!list.is_empty_list()) page.local["funding"]["items"] = std::move(list);
}

}  // namespace

void set_partners(const Kit& kit, Page& page, const Document& document) {
  const Edition& edition = page.edition;
  View list = make_list();
  std::string role;
  for (const std::string& id : document.partners) {
    const auto known = kit.site.settings.partners.find(id);
    if (known == kit.site.settings.partners.end()) continue;
    const Partner& partner = known->second;
    View& item = add_item(list);
    set_worded(item, "name", worded(kit.site, partner.name, edition.lang), edition.lang);
    set(item, "url", partner.url);
    if (!partner.logo.empty()) {
      set(item, "logo", page.from.link(partner.logo));
      set_size(kit, item, partner.logo);
    }
    // One heading for neighbours with the same role.
    if (!partner.role.empty() && partner.role != role)
      set(item, "role", edition.name_of_value("partner.role.", partner.role));
    role = partner.role;
  }
  if (!list.is_empty_list()) page.local["partners"]["items"] = std::move(list);
  set_funding(kit, page, document);
}

}  // namespace tilmech
