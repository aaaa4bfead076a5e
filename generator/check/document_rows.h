// The checks of one document: its languages read side by side along the rows of the alignment.
#pragma once

#include <set>
#include <string>

#include "check/concept_names.h"
#include "check/passage.h"
#include "check/row_terms.h"
#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// What all documents share. Outlives the checks.
struct CheckContext {
  const GlossaryNames& names;
  const std::set<std::string, std::less<>>& site_abbreviations;
};

// Reports what is missing, left untranslated or different between the versions of a document, and
// what is doubtful in each of them: numbers that can be read in two ways, abbreviations that are
// never explained. Missing sections are reported by alignment, missing terms when all documents
// have been read.
void check_rows(const Document& document, const CheckContext& context, PassageReader& reader,
                TermTally& terms, Diagnostics& diagnostics);

}  // namespace tilmech
