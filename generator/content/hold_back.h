// Drafts and documents under embargo leave the site here, right after loading, so that no later
// pass can leak what it has never seen.
#pragma once

#include <optional>
#include <vector>

#include "model/site.h"

namespace tilmech {

// Why a document is not public.
enum class Hold { none, embargo, together, draft };

// Whether a document is held at `now`, and why: its `publish_at` is later; it is to be released
// together and a required language is missing or a draft; or every version is a draft.
Hold hold_of(const Document& document, const Settings& settings, Instant now);

// Moves out of `site` and returns the documents that are held. Of the others, versions that are
// drafts are dropped. `now` decides, nothing else.
std::vector<Document> hold_back(Site& site, Instant now);

// The first instant after `now` at which a document of `site` becomes public, if one waits for an
// instant and for nothing else.
std::optional<Instant> next_publication(const Site& site, Instant now);

}  // namespace tilmech
