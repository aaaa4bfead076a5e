// `tilmech build --archive`: the page that says how to open the site from a USB stick.
#pragma once

#include <string>

#include "model/site.h"
#include "render/pages.h"

namespace tilmech {

inline constexpr std::string_view kArchiveFile = "site.zip";
inline constexpr std::string_view kArchiveTop = "site";            // the folder in the zip
inline constexpr std::string_view kArchiveStart = "OPEN-ME.html";  // in the zip, first to be seen

// In all languages of the site. On the site it offers the zip; in the zip it leads to the site.
std::string archive_page(const Site& site, bool in_archive);

}  // namespace tilmech
