// Filling the shell of a page.
#include "render/shell.h"

#include <fmt/format.h>

#include <array>

#include "text/digest.h"

namespace tilmech {

Page start_page(const Kit& kit, Lang lang, const std::string& rest, LangMask versions,
                std::string prefix) {
  const Edition& edition = kit.edition(lang);
  Page page{edition, rest, {address_in(lang, rest), std::move(prefix)}, versions};
  const auto& rests = edition.menu_rests;
  for (std::size_t i = 0; i < rests.size(); ++i)
    if (page.rest.starts_with(rests[i])) page.menu = i + 1;
  set(page.shell, "rest", page.rest);
  set(page.shell, "canonical_rest", page.rest);
  move_page(page, std::move(page.from.folder));
  return page;
}

void move_page(Page& page, std::string folder) {
  page.from.folder = std::move(folder);
  const std::string root = page.from.link("");
  set(page.shell, "root", root == "./" ? "" : root);
  set(page.shell, "canonical", page.from.folder);
}

void set_head(const Kit& kit, Page& page, const Head& head) {
  const std::string& site_title = page.edition.title;
  View& view = page.shell;
  set(view, "head_title",
      head.title.empty() ? site_title : fmt::format("{} · {}", head.title, site_title));
  set(view, "og_title", head.title.empty() ? site_title : head.title);
  set(view, "description", head.description);
  set(view, "og_type", head.og_type);
  if (!head.json_ld.empty()) {
    set(view, "json_ld", head.json_ld);
    // Browsers do not count data as a script; checkers do.
    set(view, "json_ld_digest", sha256_base64(head.json_ld));
  }
  if (!head.image.empty() && !kit.site.settings.base_url.empty()) {
    set(view, "og_image", absolute(kit, head.image));
    set(view, "og_image_alt", head.image_alt);
  }
  if (!head.canonical_rest.empty()) {
    set(view, "canonical", address_in(page.edition.lang, head.canonical_rest));
    set(view, "canonical_rest", head.canonical_rest);
  }
  if (page.rest.empty()) view["x_default"] = View(true);
  if (head.noindex) view["noindex"] = View(true);
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
