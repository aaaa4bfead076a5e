// A page that is neither release nor programme: about, contacts, a chapter of a guide.
#include <algorithm>

#include "render/block_html.h"
#include "render/neighbours.h"
#include "render/view_parts.h"
#include "render/views.h"

namespace tilmech {

namespace {

constexpr int kLevelOfContents = 2;
constexpr std::ptrdiff_t kSectionsWithContents = 3;  // fewer are seen at a glance

void set_contents(const Kit& kit, Page& page, const Variant& variant) {
  if (std::ranges::count(variant.sections, kLevelOfContents, &Section::level) <
      kSectionsWithContents)
    return;
  BodyWriter writer = body_writer(kit, page.edition, page.from, variant);
  set(page.local, "contents", table_of_contents(writer, variant.sections, kLevelOfContents));
}

}  // namespace

void fill_page(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "summary", typeset(variant.summary));
  set_body(kit, page, document);
  set_contents(kit, page, variant);
  set_chapters(kit, page, document);
  set_images(kit, page, variant);
  set_tags(page, document);
  set_head(kit, page, {.title = variant.title, .description = description_of(variant)});
}

}  // namespace tilmech
