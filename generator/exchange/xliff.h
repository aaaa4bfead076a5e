// XLIFF 1.2 and 2.1: one document and pair of languages for translators' tools, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/apply_units.h"

namespace tilmech {

enum class XliffVersion { v1_2, v2_1 };

// What an XLIFF file is to say of translations. OmegaT shows as source text what stands as the
// translation, so it gets the source there, and what there is already as a memory.
enum class XliffTargets { as_they_are, all_source };

// Markdown's marks are codes; glossary and comments are notes; the state says what is missing,
// stale (1.2: needs-review-translation; 2.1: subState tilmech:stale) and final. In 1.2 what is
// missing has the source as its translation, state "new".
std::string write_xliff(const TranslationUnits& units, XliffVersion version,
                        XliffTargets targets = XliffTargets::as_they_are);

// Both versions, as other tools give them back: unknown elements are passed over. Reports
// import-unreadable and returns nothing for what is no XLIFF with known languages.
std::optional<ReturnedUnits> read_xliff(std::string_view bytes, const std::string& file,
                                        Diagnostics& diagnostics);

// The language of a code such as "ky", "ky-KG", "KY_kg".
std::optional<Lang> lang_of_tag(std::string_view tag);

}  // namespace tilmech
