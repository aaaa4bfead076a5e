// Partners of a release, and what the contracts of its funders ask it to show: a statement, a
// disclaimer and an emblem, always the three together.
#pragma once

#include <vector>

#include "render/shell.h"

namespace tilmech {

// What one funder asks for, in the reader's language.
struct Funding {
  std::string_view name;  // of the funder
  std::string_view statement, disclaimer;
  std::string_view emblem;  // its address in the site
  Lang lang;                // of the texts
};

// The funders of a release that have all three on its date.
std::vector<Funding> funding_of(const Site& site, const Document& document, Lang lang);

void set_partners(const Kit& kit, Page& page, const Document& document);

}  // namespace tilmech
