// A draft as the Markdown file that people go on working with.
#pragma once

#include <string>
#include <string_view>

#include "exchange/draft.h"

namespace tilmech {

// Front matter and text. `shared`: with the fields that the document's languages have in common
// (date, contact), which stand in one version alone. It is a draft until somebody takes the line
// away.
std::string write_draft(const Draft& draft, Collection collection, bool shared);

// The body alone.
std::string write_pieces(const std::vector<DraftPiece>& pieces,
                         const std::vector<DraftNote>& notes);

}  // namespace tilmech
