// Drafts and documents under embargo leave the site here, right after loading, so that no later
// pass can leak what it has never seen.
#pragma once

#include <vector>

#include "model/site.h"

namespace tilmech {

// Moves out of `site` and returns: documents whose `publish_at` is later than `now`, documents to
// be released together of which a required language is missing or a draft, and documents of which
// every version is a draft. Of the others, versions that are drafts are dropped. `now` decides,
// nothing else.
std::vector<Document> hold_back(Site& site, Instant now);

}  // namespace tilmech
