// The map of the site for search engines (https://www.sitemaps.org/protocol.html), with the other
// languages of each page. Addresses there must be absolute: without a base address there is none.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "render/kit.h"

namespace tilmech {

struct SitemapEntry {
  std::string rest;  // the page's address without its language
  LangMask versions;
  const Document* document = nullptr;  // for the date of its last change; may be null
};

// One file of the protocol may hold 50,000 addresses; ours hold fewer, to bound memory.
inline constexpr std::size_t kEntriesPerSitemap = 5000;

std::string sitemap(const Kit& kit, std::span<const SitemapEntry> entries);
// Names `count` files sitemap-1.xml, sitemap-2.xml ...
std::string sitemap_index(const Kit& kit, std::size_t count);
std::string robots(const Kit& kit);

}  // namespace tilmech
