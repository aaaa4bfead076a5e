// The releases of a site as data for other programs.
#pragma once

#include <functional>
#include <string>

#include "model/site.h"

namespace tilmech {

// The page of a document in a language, below the site's root: "ru/releases/x/".
using AddressOf = std::function<std::string(const Document&, Lang)>;

// The version of what is written here and in glossary.json: it grows when a program that reads them
// would have to change. New fields may come without that.
inline constexpr int kDataVersion = 1;

// Where the releases in `lang` lie: "ru/releases.json".
std::string releases_json_address(Lang lang);

// The releases that have a version in `lang`, the newest first, one a line. Addresses begin with
// the site's own, where it is known. DATA.md describes the fields.
std::string releases_json(const Site& site, Lang lang, const AddressOf& address_of);

}  // namespace tilmech
