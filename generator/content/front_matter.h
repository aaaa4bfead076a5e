// Front matter: the YAML block at the start of a file, typed by the fields DESIGN.md names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// Fields that belong to the document, not to one version of it. Unset: not given in this file.
struct SharedFields {
  std::optional<Date> date;
  std::optional<Instant> publish_at;
  std::optional<bool> together, share_image;
  std::optional<std::vector<Lang>> follows;
  std::optional<std::vector<std::string>> tags, partners;
  std::optional<std::string> contact;
  std::optional<Lang> source;
};

struct FrontMatter {
  Variant variant;  // everything but sections and footnotes
  SharedFields shared;
  std::string key;              // as written; empty when not given
  std::string slug;             // as written; empty when not given
  std::size_t body_offset = 0;  // where the Markdown starts in the text
  int body_line = 1;            // and in which line
};

// Whether `text` starts with a line ---.
bool has_front_matter(std::string_view text);

// Reads the front matter of `text`, the whole file (valid UTF-8, checked). Reports every problem
// with line and column and reads on; what cannot be read keeps its default. A file without front
// matter is reported, and its body is the whole text; a block that is never closed leaves no body.
// Variant.lines holds the fields that are given and not empty.
FrontMatter read_front_matter(std::string_view text, Collection collection, Lang lang,
                              const std::string& shown_file, Diagnostics& diagnostics);

}  // namespace tilmech
