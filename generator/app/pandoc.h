// pandoc and pdftotext, programs of their own that must be installed where other programs' files
// are wanted.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// The bytes of a .docx with the text of `html`, in the styles of the Word file `reference` ("":
// those of pandoc). Throws WorldError where pandoc is missing or fails.
std::string docx_from_html(const std::string& html, const std::string& reference);

// What a foreign program made of a file.
struct Converted {
  std::string text;
  std::string refused;  // why there is none, "" when there is
};

// pandoc's JSON of a file's bytes; `format` as pandoc names it: "docx", "odt", "html". It runs in
// pandoc's sandbox (no other file, no network), with 512 MB and a minute. Throws WorldError where
// pandoc is missing.
Converted json_from_document(std::string_view bytes, const std::string& format);

// The text of a PDF with its layout, pages parted by form feeds. Throws WorldError where pdftotext
// is missing.
Converted text_from_pdf(std::string_view bytes);

}  // namespace tilmech
