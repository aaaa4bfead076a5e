// Computing what pages share. Each language is prepared by itself, so they are prepared in
// parallel.
#include "render/kit.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cassert>

#include "render/addresses.h"
#include "render/pages.h"
#include "render/term_cards.h"
#include "render/typeset.h"
#include "text/collation.h"
#include "text/locale_format.h"

namespace tilmech {

LangMask versions_of(const Document& document) {
  LangMask mask = 0;
  for (const Lang lang : kAllLangs)
    if (document.has(lang)) mask |= bit(lang);
  return mask;
}

const std::string& Edition::text(std::string_view key) const {
  const View* found = strings.get("t." + std::string(key));
  assert(found != nullptr);
  return found->string_value();
}

std::string Edition::text(std::string_view key, const MessageArguments& arguments) const {
  return messages->format(key, arguments);
}

const std::string& Edition::name_of_value(std::string_view prefix, const std::string& value) const {
  const View* known = strings.get("t." + std::string(prefix) + value);
  return known != nullptr ? known->string_value() : value;
}

const std::string& Edition::date(Date date) const {
  return dates.at(date);
}

std::string asset_path(const Kit& kit, std::string_view name) {
  const auto found = kit.assets.find(name);
  return found == kit.assets.end() ? std::string() : found->second.path;
}

std::string_view open_graph_locale(Lang lang) {
  switch (lang) {
    case Lang::ky:
      return "ky_KG";
    case Lang::ru:
      return "ru_RU";
    case Lang::en:
      break;
  }
  return "en_GB";
}

namespace {

// Every date that some page shows in words.
void collect_dates(const Site& site, Edition& edition) {
  const auto add = [&](const std::optional<Date>& date) {
    if (date) edition.dates.try_emplace(*date);
  };
  for (const Document& document : site.documents) {
    add(document.date);
    for (const Lang lang : kAllLangs) {
      if (!document.has(lang)) continue;
      const Variant& variant = document.in(lang);
      for (const auto& date :
           {variant.programme.adopted, variant.programme.in_force_from,
            variant.programme.in_force_until, variant.term.used_from, variant.term.used_until})
        add(date);
      for (const Correction& correction : variant.release.corrections) add(correction.date);
      if (variant.release.withdrawn) add(variant.release.withdrawn->date);
    }
  }
  for (auto& [date, text] : edition.dates) text = format_date(date, edition.lang);
}

void collect_tag_names(const Kit& kit, Edition& edition) {
  for (const TagList& tag : kit.catalogue.tags) {
    const auto known = kit.site.settings.tags.find(tag.id);
    const bool named =
        known != kit.site.settings.tags.end() && !known->second[edition.lang].empty();
    edition.tag_names[tag.address] = named ? known->second[edition.lang] : tag.id;
  }
}

void collect_letters(const Kit& kit, Edition& edition) {
  struct Entry {
    std::string order;
    const Document* document;
  };
  const Collation collation(edition.lang);
  std::vector<Entry> entries;
  for (const Document* document : kit.catalogue.terms)
    if (document->has(edition.lang))
      entries.push_back({collation.sort_key(document->in(edition.lang).title), document});
  std::ranges::stable_sort(entries, {}, &Entry::order);
  for (const std::string& label : alphabet(edition.lang)) edition.letters.push_back({label, {}});
  edition.letters.push_back({"", {}});
  for (const Entry& entry : entries) {
    const std::string label = alphabet_label(entry.document->in(edition.lang).title, edition.lang);
    auto letter = std::ranges::find(edition.letters, label, &GlossaryLetter::label);
    if (letter == edition.letters.end()) letter = edition.letters.end() - 1;
    letter->terms.push_back(entry.document);
  }
}

struct MenuEntry {
  std::string rest, label;
  Lang lang;  // of the label
};

std::vector<MenuEntry> menu_entries(const Kit& kit, const Edition& edition) {
  const Site& site = kit.site;
  std::vector<std::string> names = site.settings.menu;
  if (names.empty()) {
    const auto add = [&](const char* name, bool any) {
      if (any) names.emplace_back(name);
    };
    add("releases", !kit.catalogue.releases.empty());
    add("programmes", !kit.catalogue.programmes.empty());
    add("glossary", !kit.catalogue.terms.empty());
    for (const Document* page : kit.catalogue.pages) names.push_back("pages/" + page->key);
  }
  std::vector<MenuEntry> entries;
  for (const std::string& name : names) {
    for (const Collection collection : kAllCollections) {
      const std::string prefix = std::string(name_of(collection)) + "/";
      if (name == name_of(collection) && collection != Collection::pages) {
        entries.push_back(
            {std::string(rest_of(collection)), edition.text("nav." + name), edition.lang});
      } else if (name.starts_with(prefix)) {
        const Document* document = site.find(collection, name.substr(prefix.size()));
        if (document == nullptr) continue;
        const Variant& variant = best_version(site, *document, edition.lang);
        entries.push_back({rest_of(*document), short_title(variant), variant.lang});
      }
    }
  }
  return entries;
}

// Pages that the menu leaves out: about accessibility, privacy and the like. Those in a folder are
// reached from its first page.
View pages_of_foot(const Kit& kit, const Edition& edition) {
  View list = make_list();
  for (const Document* page : kit.catalogue.pages) {
    const std::string rest = rest_of(*page);
    if (!page->folder.empty() ||
        std::ranges::find(edition.menu_rests, rest) != edition.menu_rests.end())
      continue;
    const Variant& variant = best_version(kit.site, *page, edition.lang);
    View& item = add_item(list);
    set(item, "href", address_in(edition.lang, rest));
    set(item, "label", typeset(short_title(variant), Hyphens::heading));
    if (variant.lang != edition.lang) set(item, "other_lang", code(variant.lang));
  }
  return list;
}

void make_menus(const Kit& kit, Edition& edition) {
  const std::vector<MenuEntry> entries = menu_entries(kit, edition);
  for (std::size_t current = 0; current <= entries.size(); ++current) {
    View list = make_list();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      View& item = add_item(list);
      set(item, "href", address_in(edition.lang, entries[i].rest));
      set(item, "label", entries[i].label);
      if (entries[i].lang != edition.lang) set(item, "other_lang", code(entries[i].lang));
      item["current"] = View(i + 1 == current);
    }
    edition.menus.emplace_back()["menu"] = std::move(list);
  }
  for (const MenuEntry& entry : entries) edition.menu_rests.push_back(entry.rest);
  if (kit.site.downloads.contains(std::string(kArchivePage)))
    set(edition.strings, "archive_page", kArchivePage);
  edition.strings["foot_pages"] = pages_of_foot(kit, edition);
}

// The language switch and the alternates of a page, for each set of versions it can have.
void make_language_lists(const Kit& kit, Edition& edition) {
  for (LangMask mask = 0; mask <= kEveryLang; ++mask) {
    View languages = make_list(), alternates = make_list();
    for (const Lang lang : kit.site.settings.languages) {
      View& item = add_item(languages);
      set(item, "code", code(lang));
      set(item, "name", kit.site.resources.messages[lang].find("lang.name")->second);
      item["current"] = View(lang == edition.lang);
      item["missing"] = View((mask & bit(lang)) == 0);
      if ((mask & bit(lang)) == 0) continue;
      View& alternate = add_item(alternates);
      set(alternate, "code", code(lang));
      if (lang != edition.lang) set(alternate, "locale", open_graph_locale(lang));
    }
    // A site in one language has nothing to switch.
    edition.languages[mask]["any_languages"] = View(kit.site.settings.languages.size() > 1);
    edition.languages[mask]["languages"] = std::move(languages);
    edition.languages[mask]["alternates"] = std::move(alternates);
  }
}

void set_constants(const Kit& kit, Edition& edition) {
  const Settings& settings = kit.site.settings;
  View& view = edition.strings;
  for (const auto& [key, pattern] : kit.site.resources.messages[edition.lang])
    if (message_arguments(pattern, edition.lang).empty())
      view["t." + key] = View(edition.messages->format(key));
  edition.title = settings.title[edition.lang].empty() ? edition.text("site.untitled")
                                                       : settings.title[edition.lang];
  set(view, "lang", code(edition.lang));
  set(view, "site_title", edition.title);
  set(view, "site_description", settings.description[edition.lang]);
  set(view, "footer", settings.footer[edition.lang]);
  set(view, "base", settings.base_url);
  set(view, "css", asset_path(kit, "css/site.css"));
  set(view, "js", asset_path(kit, "js/site.js"));
  set(view, "copy_js", asset_path(kit, "js/copy.js"));
  set(view, "cite_js", asset_path(kit, "js/cite.js"));
  set(view, "terms_js", asset_path(kit, "js/terms.js"));
  set(view, "favicon", asset_path(kit, "ui/favicon.svg"));
  set(view, "touch_icon", asset_path(kit, "ui/touch-icon.png"));
  set(view, "og_locale", open_graph_locale(edition.lang));
  if (!settings.content_licence.empty())
    set(view, "licence", edition.text("footer.licence", {{"licence", settings.content_licence}}));
}

std::unique_ptr<Edition> make_edition(const Kit& kit, Lang lang) {
  auto edition = std::make_unique<Edition>();
  edition->lang = lang;
  edition->messages = std::make_unique<MessageFormatter>(lang, kit.site.resources.messages[lang]);
  set_constants(kit, *edition);
  collect_dates(kit.site, *edition);
  collect_tag_names(kit, *edition);
  collect_letters(kit, *edition);
  edition->term_cards = make_term_cards(kit.site, lang);
  make_menus(kit, *edition);
  make_language_lists(kit, *edition);
  return edition;
}

}  // namespace

Kit make_kit(const Site& site) {
  Kit kit{site,
          make_catalogue(site),
          name_assets(site.resources.assets),
          {},
          read_picture_sizes(site.media)};
  const std::vector<Lang>& languages = site.settings.languages;
  tbb::parallel_for(std::size_t{0}, languages.size(), [&](std::size_t i) {
    kit.editions[static_cast<std::size_t>(languages[i])] = make_edition(kit, languages[i]);
  });
  for (const Lang lang : languages) {
    Edition& edition = *kit.editions[static_cast<std::size_t>(lang)];
    if (edition.term_cards.empty()) continue;
    const std::string name = "js/terms-" + std::string(code(lang)) + ".js";
    const std::string script = term_cards_script(edition.term_cards);
    kit.assets[name] = {named(name, script), script};
    set(edition.strings, "terms_data", kit.assets[name].path);
  }
  return kit;
}

}  // namespace tilmech
