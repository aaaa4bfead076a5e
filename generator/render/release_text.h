// A release as plain text for e-mail, and as simple HTML for a word processor: everything that its
// page says, in the order of the page.
#pragma once

#include <string>
#include <string_view>

#include "model/site.h"
#include "render/kit.h"

namespace tilmech {

// The version in `lang` wrapped at 72 columns, with a byte-order mark: old servers send no charset.
// `first_line` stands above everything: an embargo; "" none.
std::string release_text(const Kit& kit, Lang lang, const Document& document,
                         std::string_view first_line = "");

// The same as HTML whose parts name their styles ("Kicker", "Dateline") as pandoc understands it.
// Pictures are named by their files on disk.
std::string release_html(const Kit& kit, Lang lang, const Document& document,
                         std::string_view first_line = "");

// "Embargoed until 1 December 2026, 10:00 (Bishkek time)", in `lang`.
std::string embargo_line(const Kit& kit, Lang lang, Instant until);

}  // namespace tilmech
