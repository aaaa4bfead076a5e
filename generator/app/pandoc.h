// pandoc, a program of its own that must be installed where Word files are wanted.
#pragma once

#include <string>

namespace tilmech {

// The bytes of a .docx with the text of `html`, in the styles of the Word file `reference` ("":
// those of pandoc). Throws WorldError where pandoc is missing or fails.
std::string docx_from_html(const std::string& html, const std::string& reference);

}  // namespace tilmech
