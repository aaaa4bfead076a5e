// Pass 4. Files are made from their recipes on all cores; each is written as soon as it is made, so
// that memory holds one page a thread whatever the size of the site.
#include "render/pages.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "render/feeds.h"
#include "render/parallel_table.h"
#include "render/recipes.h"
#include "render/release_text.h"
#include "render/share.h"
#include "render/share_image.h"
#include "render/views.h"

namespace tilmech {

namespace {

// The language whose order a table of terms has.
Lang table_order(const Recipe& recipe) {
  return recipe.number == 0 ? recipe.lang : static_cast<Lang>(recipe.number - 1);
}

Page start(const Kit& kit, const Recipe& recipe) {
  const auto begin = [&](const std::string& rest) { return start_page(kit, recipe.lang, rest); };
  const auto list = [&](std::string_view rest) {
    return begin(rest_of_list_page(rest, static_cast<int>(recipe.page)));
  };
  switch (recipe.making) {
    case Making::releases:
      return list(rest_of(Collection::releases));
    case Making::year:
      return list(rest_of_year(static_cast<int>(recipe.number)));
    case Making::tag:
      return list(rest_of_tag(kit.catalogue.tags[recipe.number].address));
    case Making::programmes:
      return begin(std::string(rest_of(Collection::programmes)));
    case Making::glossary:
      return begin(std::string(rest_of(Collection::glossary)));
    case Making::glossary_table:
      return begin(recipe.number == 0
                       ? "glossary/table/"
                       : fmt::format("glossary/table/{}/", code(table_order(recipe))));
    case Making::domains:
      return begin("glossary/domains/");
    case Making::abbreviations:
      return begin("glossary/abbreviations/");
    case Making::corrections:
      return begin("corrections/");
    case Making::search:
      return begin("search/");
    case Making::choice: {
      Page page = begin("");
      move_page(page, "");
      return page;
    }
    case Making::not_found:
      return start_page(kit, recipe.lang, "", kEveryLang, base_path(kit.site.settings.base_url));
    default:
      break;
  }
  if (recipe.document == nullptr) return begin("");
  const bool parallel =
      recipe.making == Making::parallel || recipe.making == Making::parallel_notice;
  Page page = start_page(kit, recipe.lang,
                         parallel ? rest_of_parallel(*recipe.document) : rest_of(*recipe.document),
                         versions_of(*recipe.document));
  if (recipe.making == Making::redirect)
    move_page(page, recipe.path.substr(0, recipe.path.rfind('/') + 1));
  return page;
}

ListSlice slice_of(const Kit& kit, const Recipe& recipe) {
  const std::span<const Document* const> all = listed(kit, recipe);
  const auto per_page = static_cast<std::size_t>(std::max(1, kit.site.settings.releases_per_page));
  const std::size_t from = std::min(all.size(), (recipe.page - 1) * per_page);
  return {.documents = all.subspan(from, std::min(per_page, all.size() - from)),
          .number = static_cast<int>(recipe.page),
          .pages = list_pages(kit, all.size()),
          .total = all.size()};
}

// Fills in the page and returns the name of its template.
std::string_view fill(const Kit& kit, const Recipe& recipe, Page& page) {
  switch (recipe.making) {
    case Making::choice:
      fill_choice(kit, page);
      return "choice";
    case Making::home:
      fill_home(kit, page);
      return "home";
    case Making::releases:
      fill_releases(kit, page, slice_of(kit, recipe));
      return "list";
    case Making::year:
      fill_year(kit, page, static_cast<int>(recipe.number), slice_of(kit, recipe));
      return "list";
    case Making::tag:
      fill_tag(kit, page, kit.catalogue.tags[recipe.number], slice_of(kit, recipe));
      return "list";
    case Making::programmes:
      fill_programmes(kit, page);
      return "programmes";
    case Making::glossary:
      fill_glossary(kit, page);
      return "glossary";
    case Making::glossary_table:
      fill_glossary_table(kit, page, table_order(recipe));
      return "glossary_table";
    case Making::domains:
      fill_domains(kit, page);
      return "glossary_domains";
    case Making::abbreviations:
      fill_abbreviations(kit, page);
      return "glossary_abbreviations";
    case Making::corrections:
      fill_corrections(kit, page);
      return "corrections_page";
    case Making::search:
      fill_search(kit, page);
      return "search";
    case Making::release:
      fill_release(kit, page, *recipe.document);
      return "release";
    case Making::programme:
      fill_programme(kit, page, *recipe.document);
      return "programme";
    case Making::term:
      fill_term(kit, page, *recipe.document);
      return "term";
    case Making::page:
      fill_page(kit, page, *recipe.document);
      return "page";
    case Making::parallel:
      fill_parallel(kit, page, *recipe.document);
      return "parallel";
    case Making::parallel_notice:
    case Making::notice:
      fill_notice(kit, page, *recipe.document);
      return "notice";
    case Making::redirect:
      fill_redirect(kit, page, *recipe.document);
      return "redirect";
    default:
      break;
  }
  assert(recipe.making == Making::not_found);
  fill_not_found(kit, page);
  return "not_found";
}

std::span<const SitemapEntry> sitemap_slice(const Recipes& recipes, std::uint32_t number) {
  const std::span<const SitemapEntry> all = recipes.sitemap;
  const std::size_t from = (number - 1) * kEntriesPerSitemap;
  return all.subspan(from, std::min(kEntriesPerSitemap, all.size() - from));
}

}  // namespace

std::string make_file(const Kit& kit, const Recipes& recipes, const Recipe& recipe,
                      TemplateSet& templates, DocumentParts* parts) {
  switch (recipe.making) {
    case Making::atom:
      return atom_feed(kit, recipe.lang);
    case Making::json:
      return json_feed(kit, recipe.lang);
    case Making::release_text:
      return release_text(kit, recipe.lang, *recipe.document);
    case Making::share_image:
      return share_image(share_picture(kit, recipe.lang, *recipe.document));
    case Making::sitemap:
      return sitemap(kit, sitemap_slice(recipes, recipe.number));
    case Making::sitemap_index:
      return sitemap_index(kit, recipe.number);
    case Making::robots:
      return robots(kit);
    case Making::asset:
      return std::next(kit.assets.begin(), recipe.number)->second.bytes;
    default:
      break;
  }
  Page page = start(kit, recipe);
  page.parts = parts;
  const std::string_view name = fill(kit, recipe, page);
  std::string out;
  render_page(templates, name, page, out);
  return out;
}

namespace {

// The files of one document one after the other, others each by itself, in the order of recipes.
std::vector<std::vector<const Recipe*>> make_groups(const Recipes& recipes) {
  std::vector<std::vector<const Recipe*>> groups;
  std::unordered_map<const Document*, std::size_t> places;
  for (const Recipe& recipe : recipes.files) {
    std::size_t place = groups.size();
    if (recipe.document != nullptr)
      place = places.try_emplace(recipe.document, place).first->second;
    if (place == groups.size()) groups.emplace_back();
    groups[place].push_back(&recipe);
  }
  return groups;
}

}  // namespace

void make_pages(const Site& site, const WriteFile& write) {
  const Kit kit = make_kit(site);
  const Recipes recipes = list_recipes(kit);
  const std::vector<std::vector<const Recipe*>> groups = make_groups(recipes);
  tbb::enumerable_thread_specific<TemplateSet> templates(
      [&] { return TemplateSet(site.resources); });
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t i) {
    DocumentParts parts;
    for (const Recipe* recipe : groups[i])
      write(recipe->path, make_file(kit, recipes, *recipe, templates.local(), &parts));
  });
}

}  // namespace tilmech
