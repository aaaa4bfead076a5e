// From what a reader found to documents of ours: languages, head, headings, standing paragraphs,
// terms.
#pragma once

#include <optional>
#include <vector>

#include "exchange/draft.h"
#include "model/site.h"

namespace tilmech {

struct ShapeOptions {
  std::optional<Collection> collection;  // overrules the guess
  std::optional<Lang> lang;              // the whole text is in it
};

struct Shaped {
  Collection collection = Collection::pages;
  std::vector<Draft> drafts;  // one a language
  std::vector<DraftTerm> terms;
  std::vector<Remark> remarks;  // those of `reading` first
};

// `settings`: languages, boilerplates and contacts of the site.
Shaped shape_draft(Reading reading, const Settings& settings, const ShapeOptions& options);

}  // namespace tilmech
