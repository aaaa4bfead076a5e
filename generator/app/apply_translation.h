// New words for rows of a document -> the translation's text, proven by reading it again.
#pragma once

#include <optional>
#include <string>

#include "app/import_translation.h"
#include "app/translation_site.h"
#include "exchange/apply_units.h"

namespace tilmech {

// Puts the edits into the translation's text and looks whether they read back. A translation that
// is whole, with every stale row looked at, is stamped as `tilmech accept` does. Reports, at
// `file`, rows that cannot be written and errors that the text would have; returns nothing then.
std::optional<ImportedTranslation> apply_translation(const Document& document,
                                                     const OpenTranslation& open,
                                                     const UnitChanges& changes,
                                                     const std::string& file,
                                                     Diagnostics& diagnostics);

}  // namespace tilmech
