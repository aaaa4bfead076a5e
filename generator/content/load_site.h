// Pass 1: files -> Site.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "content/files.h"
#include "content/front_matter.h"
#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// One file, read: front matter, sections, blocks.
struct LoadedFile {
  ContentFile file;
  FrontMatter front_matter;
  Diagnostics diagnostics;
  bool readable = false;
};

struct LoadOptions {
  std::filesystem::path root = ".";
  std::vector<std::filesystem::path> content;  // empty: root/content
  // What reads a file, from many threads: read_from_disk unless given.
  std::function<LoadedFile(const ContentFile&)> read = {};
};

// Opens and reads a file. What is wrong is in the result.
LoadedFile read_from_disk(const ContentFile& file);

// Reads settings, templates, locales, assets and every document in all its languages, files on all
// cores. Whatever has a problem is reported, and everything else is read. Documents come sorted by
// collection and key. A missing root or content folder is a WorldError.
Site load_site(const LoadOptions& options, Diagnostics& diagnostics);

// Gives a document the addresses that were recorded beside its source text, if they were.
void read_addresses(Document& document, Diagnostics& diagnostics);

// Reads the text of one file, for load_site and for the preview, which holds one changed file.
LoadedFile read_content(const ContentFile& file, std::string_view text);

}  // namespace tilmech
