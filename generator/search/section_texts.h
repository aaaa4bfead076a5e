// What of a document is searched: its sections as plain texts, in sentences, and the files
// ("parts") that hold them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/site.h"

namespace tilmech {

enum class Field : std::uint8_t { title, names, heading, tags, text };
inline constexpr std::size_t kFieldCount = 5;

struct SectionText {
  std::uint32_t number = 0;  // part * 8 + place in the part
  std::string address;       // fragment; "" for the lead
  // Of the lead: title, names, tags, text; of others: heading, text. The text is sentences with
  // '\n' between them.
  std::array<std::string, kFieldCount> fields;

  std::string& operator[](Field field) { return fields[static_cast<std::size_t>(field)]; }
  const std::string& operator[](Field field) const {
    return fields[static_cast<std::size_t>(field)];
  }
};

// The sections of `document` in `lang`, which it has; the lead first.
std::vector<SectionText> section_texts(const Site& site, const Document& document, Lang lang);

// Other names of a glossary entry: abbreviation, variants, foreign and deprecated ones.
std::vector<std::string> other_names(const TermFields& term);

}  // namespace tilmech
