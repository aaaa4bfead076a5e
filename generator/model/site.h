// Everything passes work on: settings, documents, interface strings, templates, assets.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/term_use.h"

namespace tilmech {

// What a funder's contract asks a publication to show, word for word, as it held from `from` up to,
// not including, `until`.
struct VisibilityVersion {
  std::optional<Date> from, until;
  PerLang<std::string> statement, disclaimer;
  PerLang<std::string> emblem;  // below site/; once it is found, its address in the built site
  int line = 0;                 // in site.json
};

// Partners and contacts are named from `from` up to, not including, `until`.
struct Partner {
  PerLang<std::string> name;
  std::string role;  // funder, implementer, partner
  std::string url;
  std::string logo;  // as an emblem; "" none
  int line = 0;      // in site.json
  std::optional<Date> from, until;
  std::vector<VisibilityVersion> visibility;  // funders
};

struct Contact {
  PerLang<std::string> name, address;
  std::string phone, email, url;
  std::optional<Date> from, until;
};

// A standing paragraph ("About the European Union") as it read from `from` up to, not including,
// `until`.
struct BoilerplateVersion {
  std::optional<Date> from, until;
  PerLang<std::string> text;
};

// Whether something with validity dates holds on `date`; without a date, whether it has not ended.
template <class Dated>
bool holds_on(const Dated& dated, const std::optional<Date>& date) {
  if (!date) return !dated.until;
  return (!dated.from || *dated.from <= *date) && (!dated.until || *date < *dated.until);
}

// The one of several versions that holds on `date`, or nullptr.
template <class Dated>
const Dated* version_on(const std::vector<Dated>& versions, const std::optional<Date>& date) {
  for (const Dated& version : versions)
    if (holds_on(version, date)) return &version;
  return nullptr;
}

// A field of knowledge that terms belong to.
struct Domain {
  std::string id;
  PerLang<std::string> name;
};

// site/site.json.
struct Settings {
  PerLang<std::string> title, description, footer;
  std::string base_url;             // "https://example.org/docs/", with final slash; "" unknown
  std::vector<Lang> languages;      // in the order of pages
  Lang source_language = Lang::ru;  // of documents that do not say
  std::vector<Lang> required_languages;  // a document that lacks one gets a warning
  std::string time_zone = "UTC";         // IANA name
  std::string content_licence;
  std::vector<std::string> menu;  // collections, or pages as "pages/about"
  int releases_per_page = 20;
  std::map<std::string, PerLang<std::string>> tags;  // id -> names
  std::vector<Domain> domains;                       // of the glossary, in the order of its page
  std::map<std::string, Partner> partners;
  std::map<std::string, Contact> contacts;
  std::map<std::string, std::vector<BoilerplateVersion>> boilerplates;
  std::map<std::string, std::string> severities;  // finding id -> "error", "warning", "off"

  bool uses(Lang lang) const;
  // The domain `id`, or nullptr.
  const Domain* domain(std::string_view id) const;
};

// Interface strings of one language: key -> ICU MessageFormat pattern.
using Messages = std::map<std::string, std::string, std::less<>>;

// Files that shape the site, from the root or, where it has none, from the program itself.
struct Resources {
  std::map<std::string, std::string, std::less<>> templates;  // "release.mustache" -> text
  std::map<std::string, std::string, std::less<>> assets;     // "site.css" -> bytes
  PerLang<Messages> messages;
};

struct Site {
  Settings settings;
  Resources resources;
  std::vector<Document> documents;               // sorted by collection, then key
  std::map<std::string, std::string> media;      // address -> file on disk: images, attachments
  std::map<std::string, std::string> downloads;  // address -> bytes: the glossary as other files
  std::map<std::string, PerLang<TermUses>> term_uses;  // by key of the concept; set by align/terms

  // The document `key` of `collection`, or nullptr.
  const Document* find(Collection collection, std::string_view key) const;
};

}  // namespace tilmech
