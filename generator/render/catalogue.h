// The lists that pages share: what there is, by kind, year and topic. The same in every language,
// so that the list a reader looks at has a counterpart in each; what a language lacks shows as a
// gap.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "model/site.h"
#include "render/chapters.h"

namespace tilmech {

struct TagList {
  std::string id;                          // as written
  std::string address;                     // "harm-reduction"
  std::vector<const Document*> documents;  // newest first, then by collection and key
};

struct Catalogue {
  std::vector<const Document*> releases;                              // newest first
  std::map<int, std::vector<const Document*>, std::greater<>> years;  // of the releases with a date
  std::vector<const Document*> programmes;                            // newest first
  std::vector<const Document*> terms, pages;                          // by key
  std::vector<TagList> tags;                                          // by address
  Chapters chapters;                                                  // of the pages
};

// The order of lists: newest first, without a date last, then by collection and key.
bool newer_first(const Document* a, const Document* b);

Catalogue make_catalogue(const Site& site);

// The version a reader of `lang` is shown: in `lang` if there is one, else the one the text was
// written in, else the first in the site's order.
const Variant& best_version(const Site& site, const Document& document, Lang lang);

// What the document calls itself in lists and menus.
const std::string& short_title(const Variant& variant);

}  // namespace tilmech
