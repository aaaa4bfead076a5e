// Texts back to Markdown, for the files of other programs.
#pragma once

#include <string>
#include <vector>

#include "model/block.h"

namespace tilmech {

// The Markdown that reads as these sections: headings, paragraphs, lists, quotations, code, tables,
// and the marks inside. Line breaks of the source become spaces: a paragraph is one line. Links to
// documents are written with their keys. Marks of terms and footnotes are left out.
std::string markdown_text(const std::vector<Section>& sections);

}  // namespace tilmech
