// What a release promises to others: to funders what their contracts ask for, to those who approved
// a text that it is the one they saw, to readers that corrections stand in every language.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

void check_newsroom(const Site& site, const Document& document, Diagnostics& diagnostics);

}  // namespace tilmech
