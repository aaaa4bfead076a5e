// What is taken from a release's page to elsewhere: links that share it, ready posts, a picture.
#pragma once

#include "render/share_image.h"
#include "render/shell.h"

namespace tilmech {

// Plain links to Telegram, WhatsApp and Facebook, and posts to paste, one in each language and one
// in all. They need the page's absolute address: without a base address there are none.
void set_share(const Kit& kit, Page& page, const Document& document);

// The words and pictures of a share image.
SharePicture share_picture(const Kit& kit, Lang lang, const Document& document);

}  // namespace tilmech
