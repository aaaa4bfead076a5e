// A translator's whole workplace in one zip: an OmegaT project with the text as XLIFF 1.2, what is
// translated already, memories and the glossary; and what comes back in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/apply_units.h"

namespace tilmech {

struct PackageParts {
  std::string memory;    // of the site, as TMX; "" none
  std::string glossary;  // of the pair, as OmegaT reads it; "" none
};

// The name of a document's package, without ".zip": "2022-11-30-dialogue-ru-ky".
std::string package_name(const TranslationUnits& units);

// Sentences are not parted: a segment is a row. What is final is in the project's own memory, what
// is stale in one whose matches are worth less.
std::string write_omegat_package(const TranslationUnits& units, const PackageParts& parts);

// The translations of a package: those of the project's memory, and of the translated file where
// the memory has none. Reports import-unreadable and returns nothing for a zip that is no package.
std::optional<ReturnedUnits> read_omegat_package(std::string_view bytes, const std::string& file,
                                                 Diagnostics& diagnostics);

}  // namespace tilmech
