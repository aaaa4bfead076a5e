// Feeds of the newest releases of a language: Atom (RFC 4287) and JSON Feed 1.1
// (https://www.jsonfeed.org/version/1.1/). Their dates are those of the content, never the clock's.
#pragma once

#include <string>

#include "render/kit.h"

namespace tilmech {

std::string atom_feed(const Kit& kit, Lang lang);
std::string json_feed(const Kit& kit, Lang lang);

}  // namespace tilmech
