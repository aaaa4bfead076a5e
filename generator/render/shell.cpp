// Filling the shell of a page.
#include "render/shell.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <utility>

#include "render/templates_bind.h"
#include "text/digest.h"

namespace tilmech {
namespace {

// Gives the page a name of its own; templates that are bound beforehand must know of it.
template <class Value>
void put(Page& page, const char* name, Value&& value) {
  assert(is_page_name(name));
  set(page.shell, name, std::forward<Value>(value));
}

void put_true(Page& page, const char* name) {
  assert(is_page_name(name));
  page.shell[name] = View(true);
}

}  // namespace

Page start_page(const Kit& kit, Lang lang, const std::string& rest, LangMask versions,
                std::string prefix) {
  const Edition& edition = kit.edition(lang);
  Page page{edition, rest, {address_in(lang, rest), std::move(prefix)}, versions};
  const auto& rests = edition.menu_rests;
  for (std::size_t i = 0; i < rests.size(); ++i)
    if (page.rest.starts_with(rests[i])) page.menu = i + 1;
  put(page, "rest", page.rest);
  put(page, "canonical_rest", page.rest);
  move_page(page, std::move(page.from.folder));
  return page;
}

void move_page(Page& page, std::string folder) {
  page.from.folder = std::move(folder);
  const std::string root = page.from.link("");
  put(page, "root", root == "./" ? "" : root);
  put(page, "canonical", page.from.folder);
}

void set_head(const Kit& kit, Page& page, const Head& head) {
  const std::string& site_title = page.edition.title;
  put(page, "head_title",
      head.title.empty() ? site_title : fmt::format("{} · {}", head.title, site_title));
  put(page, "og_title", head.title.empty() ? site_title : head.title);
  put(page, "description", head.description);
  put(page, "og_type", head.og_type);
  if (!head.json_ld.empty()) {
    put(page, "json_ld", head.json_ld);
    // Browsers do not count data as a script; checkers do.
    put(page, "json_ld_digest", sha256_base64(head.json_ld));
  }
  if (!head.image.empty() && !kit.site.settings.base_url.empty()) {
    put(page, "og_image", absolute(kit, head.image));
    put(page, "og_image_alt", head.image_alt);
  }
  if (!head.canonical_rest.empty()) {
    put(page, "canonical", address_in(page.edition.lang, head.canonical_rest));
    put(page, "canonical_rest", head.canonical_rest);
  }
  if (page.rest.empty()) put_true(page, "x_default");
  if (head.noindex) put_true(page, "noindex");
}

void render_page(TemplateSet& templates, std::string_view name, const Page& page,
                 std::string& out) {
  const std::array<const View*, TemplateSet::kFixedLayers> fixed = {
      &page.edition.menus[page.menu], &page.edition.languages[page.versions],
      &page.edition.strings};
  templates.render(name, page.local, page.shell, fixed, out);
}

std::string absolute(const Kit& kit, std::string_view address) {
  const std::string& base = kit.site.settings.base_url;
  return base.empty() ? std::string() : base + std::string(address);
}

BodyWriter body_writer(const Kit& kit, const Edition& edition, const Viewpoint& from,
                       const Variant& variant) {
  BodyWriter body{.site = kit.site,
                  .from = from,
                  .lang = edition.lang,
                  .footnotes = variant.footnotes,
                  .link_to_heading = edition.text("action.permalink"),
                  .note_title = edition.text("notes.title"),
                  .table_name = edition.text("table.label"),
                  .back_labels = {},
                  .picture_sizes = &kit.picture_sizes};
  for (const Footnote& note : variant.footnotes)
    body.back_labels.push_back(edition.text("footnote.back", {{"n", long{note.number}}}));
  return body;
}

}  // namespace tilmech
