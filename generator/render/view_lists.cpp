// Pages that lead to other pages: the choice of language, home, lists, search.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/html_text.h"
#include "render/json_ld.h"
#include "render/pictures.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

constexpr std::size_t kHomeReleases = 5;
constexpr std::size_t kHomeProgrammes = 3;

std::string count_text(const Page& page, std::string_view key, std::size_t n) {
  return page.edition.text(key, {{"n", static_cast<long>(n)}});
}

// The same entry until something new is published: the newest date picks it.
const Document* entry_of_the_day(const Kit& kit, Lang lang) {
  std::vector<const Document*> terms;
  for (const Document* term : kit.catalogue.terms)
    if (term->has(lang) && !term->in(lang).sections.empty()) terms.push_back(term);
  if (terms.empty()) return nullptr;
  long day = 0;
  if (!kit.catalogue.releases.empty() && kit.catalogue.releases.front()->date)
    day = std::chrono::sys_days(*kit.catalogue.releases.front()->date).time_since_epoch().count();
  return terms[static_cast<std::size_t>(day) % terms.size()];
}

void set_entry(const Kit& kit, Page& page) {
  const Lang lang = page.edition.lang;
  const Document* entry = entry_of_the_day(kit, lang);
  if (entry == nullptr) return;
  View& view = page.local["term"];
  set(view, "href", page.from.link(address_in(lang, rest_of(*entry))));
  set(view, "title", typeset(entry->in(lang).title, Hyphens::heading));
  set(view, "text", typeset(first_words(entry->in(lang).sections, 400)));
  View others = make_list();
  for (const Lang other : kit.site.settings.languages) {
    if (other == lang || !entry->has(other)) continue;
    View& item = add_item(others);
    set(item, "code", code(other));
    set(item, "name", entry->in(other).title);
  }
  view["equivalents"] = std::move(others);
}

// The collections that have something, with how much.
void set_doors(const Kit& kit, Page& page) {
  const Catalogue& catalogue = kit.catalogue;
  View doors = make_list();
  const auto add = [&](Collection collection, const char* key, std::size_t documents) {
    if (documents == 0) return;
    View& item = add_item(doors);
    set(item, "href", page.from.link(address_in(page.edition.lang, rest_of(collection))));
    set(item, "text", count_text(page, key, documents));
  };
  add(Collection::releases, "list.count_releases", catalogue.releases.size());
  add(Collection::programmes, "list.count_programmes", catalogue.programmes.size());
  add(Collection::glossary, "list.count_terms", catalogue.terms.size());
  page.local["doors"] = std::move(doors);
}

}  // namespace

void fill_choice(const Kit& kit, Page& page) {
  View choices = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    const Edition& edition = kit.edition(lang);
    View& item = add_item(choices);
    set(item, "code", code(lang));
    set(item, "href", page.from.link(address_in(lang, "")));
    set(item, "name", edition.text("lang.name"));
    set(item, "title", edition.title);
    set(item, "text", edition.text("lang.choose"));
  }
  page.local["choices"] = std::move(choices);
  set_head(kit, page,
           {.title = "", .description = kit.site.settings.description[page.edition.lang]});
}

void fill_home(const Kit& kit, Page& page) {
  const Catalogue& catalogue = kit.catalogue;
  const auto first = [](const std::vector<const Document*>& list, std::size_t n) {
    return std::span(list).first(std::min(n, list.size()));
  };
  set(page.local, "heading", typeset(page.edition.title, Hyphens::heading));
  set_cards(kit, page, "releases", first(catalogue.releases, kHomeReleases), "3");
  set_cards(kit, page, "programmes", first(catalogue.programmes, kHomeProgrammes), "3");
  set_entry(kit, page);
  set_doors(kit, page);
  set(page.local, "timeline", timeline(kit, page));
  set(page.local, "coverage", coverage_table(kit, page.edition));
  set_all_tags(kit, page);
  set_head(kit, page,
           {.title = "",
            .description = kit.site.settings.description[page.edition.lang],
            .json_ld = website_json(kit, page.edition)});
}

namespace {

// What every list shows: its heading, its slice of cards and the way to its neighbours. `list` is
// its first page's address.
void set_list(const Kit& kit, Page& page, const std::string& heading, const std::string& list,
              const ListSlice& slice) {
  const Edition& edition = page.edition;
  set_cards(kit, page, "items", slice.documents);
  set(page.local, "heading", heading);
  std::string title = heading;
  if (slice.pages > 1) {
    const std::string position =
        edition.text("nav.page", {{"n", long{slice.number}}, {"m", long{slice.pages}}});
    View& paging = page.local["paging"];
    const auto link = [&](int number) {
      return page.from.link(address_in(edition.lang, rest_of_list_page(list, number)));
    };
    set(paging, "text", position);
    set(paging, "previous", slice.number > 1 ? link(slice.number - 1) : "");
    set(paging, "next", slice.number < slice.pages ? link(slice.number + 1) : "");
    if (slice.number > 1) title += ": " + position;
  }
  set_head(kit, page, {.title = title, .description = title});
}

}  // namespace

void fill_releases(const Kit& kit, Page& page, const ListSlice& slice) {
  set_years(kit, page);
  set_all_tags(kit, page);
  set_list(kit, page, page.edition.text("nav.releases"), std::string(rest_of(Collection::releases)),
           slice);
  set(page.local, "intro", count_text(page, "list.count_releases", slice.total));
}

void fill_year(const Kit& kit, Page& page, int year, const ListSlice& slice) {
  const Edition& edition = page.edition;
  set_years(kit, page, year);
  set_all_tags(kit, page);
  const std::string heading =
      fmt::format("{}: {}", edition.text("nav.releases"),
                  edition.text("list.year", {{"year", std::to_string(year)}}));
  set_list(kit, page, heading, rest_of_year(year), slice);
  set(page.local, "intro", count_text(page, "list.count_releases", slice.total));
}

void fill_tag(const Kit& kit, Page& page, const TagList& tag, const ListSlice& slice) {
  set_all_tags(kit, page, &tag);
  const std::string heading =
      page.edition.text("tags.tagged", {{"tag", page.edition.tag_names.at(tag.address)}});
  set_list(kit, page, heading, rest_of_tag(tag.address), slice);
}

void fill_programmes(const Kit& kit, Page& page) {
  set_cards(kit, page, "items", kit.catalogue.programmes);
  set(page.local, "timeline", timeline(kit, page));
  const std::string& title = page.edition.text("nav.programmes");
  set(page.local, "heading", title);
  set_head(kit, page, {.title = title, .description = title});
}

namespace {

// What the search page says, as patterns: its script fills them in. Counts and names come with the
// answer, which no generator knows.
std::string search_strings(const Kit& kit, Lang lang) {
  nlohmann::json strings = nlohmann::json::object();
  for (const auto& [key, pattern] : kit.site.resources.messages[lang])
    for (const std::string_view prefix : {"search.", "filter.", "kind.", "lang.in."})
      if (key.starts_with(prefix)) strings[key] = pattern;
  return strings.dump();
}

// How dates are written in each month, "{d} ноября {y} года": the results of a search have dates.
std::string date_patterns(Lang lang) {
  nlohmann::json patterns = nlohmann::json::array();
  for (unsigned month = 1; month <= 12; ++month) {
    std::string text = format_date(std::chrono::year(1234) / static_cast<int>(month) / 28, lang);
    text.replace(text.find("1234"), 4, "{y}");
    text.replace(text.find("28"), 2, "{d}");
    patterns.push_back(text);
  }
  return patterns.dump();
}

}  // namespace

void fill_search(const Kit& kit, Page& page) {
  set_years(kit, page);
  set_all_tags(kit, page);
  View letters = make_list();
  for (const GlossaryLetter& letter : page.edition.letters) {
    if (letter.terms.empty() || letter.label.empty()) continue;
    View& item = add_item(letters);
    set(item, "label", letter.label);
    set(item, "href",
        page.from.link(address_in(page.edition.lang, rest_of(Collection::glossary))) + "#letter-" +
            letter.label);
  }
  set(page.local, "search_js", asset_path(kit, "js/search.js"));
  set(page.local, "strings", search_strings(kit, page.edition.lang));
  set(page.local, "date_patterns", date_patterns(page.edition.lang));
  page.local["any_letters"] = View(!letters.is_empty_list());
  page.local["letters"] = std::move(letters);
  const std::string& title = page.edition.text("search.title");
  set_head(kit, page, {.title = title, .description = page.edition.text("search.label")});
}

}  // namespace tilmech
