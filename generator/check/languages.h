// Text that was left in the source's language, or is in the wrong one.
#pragma once

#include "check/passage.h"
#include "model/diagnostic.h"

namespace tilmech {

// Reports each stretch of sentences of the passage that is in another language than it should be.
// `row` has the passages of all languages, empty ones where there are none.
void report_languages(const Passage& passage, Lang source_lang, const PerLang<Passage>& row,
                      Diagnostics& diagnostics);

// Whether most of the translation is in the source's language.
bool is_left_untranslated(const Passage& source, const Passage& translation);

}  // namespace tilmech
