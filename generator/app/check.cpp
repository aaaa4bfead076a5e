#include "app/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "app/build.h"
#include "app/print_diagnostics.h"

namespace tilmech {

int check(const CheckOptions& options) {
  PreparedSite prepared = prepare_site(options.site);
  judge_findings(prepared, options.site.strict);
  Diagnostics& diagnostics = prepared.diagnostics;
  std::ranges::move(prepared.held_findings, std::back_inserter(diagnostics));
  sort_diagnostics(diagnostics);
  switch (options.format) {
    case OutputFormat::text:
      print_text(diagnostics, stdout);
      print_summary(diagnostics, prepared.silenced, stderr);
      if (diagnostics.empty())
        fmt::print(stderr, "{} documents, nothing to report\n", prepared.site.documents.size());
      break;
    case OutputFormat::json:
      print_json(diagnostics, stdout);
      break;
    case OutputFormat::sarif:
      print_sarif(diagnostics, stdout);
      break;
  }
  return has_errors(diagnostics) ? 1 : 0;
}

}  // namespace tilmech
