// Terms that a document explains, as entries of the glossary.
#pragma once

#include <filesystem>
#include <vector>

#include "app/import_document.h"
#include "model/site.h"

namespace tilmech {

// Adds a file for each term that the site's glossary does not know in its language, and returns how
// many. What it knows already, by its name, abbreviation or a variant, and what has a file in
// `folder` (empty: not looked at), is left alone and put in `remarks` with all its words. A term
// whose foreign name or abbreviation belongs to a known concept becomes that concept's version.
std::size_t add_terms(const std::vector<DraftTerm>& terms, const Site& site,
                      const std::filesystem::path& folder, std::vector<ImportedFile>& files,
                      std::vector<Remark>& remarks);

}  // namespace tilmech
