// What stands around every page's own content: the head, the menu, the language switch, the footer.
#pragma once

#include <string>
#include <string_view>

#include "render/addresses.h"
#include "render/document_parts.h"
#include "render/inline_html.h"
#include "render/kit.h"

namespace tilmech {

// A page in the making.
struct Page {
  const Edition& edition;
  std::string rest;                // below the language: "releases/x/"
  Viewpoint from;                  // where its links start
  LangMask versions;               // the languages in which it exists in its own right
  std::size_t menu = 0;            // the menu entry it belongs to, from 1; 0: none
  View local = {};                 // its own names
  View shell = {};                 // what its head and links need
  DocumentParts* parts = nullptr;  // where its document's other pages are being made too
};

// A page of `lang` at `rest`. `prefix`: see Viewpoint.
Page start_page(const Kit& kit, Lang lang, const std::string& rest, LangMask versions = kEveryLang,
                std::string prefix = "");

// Moves a page to another folder than its address says: its links start there.
void move_page(Page& page, std::string folder);

struct Head {
  std::string title;  // without the site's; "" is the site's alone
  std::string description;
  std::string_view og_type = "website";
  std::string json_ld = {};  // safe for a script element
  std::string image = {};    // the address of a share image
  std::string image_alt = {};
  bool noindex = false;
  std::string canonical_rest = {};  // of the page whose text this one has again; "" is its own
};

void set_head(const Kit& kit, Page& page, const Head& head);

// Appends the finished page.
void render_page(TemplateSet& templates, std::string_view name, const Page& page, std::string& out);

// The absolute address of a page, or "" without a base address.
std::string absolute(const Kit& kit, std::string_view address);

// Ready to write text of `variant` as seen from `from`.
BodyWriter body_writer(const Kit& kit, const Edition& edition, const Viewpoint& from,
                       const Variant& variant);

}  // namespace tilmech
