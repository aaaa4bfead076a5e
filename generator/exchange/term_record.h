// A concept of the glossary as other programs see it: plain fields, each of them text. What is
// written to a file and what is read from one are compared in this form.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

namespace tilmech {

// One language version. Lists are in the author's order; dates are "2022-11-30"; the definition is
// Markdown, a paragraph a line with empty lines between.
struct TermVersion {
  std::string term, abbreviation, domain, status, antonym, replaced_by;
  std::string definition_source, used_from, used_until, definition;
  std::vector<std::string> variants, deprecated, foreign, see_also;

  friend bool operator==(const TermVersion&, const TermVersion&) = default;
};

struct TermRecord {
  std::string key;
  PerLang<std::optional<TermVersion>> versions;
};

// The fields by the names that front matter, CSV and JSON give them; a field is a text or a list.
struct TermField {
  std::string_view name;
  std::string TermVersion::*text = nullptr;
  std::vector<std::string> TermVersion::*list = nullptr;
};
inline constexpr std::array<TermField, 14> kTermFields = {{
    {"term", &TermVersion::term},
    {"abbreviation", &TermVersion::abbreviation},
    {"variants", nullptr, &TermVersion::variants},
    {"deprecated", nullptr, &TermVersion::deprecated},
    {"foreign", nullptr, &TermVersion::foreign},
    {"definition", &TermVersion::definition},
    {"definition_source", &TermVersion::definition_source},
    {"domain", &TermVersion::domain},
    {"status", &TermVersion::status},
    {"see_also", nullptr, &TermVersion::see_also},
    {"antonym", &TermVersion::antonym},
    {"replaced_by", &TermVersion::replaced_by},
    {"used_from", &TermVersion::used_from},
    {"used_until", &TermVersion::used_until},
}};

// The glossary of a site whose references have been resolved, by key.
std::vector<TermRecord> term_records(const Site& site);

// The version's Markdown file.
std::string term_file(const TermVersion& version);

// The names of the fields in which two versions differ, "term, variants"; "" when they are equal.
std::string differing_fields(const TermVersion& a, const TermVersion& b);

}  // namespace tilmech
