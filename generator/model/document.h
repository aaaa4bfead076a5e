// A document in all its languages: the unit of everything Tilmech does.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/alignment.h"
#include "model/block.h"
#include "model/language.h"
#include "model/recorded_addresses.h"
#include "model/time.h"

namespace tilmech {

enum class Collection : std::uint8_t { releases, programmes, glossary, pages };

inline constexpr std::array<Collection, 4> kAllCollections = {
    Collection::releases, Collection::programmes, Collection::glossary, Collection::pages};

constexpr std::string_view name_of(Collection collection) {
  constexpr std::array<std::string_view, 4> kNames = {"releases", "programmes", "glossary",
                                                      "pages"};
  return kNames[static_cast<std::size_t>(collection)];
}

struct Silence {
  std::string id;
  std::string reason;
};

struct Image {
  std::string file, alt, caption, credit, licence;
  int line = 0;
};

struct Attachment {
  std::string file, title;
  int line = 0;
  std::uint64_t bytes = 0;  // of the file; set when it is found
};

struct Correction {
  Date date;
  std::string text;
};

struct Withdrawal {
  Date date;
  std::string reason;
};

struct Approval {
  std::string by;
  Date date;
  std::string revision;
  int line = 0;
};

struct ReleaseFields {
  std::vector<std::string> boilerplate;
  std::vector<Attachment> attachments;  // programmes too
  std::vector<Correction> corrections;
  std::optional<Withdrawal> withdrawn;
  std::vector<Approval> approvals;
};

struct ProgrammeFields {
  std::string number, body, edition;
  std::string citation;  // the act as a citation names it, without section and edition
  std::optional<Date> adopted, in_force_from, in_force_until;
  std::vector<std::string> authentic;
  PerLang<std::string> official_text;
};

struct TermFields {
  std::string abbreviation, domain, antonym, status, definition_source;
  std::vector<std::string> variants, foreign, see_also, deprecated;
  std::optional<Date> used_from, used_until;
};

// One language version: one file.
struct Variant {
  Lang lang = Lang::ru;
  std::string file;                  // as shown in messages: "content/releases/x.ru.md"
  std::map<std::string, int> lines;  // field name -> its line; also tells whether it was given
  std::string title;                 // in the glossary: `term`
  std::string short_title, summary, place, source_revision;
  std::string replaced_by;  // programmes and glossary
  bool draft = false;
  bool term_links = true;
  std::vector<std::string> aliases;
  std::vector<Silence> silence;
  std::vector<Image> images;
  ReleaseFields release;
  ProgrammeFields programme;
  TermFields term;
  std::vector<Section> sections;
  std::vector<Footnote> footnotes;  // in order of number
};

struct Document {
  std::string key;      // normalised: how documents are compared and found
  std::string folder;   // subfolders below the collection, as on disk, with final '/'; or ""
  std::string slug;     // as written; empty when not given
  std::string address;  // ASCII, without the collection: "2022-11-30-dialogue", "guide/publish"
  Collection collection = Collection::pages;
  Lang source = Lang::ru;  // the language the text was written in
  std::optional<Date> date;
  std::optional<Instant> publish_at;
  bool together = false;
  bool share_image = false;   // whether a picture for social networks is drawn
  bool withdrawn = false;     // nothing of the text is left; set by content/withdraw
  std::vector<Lang> follows;  // versions that are announced
  std::vector<std::string> tags;
  std::vector<std::string> partners;
  std::string contact;
  PerLang<std::optional<Variant>> variants;
  std::optional<RecordedAddresses> recorded;  // by `tilmech accept`
  Alignment alignment;  // of the versions' sections and blocks; made by align/align_documents

  bool has(Lang lang) const { return variants[lang].has_value(); }
  // The version in `lang`; only where has(lang).
  const Variant& in(Lang lang) const { return *variants[lang]; }
};

}  // namespace tilmech
