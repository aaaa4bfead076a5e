// The list of everything a site consists of: one recipe for each file, small enough to hold them
// all. A page is made from its recipe when it is wanted, by the build or by the preview.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "render/document_parts.h"
#include "render/kit.h"
#include "render/sitemap.h"

namespace tilmech {

enum class Making : std::uint8_t {
  choice,
  home,
  releases,
  year,
  tag,
  programmes,
  glossary,
  glossary_table,
  domains,
  abbreviations,
  corrections,
  search,  // lists
  release,
  release_text,
  share_image,
  programme,
  term,
  page,
  notice,
  parallel,
  parallel_notice,
  redirect,  // of one document
  not_found,
  atom,
  json,
  sitemap,
  sitemap_index,
  robots,
  asset,
};

struct Recipe {
  std::string path;  // of the file below the output folder
  Making making;
  Lang lang = Lang::ky;
  std::uint32_t number = 0;  // year, place among tags, sitemaps, assets; a language's + 1
  std::uint32_t page = 1;    // of a list
  const Document* document = nullptr;
};

struct Recipes {
  std::vector<Recipe> files;          // sorted by path, each path once
  std::vector<SitemapEntry> sitemap;  // the pages worth finding
};

Recipes list_recipes(const Kit& kit);

// The bytes of one file. `parts`: of the recipe's document, where several of its files are made.
std::string make_file(const Kit& kit, const Recipes& recipes, const Recipe& recipe,
                      TemplateSet& templates, DocumentParts* parts = nullptr);

// The documents of a list (of releases, of a year, of a tag), and how many pages they fill.
std::span<const Document* const> listed(const Kit& kit, const Recipe& recipe);
int list_pages(const Kit& kit, std::size_t documents);

}  // namespace tilmech
