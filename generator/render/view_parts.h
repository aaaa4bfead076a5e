// Parts that several pages show: cards in lists, facts, tags, pictures.
#pragma once

#include <span>

#include "render/shell.h"

namespace tilmech {

// The link to a document in a list: title, date, place, summary. A document that the reader's
// language lacks is shown in another, says so, and leads there. `heading` is the level of its
// title: "2" below a page's own, "3" below a section's.
void add_card(const Kit& kit, const Page& page, View& list, const Document& document,
              const char* heading);
void set_cards(const Kit& kit, Page& page, const char* name,
               std::span<const Document* const> documents, const char* heading = "2");

// Links to the topics of a document, and to all topics with their counts; `current` is marked.
void set_tags(Page& page, const Document& document);
void set_all_tags(const Kit& kit, Page& page, const TagList* current = nullptr);
// Links to the years that have releases; `current` is marked.
void set_years(const Kit& kit, Page& page, int current = 0);

// A line "label: value" of a list of facts.
View& add_fact(View& facts, std::string_view label, std::string_view value);

// Gives `item` the width and height of the picture at the address `medium`, where they are known.
void set_size(const Kit& kit, View& item, const std::string& medium);
void set_images(const Kit& kit, Page& page, const Variant& variant);
void set_attachments(Page& page, const Variant& variant);

// The place and date of a release.
void set_dateline(Page& page, const Document& document);

// "Original language: Russian", on a translation.
void set_source_note(Page& page, const Document& document);

// The HTML of a document's sections and footnotes. Sets the cards of the terms it links to.
std::string body_html(const Kit& kit, Page& page, const Variant& variant);
// The same into the page, with links to the document's rows side by side, if it has such a page.
// Returns the keys of the concepts that the text links to.
std::vector<std::string> set_body(const Kit& kit, Page& page, const Document& document);
// Makes the body link to its rows side by side, and gives the page's head the link that leads
// there.
void offer_parallel(const Kit& kit, Page& page, const Document& document, BodyWriter& body);

// What a reader is shown of each term that the text links to (term_cards.h).
void set_term_cards(Page& page, const BodyWriter& body);

// The author's summary, else the first words of the text: for descriptions.
std::string description_of(const Variant& variant);

}  // namespace tilmech
