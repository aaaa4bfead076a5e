#include "render/neighbours.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

#include "render/typeset.h"
#include "render/view_parts.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

constexpr std::size_t kRelated = 3;
constexpr std::size_t kTerms = 12;
// How far in a topic's list to look to each side: lists are long, and what is near in time is near
// in the list.
constexpr std::ptrdiff_t kNear = 4;

std::ptrdiff_t place_of(const std::vector<const Document*>& list, const Document& document) {
  // The lists are sorted as newer_first sorts.
  const auto at = std::ranges::lower_bound(list, &document, newer_first);
  return at != list.end() && *at == &document ? at - list.begin() : -1;
}

long days_between(const Document& a, const Document& b) {
  if (!a.date || !b.date) return 1'000'000;
  return std::abs((std::chrono::sys_days(*a.date) - std::chrono::sys_days(*b.date)).count());
}

int tags_in_common(const Document& a, const Document& b) {
  return static_cast<int>(std::ranges::count_if(a.tags, [&](const std::string& tag) {
    return std::ranges::find(b.tags, tag) != b.tags.end();
  }));
}

void set_link(const Kit& kit, const Page& page, View& item, const Document& document) {
  const Variant& variant = best_version(kit.site, document, page.edition.lang);
  set(item, "href", page.from.link(address_in(variant.lang, rest_of(document))));
  set(item, "title", typeset(short_title(variant)));
  if (variant.lang != page.edition.lang) set(item, "other_lang", code(variant.lang));
}

// `words` begins the strings that name the neighbour, "release.".
void set_neighbour(const Kit& kit, Page& page, const std::string& words, const char* name,
                   const Document& document) {
  View& neighbours = page.local["neighbours"];
  set(neighbours, "label", page.edition.text(words + "neighbours"));
  set(neighbours[name], "text", page.edition.text(words + name));
  set_link(kit, page, neighbours[name], document);
}

}  // namespace

std::vector<const Document*> related_to(const Kit& kit, const Document& document) {
  std::map<const Document*, int> shared;
  for (const std::string& id : document.tags) {
    const std::string address = ascii_address(normalise_key(id));
    const auto tag = std::ranges::lower_bound(kit.catalogue.tags, address, {}, &TagList::address);
    if (tag == kit.catalogue.tags.end() || tag->address != address) continue;
    const auto& list = tag->documents;
    const std::ptrdiff_t place = place_of(list, document);
    if (place < 0) continue;
    const auto last = std::min<std::ptrdiff_t>(std::ssize(list) - 1, place + kNear);
    for (std::ptrdiff_t i = std::max<std::ptrdiff_t>(0, place - kNear); i <= last; ++i) {
      const Document* other = list[static_cast<std::size_t>(i)];
      if (other != &document && !other->withdrawn) shared[other] = tags_in_common(document, *other);
    }
  }
  using Order = std::tuple<int, long, Collection, std::string_view, const Document*>;
  std::vector<Order> found;
  for (const auto& [other, count] : shared)
    found.emplace_back(-count, days_between(document, *other), other->collection, other->key,
                       other);
  std::ranges::sort(found);
  if (found.size() > kRelated) found.resize(kRelated);
  std::vector<const Document*> related;
  for (const Order& one : found) related.push_back(std::get<const Document*>(one));
  return related;
}

void set_neighbours(const Kit& kit, Page& page, const Document& document) {
  const auto& releases = kit.catalogue.releases;
  const std::ptrdiff_t place = place_of(releases, document);
  if (place > 0)
    set_neighbour(kit, page, "release.", "next", *releases[static_cast<std::size_t>(place - 1)]);
  if (place >= 0 && place + 1 < std::ssize(releases))
    set_neighbour(kit, page, "release.", "previous",
                  *releases[static_cast<std::size_t>(place + 1)]);
  View list = make_list();
  for (const Document* other : related_to(kit, document)) {
    View& item = add_item(list);
    set_link(kit, page, item, *other);
    if (other->date) set(item, "date", typeset(page.edition.date(*other->date)));
  }
  if (!list.is_empty_list()) page.local["related"]["items"] = std::move(list);
}

void set_chapters(const Kit& kit, Page& page, const Document& document) {
  const auto* chapters = chapters_with(kit.catalogue.chapters, document);
  if (chapters == nullptr) return;
  const auto here = std::ranges::find(*chapters, &document);
  if (here != chapters->begin()) {
    set_neighbour(kit, page, "chapter.", "previous", **std::prev(here));
    set_link(kit, page, page.local["kicker"], *chapters->front());
  }
  if (std::next(here) != chapters->end())
    set_neighbour(kit, page, "chapter.", "next", **std::next(here));
  // The menu names the first chapter and means them all.
  const auto& menu = page.edition.menu_rests;
  const auto entry = std::ranges::find(menu, rest_of(*chapters->front()));
  if (entry != menu.end()) page.menu = static_cast<std::size_t>(entry - menu.begin()) + 1;
}

void set_term_list(const Kit& kit, Page& page, const std::vector<std::string>& keys) {
  View list = make_list();
  for (const std::string& key : keys) {
    if (list.list_value().size() == kTerms) break;
    const Document* term = kit.site.find(Collection::glossary, key);
    if (term == nullptr || !term->has(page.edition.lang)) continue;
    View& item = add_item(list);
    set(item, "href", page.from.link(address_in(page.edition.lang, rest_of(*term))));
    set(item, "name", typeset(term->in(page.edition.lang).title));
  }
  if (!list.is_empty_list()) page.local["term_list"]["items"] = std::move(list);
}

}  // namespace tilmech
