// Pass 4: documents -> views -> pages.
#pragma once

#include <functional>
#include <string_view>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// A file of Site::downloads, where there is one: it offers the whole site as a zip.
inline constexpr std::string_view kArchivePage = "take-away.html";

// Takes one finished file of the site: its path below the output folder
// ("ky/releases/x/index.html") and its bytes. Called from many threads at once.
using WriteFile = std::function<void(std::string_view path, std::string_view bytes)>;

// Reports templates that cannot be used: syntax, unknown names and partials, partials that include
// themselves. Call it before make_pages.
void check_templates(const Resources& resources, Diagnostics& diagnostics);

// Renders every page, feed and machine-readable file of the site and hands each to `write` as soon
// as it is finished. The site has no errors. Runs on all cores of the current tbb::global_control.
void make_pages(const Site& site, const WriteFile& write);

}  // namespace tilmech
