// Images and attachments: files that stand beside the texts and go into the site as they are.
#pragma once

#include <set>
#include <string>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Finds the file of every image and attachment that the site's texts and fields name, relative to
// the text's own folder, or with a leading '/' to its content folder. Rewrites the name into the
// address under which the site has it ("media/releases/clinic.jpg") and fills site.media. Reports
// files that do not exist, lie outside the content folder, or are too large. Only what a public
// document names gets into the site, so call it when held documents have left.
void resolve_media(Site& site, Diagnostics& diagnostics);

// The same for one document, which has been read anew; of `site` only the media matter.
void resolve_media(Site& site, Document& document, Diagnostics& diagnostics);

// The addresses of the files that a document shows or offers, once they are resolved.
std::set<std::string> media_of(const Document& document);

// The bytes of a file of site.media. Throws WorldError when it cannot be read.
std::string read_media(const std::string& file);

}  // namespace tilmech
