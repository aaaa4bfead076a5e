// Where each page lies, and how one page links to another. An address is the path below the site's
// root, "ky/releases/x/"; a page's address ends in '/', and its file is index.html in that folder.
// The part after the language, the page's `rest`, is the same in every language.
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace tilmech {

// "releases/"; pages have no folder of their own: "".
std::string_view rest_of(Collection collection);
// "releases/2022-11-30-dialogue/", "about/".
std::string rest_of(const Document& document);
std::string rest_of_year(int year);  // "releases/2022/"
// The table of terms in the order of `order` for readers of `lang`: "glossary/table/" in their own.
std::string rest_of_term_table(Lang order, Lang lang);
std::string rest_of_tag(std::string_view tag_address);  // "tags/harm-reduction/"
// Page `number` of a list: "releases/" is the first, then "releases/page/2/".
std::string rest_of_list_page(std::string_view list, int number);

// "ky/releases/x/" from "releases/x/".
std::string address_in(Lang lang, std::string_view rest);
// The file a page's address stands for: "ky/releases/x/index.html".
std::string file_of(std::string_view address);

// The file of an old address of a document: "/ru/old/", "releases/old" or, in the document's own
// folder, "old". "" when it names none.
std::string file_of_alias(std::string_view alias, const Document& document, Lang lang);

// The way from the folder `from` to `to`, both addresses: "../../ru/releases/x/"; "./" when equal.
std::string relative_link(std::string_view from, std::string_view to);

// From where links are seen. With an empty `prefix` they are relative to `folder`; else they are
// `prefix` + address: "/docs/" for a page served at any depth, "https://example.org/" for feeds.
struct Viewpoint {
  std::string folder;
  std::string prefix;

  std::string link(std::string_view address) const {
    return prefix.empty() ? relative_link(folder, address) : prefix + std::string(address);
  }
};

// "/docs/" from "https://example.org/docs/"; "/" when no base address is known.
std::string base_path(std::string_view base_url);

}  // namespace tilmech
