// The glossary in the formats of other programs. Each writer takes the records in their order and
// writes the same bytes for the same records; each reader gives back what its writer wrote.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/term_record.h"
#include "model/diagnostic.h"

namespace tilmech {

// What a file says about itself.
struct TermBase {
  std::string title;            // of the glossary
  std::string source;           // where it comes from: the site's address or name
  std::vector<Lang> languages;  // in the order of columns and sections
  Lang working_language = Lang::ru;
};

// A row a concept: its key, then each field. A field that has one value in all languages of every
// concept is one column ("domain"), others have a column a language ("term:ky"). Items of a list
// are parted by "; "; a semicolon inside one is written "\;".
std::string term_csv(const TermBase& base, std::span<const TermRecord> records);
std::vector<TermRecord> read_term_csv(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics);

// {"version", "title", "source", "languages", "concepts": [{"key", "ky": {field: text or list}}]}.
std::string term_json(const TermBase& base, std::span<const TermRecord> records);

// TBX (ISO 30042:2019), dialect TBX-Basic, style DCT.
std::string term_tbx(const TermBase& base, std::span<const TermRecord> records);
// TBX v2 (ISO 30042:2008, `martif`), TBX-Basic: for programs that do not read v3.
std::string term_tbx2(const TermBase& base, std::span<const TermRecord> records);
// Both versions of TBX, as they are written here; unknown elements are passed over.
std::vector<TermRecord> read_term_tbx(std::string_view text, const std::string& file,
                                      Diagnostics& diagnostics);

// OmegaT's glossary: a line for each name, source, target and the target's definition, parted by
// tabs. Deprecated names lead to the name that is right today.
std::string omegat_glossary(std::span<const TermRecord> records, Lang source, Lang target);

}  // namespace tilmech
