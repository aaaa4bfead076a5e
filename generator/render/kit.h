// What every page of a site is made from, computed once: lists, names of assets, and for each
// language its strings, dates and the parts of a page that never change. Read by all threads,
// changed by none.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"
#include "render/asset_names.h"
#include "render/catalogue.h"
#include "render/picture_size.h"
#include "render/templates.h"
#include "text/messages.h"

namespace tilmech {

// A set of languages: bit 1 << lang.
using LangMask = unsigned;
inline constexpr LangMask kEveryLang = (1U << kLangCount) - 1;
constexpr LangMask bit(Lang lang) {
  return 1U << static_cast<unsigned>(lang);
}
LangMask versions_of(const Document& document);

struct GlossaryLetter {
  std::string label;                   // "А"; "" for what begins with none
  std::vector<const Document*> terms;  // in the language's order
};

// One language of the site.
struct Edition {
  Lang lang;
  std::unique_ptr<MessageFormatter> messages;
  std::string title;                              // of the site; never empty
  std::map<Date, std::string> dates;              // every date of the content, formatted
  std::map<std::string, std::string> tag_names;   // tag address -> name
  std::vector<GlossaryLetter> letters;            // the terms that this language has
  std::map<std::string, std::string> term_cards;  // by key: what a card shows, as HTML
  View strings;                                   // "t." + key, and what else never changes
  std::vector<View> menus;                        // [0]: no entry is current; [i + 1]: entry i is
  std::vector<std::string> menu_rests;            // the address of each entry without its language
  std::array<View, kEveryLang + 1> languages;     // by LangMask of the versions there are

  // A string without arguments.
  const std::string& text(std::string_view key) const;
  std::string text(std::string_view key, const MessageArguments& arguments) const;
  // The name of a value that locales may know ("glossary.status." + "admitted"), else the value
  // itself.
  const std::string& name_of_value(std::string_view prefix, const std::string& value) const;
  const std::string& date(Date date) const;
};

struct Kit {
  const Site& site;
  Catalogue catalogue;
  std::map<std::string, Asset, std::less<>> assets;
  std::array<std::unique_ptr<Edition>, kLangCount> editions;  // null where the site has no such one
  PictureSizes picture_sizes;                                 // of the site's media

  const Edition& edition(Lang lang) const { return *editions[static_cast<std::size_t>(lang)]; }
};

Kit make_kit(const Site& site);

// The served path of an asset ("js/site.js"), or "" when there is none.
std::string asset_path(const Kit& kit, std::string_view name);

// "ky_KG", "ru_RU", "en_GB", as Open Graph wants it.
std::string_view open_graph_locale(Lang lang);

}  // namespace tilmech
