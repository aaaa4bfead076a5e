// A file's bytes, read by what its name says it is: pieces, and the passages of the source by which
// the words are counted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/draft.h"

namespace tilmech {

struct ImportedPicture {
  std::string mark;  // as in the texts
  std::string kind;  // "png", "jpeg"
  std::string bytes;
};

struct ImportSource {
  Reading reading;
  std::vector<ImportedPicture> pictures;
  std::vector<std::string> passages;  // the source's words, read without pandoc's help
  std::string refused, hint;          // why it is not read
};

// The largest file that is read, in bytes.
inline constexpr std::size_t kLargestDocument = 32U << 20;

// Whether files with this extension (".docx", small letters) are read.
bool is_import_source(std::string_view extension);

// Reads a file by its extension. Throws WorldError where a program that is needed is missing.
ImportSource read_import_source(std::string_view extension, std::string_view bytes);

}  // namespace tilmech
