// Files that the desk is given and files that it gives: a text from Word becomes a draft, what a
// translator sends back becomes a translation, and a document goes to a translator as a package.
#pragma once

#include <string>
#include <string_view>

#include "app/edits.h"
#include "app/live_site.h"
#include "preview/desk_view.h"
#include "preview/http.h"

namespace tilmech {

// Takes a file as `tilmech import` does, as one step that can be undone; pictures stay when it is.
// `name`: as the editor's machine calls it. Replies as JSON {"kind": "draft", "id", "lang",
// "remarks", "words"} or {"kind": "translation", "documents": [...]}; 409 with the path where a
// file of that name is there already, 422 with the reason where nothing could be made of it.
Reply take_file(LiveSite& live, Edits& edits, const std::string& name, std::string_view bytes,
                const SayFinding& say);

// The translator's package of a document, by its id, from its source into `lang`. Drafts too: who
// sees the desk may see them.
Reply give_package(const LiveSite& live, const std::string& id, const std::string& lang);

}  // namespace tilmech
