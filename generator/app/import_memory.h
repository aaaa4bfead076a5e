// A translation memory -> rows that drafts lack.
#pragma once

#include <string>
#include <string_view>

#include "app/import_translation.h"

namespace tilmech {

// For every version that is a draft: rows without a translation whose source text the memory knows
// get its translation. A comment in the front matter names them: they are to be checked.
TranslationReport import_memory(const SiteOptions& site, const std::string& name,
                                std::string_view bytes);

}  // namespace tilmech
