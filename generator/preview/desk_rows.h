// One document at the desk: the source beside a translation, row by row, with what differs, what is
// missing and where it would go.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "preview/desk_view.h"

namespace tilmech {

// {"id", "lang", "source", "title", "file", "base", "page", "state", "rows": [...], "findings"}.
// A row: {"id", "kind", "state", "source": [part], "target": [part], "after", "findings", "terms"};
// a part: {"id", "html", "text", "marker", "first", "last"}: a block, its Markdown and its lines. A
// row of the front matter: {"kind": "field", "field", "source": [part], "target": [part]}.
// The translation may not exist yet: then every row is missing.
nlohmann::json desk_document(const DeskView& view, const Document& document, Lang lang);

// Where the block with an address stands in a version: {"file", "line", "id", "lang"}; null when it
// has none.
nlohmann::json desk_place(const DeskView& view, const Document& document, Lang lang,
                          std::string_view address);

}  // namespace tilmech
