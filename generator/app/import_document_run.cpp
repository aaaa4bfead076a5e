// The command for one document: what is read is written, and the list of what was done printed.
#include <fmt/format.h>

#include <cstdio>

#include "app/build.h"
#include "app/import.h"
#include "app/import_document.h"
#include "app/print_diagnostics.h"

namespace tilmech {
namespace fs = std::filesystem;

int run_import_document(const ImportOptions& options, const fs::path& file) {
  const PreparedSite prepared = prepare_site(options.site);
  ImportDocumentOptions wanted;
  wanted.key = options.key;
  for (const Collection collection : kAllCollections)
    if (name_of(collection) == options.collection) wanted.collection = collection;
  wanted.lang = lang_from_code(options.lang);
  wanted.folder =
      options.site.content.empty() ? options.site.root / "content" : options.site.content.front();
  const ImportedDocument document =
      read_document(file.filename().string(), read_import(file), prepared.site, wanted);
  if (!document.refused.empty()) {
    Diagnostics diagnostics;
    report(diagnostics, Finding::import_unreadable, {file.string(), 0, 0}, document.refused,
           document.hint);
    print_text(diagnostics, stderr);
    return 1;
  }
  for (const fs::path& written : write_imported(wanted.folder, document))
    fmt::print("{}\n", written.string());
  fmt::print(stderr, "{}", import_report(document));
  return 0;
}

}  // namespace tilmech
