// A site from texts in memory, for tests: every file and its language visible together.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "content/addresses.h"
#include "content/assemble.h"
#include "content/load_site.h"
#include "content/references.h"
#include "model/site.h"

namespace tilmech::test {

struct MemorySite {
  Site site;
  Diagnostics diagnostics;

  // The messages as "file:line: id: message", sorted.
  std::vector<std::string> messages() {
    sort_diagnostics(diagnostics);
    std::vector<std::string> lines;
    for (const Diagnostic& diagnostic : diagnostics)
      lines.push_back(diagnostic.place.file + ":" + std::to_string(diagnostic.place.line) + ": " +
                      std::string(text_of(diagnostic.finding).id) + ": " + diagnostic.message +
                      (diagnostic.hint.empty() ? "" : " (" + diagnostic.hint + ")"));
    return lines;
  }
};

// Files as {"releases/x.ru.md", text}; settings are the defaults unless given.
inline MemorySite load_memory_site(const std::vector<std::pair<std::string, std::string>>& files,
                                   Settings settings = {}) {
  MemorySite memory;
  if (settings.languages.empty()) settings.languages = {Lang::ky, Lang::ru, Lang::en};
  memory.site.settings = std::move(settings);
  std::vector<LoadedFile> loaded;
  for (const auto& [path, text] : files) {
    ContentFile file;
    file.shown = path;
    const std::size_t slash = path.find('/');
    for (const Collection collection : kAllCollections)
      if (name_of(collection) == path.substr(0, slash)) file.collection = collection;
    std::string rest = path.substr(slash + 1);
    const std::size_t last = rest.rfind('/');
    if (last != std::string::npos) file.folder = rest.substr(0, last + 1);
    rest = rest.substr(file.folder.size());
    file.name = rest.substr(0, rest.find('.'));
    file.lang = *lang_from_code(rest.substr(file.name.size() + 1, 2));
    loaded.push_back(read_content(file, text));
    for (Diagnostic& diagnostic : loaded.back().diagnostics)
      memory.diagnostics.push_back(std::move(diagnostic));
  }
  memory.site.documents =
      assemble_documents(memory.site.settings, std::move(loaded), memory.diagnostics);
  return memory;
}

}  // namespace tilmech::test
