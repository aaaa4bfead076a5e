// The table of source and translation for reviewers who have Word only: a narrow column of row ids,
// the source, the translation. Marks are shown as ‹1›…‹/1›.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/apply_units.h"

namespace tilmech {

// HTML, of which pandoc makes a Word file. Its head names the document, what the translations were,
// and the languages.
std::string bilingual_html(const TranslationUnits& units);

// The table of a Word file, with tracked insertions and without tracked deletions. Nothing, and
// nothing reported, for a Word file without such a table; damaged files are reported.
std::optional<ReturnedUnits> read_bilingual_docx(std::string_view bytes, const std::string& file,
                                                 Diagnostics& diagnostics);

// Tells whether the translations of a document are still those that a table was made of.
std::string digest_of_targets(const TranslationUnits& units);

}  // namespace tilmech
