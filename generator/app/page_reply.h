// The site's own pages and files as replies of the preview.
#pragma once

#include <optional>
#include <string>

#include "app/desk_words.h"
#include "app/live_site.h"
#include "preview/http.h"

namespace tilmech {

// Answers a request for a page, an asset, an image or a download of the site, from memory. What is
// not public yet says so.
Reply page_reply(const LiveSite& live, const DeskWords& words, const Request& request);

// What a page shows now, as a digest; "" when there is no such page. `path` as in a request.
std::string page_version(const LiveState& state, const DeskWords& words, const std::string& path);

// Why the document or its version in `lang` is not public, in words of the language `reader`:
// "Under embargo until ..."; "" when it is.
std::string hold_banner(const LiveState& state, const DeskWords& words, const Document& document,
                        Lang lang, Lang reader);

}  // namespace tilmech
