// Alignments as short texts, for tests: "0=0 1=1,2 2=- -=3", places of the source = places of the
// others.
#pragma once

#include <string>

#include "model/document.h"

namespace tilmech::test {

inline std::string shown_places(const std::vector<std::uint32_t>& places) {
  std::string text;
  for (const std::uint32_t place : places) {
    if (!text.empty()) text += ',';
    text += std::to_string(place);
  }
  return text.empty() ? "-" : text;
}

// The rows of a section row: the document's languages with the source first, then ky, ru, en.
inline std::string shown_rows(const Document& document, const SectionRow& section) {
  std::string text;
  for (const Row& row : section.rows) {
    if (!text.empty()) text += ' ';
    text += shown_places(row.blocks[document.source]);
    for (const Lang lang : kAllLangs)
      if (lang != document.source && document.has(lang))
        text.append("=").append(shown_places(row.blocks[lang]));
  }
  return text;
}

// The sections: addresses of the source's sections with '=' and those of the others.
inline std::string shown_sections(const Document& document) {
  std::string text;
  for (const SectionRow& row : document.alignment.sections) {
    const auto add = [&](Lang lang) {
      text.append(row.sections[lang] ? std::to_string(*row.sections[lang]) : "-");
    };
    if (!text.empty()) text += ' ';
    add(document.source);
    for (const Lang lang : kAllLangs)
      if (lang != document.source && document.has(lang)) {
        text += "=";
        add(lang);
      }
  }
  return text;
}

}  // namespace tilmech::test
