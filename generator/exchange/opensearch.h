// The texts of a site for OpenSearch: an archive that outgrows the index of the site itself can be
// searched there.
#pragma once

#include <string>
#include <vector>

#include "model/language.h"

namespace tilmech {

// A section of a document in one language; section "" is the lead, which stands for the document.
// Texts are plain.
struct SectionEntry {
  Lang lang = Lang::ru;
  std::string collection, key, url, section;
  std::string date;               // "2022-11-30"; "" none
  std::vector<std::string> tags;  // their ids
  std::vector<std::string> partners;
  std::vector<Lang> languages;       // that the document has
  std::string title, heading, text;  // title: of the document, in every section
  std::string names;                 // other names of a term; lead only
  std::string tag_names, place;      // lead only
  std::string stems;                 // of heading, names and text, where the engine has no stemmer
};

// Whether OpenSearch has a stemmer for a language. For the others an entry carries its stems.
constexpr bool has_stemmer(Lang lang) {
  return lang != Lang::ky;
}

// Two lines of the bulk format: the action with the entry's id, and the entry. The index is named
// where they are sent to, `POST /INDEX/_bulk`.
std::string opensearch_lines(const SectionEntry& entry);

// The body with which the index is created: analysers and the type of each field.
std::string opensearch_mapping(const std::vector<Lang>& languages);

}  // namespace tilmech
