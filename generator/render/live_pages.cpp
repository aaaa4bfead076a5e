#include "render/live_pages.h"

#include <algorithm>
#include <mutex>

#include "render/addresses.h"
#include "render/block_html.h"
#include "render/recipes.h"
#include "render/shell.h"

namespace tilmech {

struct LivePages::Impl {
  explicit Impl(const Site& all) : site(all), kit(make_kit(all)), recipes(list_recipes(kit)) {}

  const Recipe* find(std::string_view path) const {
    const auto at = std::ranges::lower_bound(
        recipes.files, path, {},
        [](const Recipe& recipe) -> std::string_view { return recipe.path; });
    return at != recipes.files.end() && at->path == path ? &*at : nullptr;
  }

  // Rendering changes a set of templates inside, so each request takes one for itself.
  std::unique_ptr<TemplateSet> take() {
    const std::lock_guard lock(mutex);
    if (free.empty()) return std::make_unique<TemplateSet>(site.resources);
    std::unique_ptr<TemplateSet> set = std::move(free.back());
    free.pop_back();
    return set;
  }
  void give_back(std::unique_ptr<TemplateSet> set) {
    const std::lock_guard lock(mutex);
    free.push_back(std::move(set));
  }

  template <class Write>
  std::string text_html(const Document& document, Lang lang, Write write) const {
    const Viewpoint from{"", "/"};
    BodyWriter body = body_writer(kit, kit.edition(lang), from, document.in(lang));
    body.addresses = false;
    write(body);
    return std::move(body.out);
  }

  const Site& site;
  Kit kit;
  Recipes recipes;
  std::mutex mutex;
  std::vector<std::unique_ptr<TemplateSet>> free;
};

LivePages::LivePages(const Site& site) : impl_(std::make_unique<Impl>(site)) {}
LivePages::~LivePages() = default;

void LivePages::refresh() {
  impl_ = std::make_unique<Impl>(impl_->site);
}

std::optional<LivePage> LivePages::make(std::string_view path) const {
  const Recipe* recipe = impl_->find(path);
  if (recipe == nullptr) return std::nullopt;
  std::unique_ptr<TemplateSet> templates = impl_->take();
  LivePage page{make_file(impl_->kit, impl_->recipes, *recipe, *templates), recipe->document,
                recipe->lang};
  impl_->give_back(std::move(templates));
  return page;
}

bool LivePages::has(std::string_view path) const {
  return impl_->find(path) != nullptr;
}

std::vector<std::string> LivePages::paths() const {
  std::vector<std::string> all;
  for (const Recipe& recipe : impl_->recipes.files) all.push_back(recipe.path);
  return all;
}

std::string LivePages::address(const Document& document, Lang lang) {
  return address_in(lang, rest_of(document));
}

std::string LivePages::place_html(const Document& document, Lang lang, const Block& block) const {
  return impl_->text_html(document, lang, [&](BodyWriter& body) { append_place(body, block); });
}

std::string LivePages::blocks_html(const Document& document, Lang lang,
                                   const std::vector<Block>& blocks) const {
  return impl_->text_html(document, lang, [&](BodyWriter& body) { append_blocks(body, blocks); });
}

std::string LivePages::title_html(const Document& document, Lang lang,
                                  const RichText& title) const {
  return impl_->text_html(document, lang, [&](BodyWriter& body) { append_inline(body, title); });
}

}  // namespace tilmech
