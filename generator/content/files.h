// The files of a content folder: which there are, and their bytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "model/language.h"

namespace tilmech {

// content/<collection>/<folder>/<name>.<lang>.md
struct ContentFile {
  std::filesystem::path path;
  std::string shown;  // as messages name it
  Collection collection = Collection::pages;
  std::string folder;  // subfolders below the collection with final '/', or ""
  std::string name;
  Lang lang = Lang::ru;
};

// The Markdown files below `folder`, sorted by path. Reports names that cannot be read, unknown
// collections, and symbolic links that lead out of the folder. Other files are left alone: they may
// be images or attachments. A folder that does not exist is a WorldError.
std::vector<ContentFile> list_content(const std::filesystem::path& folder,
                                      Diagnostics& diagnostics);

// The bytes of a file. Reports one that cannot be read or is too large, and returns "".
std::string read_file(const std::filesystem::path& path, const std::string& shown,
                      Diagnostics& diagnostics);

// Whether `path`, with all symbolic links followed, lies in `folder`.
bool stays_inside(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace tilmech
