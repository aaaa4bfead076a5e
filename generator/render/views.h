// One function for each family of pages: it fills in what the page's template shows. Views are made
// straight as template data; the text of a document is written as HTML and handed over whole.
#pragma once

#include "render/shell.h"

namespace tilmech {

// What page `number`, from 1, of a list shows of it.
struct ListSlice {
  std::span<const Document* const> documents;
  int number = 1;
  int pages = 1;
  std::size_t total = 0;  // documents of the whole list
};

// `/`, from `prefix` (see Viewpoint). The page belongs to the site's first language.
void fill_choice(const Kit& kit, Page& page);
void fill_home(const Kit& kit, Page& page);
void fill_releases(const Kit& kit, Page& page, const ListSlice& slice);
void fill_year(const Kit& kit, Page& page, int year, const ListSlice& slice);
void fill_tag(const Kit& kit, Page& page, const TagList& tag, const ListSlice& slice);
void fill_programmes(const Kit& kit, Page& page);
void fill_glossary(const Kit& kit, Page& page);
void fill_glossary_table(const Kit& kit, Page& page, Lang order);
void fill_domains(const Kit& kit, Page& page);
void fill_abbreviations(const Kit& kit, Page& page);
void fill_corrections(const Kit& kit, Page& page);
void fill_search(const Kit& kit, Page& page);
void fill_release(const Kit& kit, Page& page, const Document& document);
void fill_programme(const Kit& kit, Page& page, const Document& document);
void fill_term(const Kit& kit, Page& page, const Document& document);
void fill_page(const Kit& kit, Page& page, const Document& document);
// The document's languages side by side (see is_parallel).
void fill_parallel(const Kit& kit, Page& page, const Document& document);
// The document has no version in the page's language.
void fill_notice(const Kit& kit, Page& page, const Document& document);
void fill_not_found(const Kit& kit, Page& page);
void fill_redirect(const Kit& kit, Page& page, const Document& document);

}  // namespace tilmech
