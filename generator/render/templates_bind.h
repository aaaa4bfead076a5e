// A template made ready for one language: what is the same on all its pages (menu, strings, names
// of assets) is put in place once, and long texts are kept out of the library's way, which reads a
// template letter by letter and copies it several times on each page.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/templates.h"

namespace tilmech {

struct BoundTemplate {
  std::string text;                // what is left of the template: tags, and marks of literals
  std::vector<std::string> texts;  // the literals
};

// `text` is an expanded template without mistakes, `fixed` the layers in which names are looked up
// that no page and no item of a page has.
BoundTemplate bind_template(std::string_view text, std::span<const View* const> fixed);

// Whether a page has this name for itself, and looks it up from within lists of the site (the menu)
// too: those that shell.cpp sets.
bool is_page_name(std::string_view name);

// What the name of a tag begins with whose value is written as it is.
inline constexpr char kUnescaped = '!';

// What stands for text `number` until append_with_texts puts it in its place.
std::string mark_of_text(std::size_t number);

// Appends `rendered` with the texts in their places, those of the page (`more`) numbered after
// those of the template.
void append_with_texts(std::string& out, std::string_view rendered,
                       const std::vector<std::string>& texts,
                       std::span<const std::string* const> more);

}  // namespace tilmech
