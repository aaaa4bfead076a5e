#include "app/export_memory.h"

#include <fmt/format.h>

#include <cstdio>

#include "align/align_documents.h"
#include "app/export.h"
#include "app/print_diagnostics.h"
#include "content/hold_back.h"
#include "content/load_site.h"
#include "exchange/tmx.h"

namespace tilmech {

int run_export_memory(const ExportOptions& options) {
  Diagnostics found;
  Site site = load_site({options.site.root, options.site.content}, found);
  if (!options.held) hold_back(site, options.site.now);
  std::erase_if(found, [](const Diagnostic& one) { return one.severity != Severity::error; });
  if (!found.empty()) {
    sort_diagnostics(found);
    print_text(found, stderr);
    return 1;
  }
  Diagnostics told_by_check;
  align_documents(site, told_by_check);
  OutFile out(options.out.string());
  out.write(tmx_head(site.settings.source_language));
  std::size_t units = 0;
  for (const Document& document : site.documents)
    for (const MemoryUnit& unit : memory_units(document, site.settings.languages)) {
      out.write(tmx_unit(unit));
      ++units;
    }
  out.write(tmx_end());
  out.close();
  fmt::print(stderr, "{} units of {} documents\n", units, site.documents.size());
  return 0;
}

}  // namespace tilmech
