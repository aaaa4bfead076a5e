// Drafts and documents under embargo leave the site here, right after loading, so that no later
// pass can leak what it has never seen.
#pragma once

#include <optional>
#include <vector>

#include "model/site.h"

namespace tilmech {

// Moves out of `site` and returns: documents whose `publish_at` is later than `now`, documents to
// be released together of which a required language is missing or a draft, and documents of which
// every version is a draft. Of the others, versions that are drafts are dropped. `now` decides,
// nothing else.
std::vector<Document> hold_back(Site& site, Instant now);

// The first instant after `now` at which a document of `site` becomes public, if one waits for an
// instant and for nothing else.
std::optional<Instant> next_publication(const Site& site, Instant now);

}  // namespace tilmech
