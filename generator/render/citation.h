// How a document, a section and a paragraph are cited, in each language. A citation always names
// the edition, so that nobody takes a condensed text for the act itself.
#pragma once

#include <string>

#include "render/kit.h"

namespace tilmech {

// A citation is `place` and then `edition`; a paragraph's number stands between the two.
struct Citation {
  std::string place;    // "Anti-Drug Programme ..., section 4.3.5"
  std::string edition;  // " (condensed rendering, not the official text)"; may be empty

  std::string text() const { return place + edition; }
};

// The citation of the version in `lang`, or of a section of it. An author's own words (`citation:`)
// stand first, because no pattern can inflect names and dates; else title, number and date.
Citation cite(const Kit& kit, const Document& document, Lang lang,
              const Section* section = nullptr);

// Appends the citation as a paragraph in its language. Where a paragraph's number would stand it
// holds a hidden "paragraph #" for the script that cites paragraphs.
void append_citation(std::string& out, const Kit& kit, const Document& document, Lang lang,
                     const Section* section = nullptr);

// The languages a document exists in: the reader's own first, then in the site's order.
std::vector<Lang> reading_order(const Kit& kit, const Document& document, Lang reader);

// The citation of the whole document in every language, and what a page with citations needs.
void set_citations(const Kit& kit, View& view, const Document& document, Lang reader);

}  // namespace tilmech
