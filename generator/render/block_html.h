// Sections, blocks and footnotes as HTML, each with its address.
#pragma once

#include "render/inline_html.h"

namespace tilmech {

// Appends sections with their headings, then the footnotes. A heading has a link to itself.
void append_sections(BodyWriter& body, const std::vector<Section>& sections);
void append_blocks(BodyWriter& body, const std::vector<Block>& blocks);
void append_footnotes(BodyWriter& body);
// A block that corresponds to others (see places_in): the whole, but of a list item only its text,
// as an <li>.
void append_place(BodyWriter& body, const Block& block);

// A nested list of links to the sections down to heading level `deepest`; "" when fewer than two.
std::string table_of_contents(BodyWriter& body, const std::vector<Section>& sections, int deepest);

}  // namespace tilmech
