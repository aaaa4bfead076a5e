// What a page is about, for machines: schema.org in JSON-LD, safe to stand in a script element.
#pragma once

#include <string>

#include "render/kit.h"

namespace tilmech {

std::string website_json(const Kit& kit, const Edition& edition);
// A press release as a NewsArticle.
std::string article_json(const Kit& kit, const Edition& edition, const Document& document);
// A programme as Legislation. An edition that is not the official text says that it has no legal
// force.
std::string legislation_json(const Kit& kit, const Edition& edition, const Document& document);
// The glossary as a DefinedTermSet, and a concept as a DefinedTerm in it.
std::string term_set_json(const Kit& kit, const Edition& edition);
std::string term_json(const Kit& kit, const Edition& edition, const Document& document);

}  // namespace tilmech
