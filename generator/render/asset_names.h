// Assets as the site serves them. A style sheet or script carries a digest of its content in its
// name, so a browser may keep it for ever and never shows an old one with a new page.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/site.h"

namespace tilmech {

struct Asset {
  std::string path;   // below the site's root: "css/site.0123456789.css"
  std::string bytes;  // what is written there
};

// Asset name ("js/site.js") -> as served. All of css/*.css become one file under "css/site.css", in
// the order of their names; addresses in url(...) are those of the assets as served. README and
// configuration files (package.json, dot files) are left out.
std::map<std::string, Asset, std::less<>> name_assets(
    const std::map<std::string, std::string, std::less<>>& assets);

// The served name of bytes: "css/site.css" -> "css/site.0123456789.css".
std::string named(std::string_view name, std::string_view bytes);

}  // namespace tilmech
