// Listing what a site consists of.
#include "render/recipes.h"

#include <fmt/format.h>
#include <algorithm>

#include "render/addresses.h"
#include "render/parallel_table.h"

namespace tilmech {

std::span<const Document* const> listed(const Kit& kit, const Recipe& recipe) {
  if (recipe.making == Making::year) return kit.catalogue.years.at(static_cast<int>(recipe.number));
  if (recipe.making == Making::tag) return kit.catalogue.tags[recipe.number].documents;
  return kit.catalogue.releases;
}

int list_pages(const Kit& kit, std::size_t documents) {
  const auto per_page = static_cast<std::size_t>(std::max(1, kit.site.settings.releases_per_page));
  return std::max(1, static_cast<int>((documents + per_page - 1) / per_page));
}

namespace {

class Lister {
 public:
  explicit Lister(const Kit& kit) : kit_(kit) {}

  Recipes list() {
    add("index.html", Making::choice, kit_.site.settings.languages.front());
    add("404.html", Making::not_found, kit_.site.settings.languages.front());
    add("robots.txt", Making::robots);
    list_lists();
    for (const Document& document : kit_.site.documents) list_document(document);
    list_assets();
    list_sitemaps();
    // Of two with one path the first made wins: a page of the site before an author's old address.
    auto& files = recipes_.files;
    std::ranges::stable_sort(files, {}, &Recipe::path);
    const auto repeated = std::ranges::unique(files, {}, &Recipe::path);
    files.erase(repeated.begin(), repeated.end());
    return std::move(recipes_);
  }

 private:
  Recipe& add(std::string path, Making making, Lang lang = Lang::ky, std::uint32_t number = 0) {
    return recipes_.files.emplace_back(Recipe{std::move(path), making, lang, number});
  }

  // A page that exists in every language.
  void add_everywhere(const std::string& rest, Making making, bool findable = true) {
    for (const Lang lang : kit_.site.settings.languages)
      add(file_of(address_in(lang, rest)), making, lang);
    if (findable) recipes_.sitemap.push_back({rest, every_language()});
  }

  // All pages of a list; search engines are shown the first.
  void add_list(const std::string& rest, Making making, std::uint32_t number) {
    Recipe recipe{"", making, Lang::ky, number};
    const int pages = list_pages(kit_, listed(kit_, recipe).size());
    for (int page = 1; page <= pages; ++page) {
      recipe.page = static_cast<std::uint32_t>(page);
      for (const Lang lang : kit_.site.settings.languages) {
        recipe.lang = lang;
        recipe.path = file_of(address_in(lang, rest_of_list_page(rest, page)));
        recipes_.files.push_back(recipe);
      }
    }
    recipes_.sitemap.push_back({rest, every_language()});
  }

  LangMask every_language() const {
    LangMask mask = 0;
    for (const Lang lang : kit_.site.settings.languages) mask |= bit(lang);
    return mask;
  }

  void list_lists() {
    const Catalogue& catalogue = kit_.catalogue;
    add_everywhere("", Making::home);
    add_list(std::string(rest_of(Collection::releases)), Making::releases, 0);
    for (const auto& [year, releases] : catalogue.years)
      add_list(rest_of_year(year), Making::year, static_cast<std::uint32_t>(year));
    for (std::size_t i = 0; i < catalogue.tags.size(); ++i)
      add_list(rest_of_tag(catalogue.tags[i].address), Making::tag, static_cast<std::uint32_t>(i));
    add_everywhere(std::string(rest_of(Collection::programmes)), Making::programmes);
    add_everywhere(std::string(rest_of(Collection::glossary)), Making::glossary);
    list_glossary();
    add_everywhere("corrections/", Making::corrections);
    add_everywhere("search/", Making::search, false);
    for (const Lang lang : kit_.site.settings.languages) {
      add(address_in(lang, "feed.xml"), Making::atom, lang);
      add(address_in(lang, "feed.json"), Making::json, lang);
    }
  }

  // The table stands in the order of each language at an address of its own, the same for all
  // readers, so that the language switch finds it; and at table/ in the reader's own.
  void list_glossary() {
    if (kit_.catalogue.terms.empty()) return;
    add_everywhere("glossary/table/", Making::glossary_table);
    for (const Lang lang : kit_.site.settings.languages)
      for (const Lang order : kit_.site.settings.languages)
        add(file_of(fmt::format("{}/glossary/table/{}/", code(lang), code(order))),
            Making::glossary_table, lang, static_cast<std::uint32_t>(order) + 1);
    add_everywhere("glossary/domains/", Making::domains);
    add_everywhere("glossary/abbreviations/", Making::abbreviations);
  }

  void list_document(const Document& document) {
    const std::string rest = rest_of(document);
    recipes_.sitemap.push_back({rest, versions_of(document), &document});
    for (const Lang lang : kit_.site.settings.languages) {
      const bool has = document.has(lang);
      add(file_of(address_in(lang, rest)), has ? making_of(document.collection) : Making::notice,
          lang)
          .document = &document;
      if (is_parallel(kit_, document))
        add(file_of(address_in(lang, rest_of_parallel(document))),
            has ? Making::parallel : Making::parallel_notice, lang)
            .document = &document;
      if (!has) continue;
      if (document.collection == Collection::releases) {
        add(address_in(lang, rest + "release.txt"), Making::release_text, lang).document =
            &document;
        if (document.share_image)
          add(address_in(lang, rest + "share.png"), Making::share_image, lang).document = &document;
      }
      for (const std::string& alias : document.in(lang).aliases)
        if (std::string path = file_of_alias(alias, document, lang); !path.empty())
          aliases_.push_back({std::move(path), Making::redirect, lang, 0, 1, &document});
    }
  }

  static Making making_of(Collection collection) {
    switch (collection) {
      case Collection::releases:
        return Making::release;
      case Collection::programmes:
        return Making::programme;
      case Collection::glossary:
        return Making::term;
      case Collection::pages:
        break;
    }
    return Making::page;
  }

  void list_assets() {
    std::uint32_t number = 0;
    for (const auto& [name, asset] : kit_.assets) add(asset.path, Making::asset).number = number++;
    for (Recipe& alias : aliases_) recipes_.files.push_back(std::move(alias));
  }

  void list_sitemaps() {
    if (kit_.site.settings.base_url.empty()) return;
    const std::size_t count =
        (recipes_.sitemap.size() + kEntriesPerSitemap - 1) / kEntriesPerSitemap;
    if (count <= 1) {
      add("sitemap.xml", Making::sitemap, Lang::ky, 1);
      return;
    }
    add("sitemap.xml", Making::sitemap_index, Lang::ky, static_cast<std::uint32_t>(count));
    for (std::size_t i = 1; i <= count; ++i)
      add(fmt::format("sitemap-{}.xml", i), Making::sitemap, Lang::ky,
          static_cast<std::uint32_t>(i));
  }

  const Kit& kit_;
  Recipes recipes_;
  std::vector<Recipe> aliases_;
};

}  // namespace

Recipes list_recipes(const Kit& kit) {
  return Lister(kit).list();
}

}  // namespace tilmech
