// The words of a Word or OpenDocument file, read from its XML by ourselves: what pandoc makes of
// the file is compared with them, so that nothing it leaves out is lost unseen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/zip_reader.h"

namespace tilmech {

struct OfficeText {
  std::vector<std::string> paragraphs;  // of the text and its notes, in the order of the file
  std::vector<std::string> margins;     // headers and footers: pandoc never reads them
  std::vector<std::string> comments;    // of reviewers: never read either
  bool macros = false;                  // there are some; nobody runs them
  std::string refused;                  // why it is not read, "" when it is
};

// What a file may hold unpacked, in all and in one part.
inline constexpr std::uint64_t kMostUnpacked = 256U << 20;
inline constexpr std::uint64_t kMostXml = 32U << 20;

// `zip` is open. Refuses archives that unpack to too much, XML with a document type (entities,
// external ones too) and files that are not what `extension` (".docx", ".odt") says.
OfficeText read_office_text(const ZipReader& zip, std::string_view extension);

}  // namespace tilmech
