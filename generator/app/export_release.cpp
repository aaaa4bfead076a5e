#include "app/export_release.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/build.h"
#include "app/export.h"
#include "app/pandoc.h"
#include "app/print_diagnostics.h"
#include "model/world_error.h"
#include "render/release_text.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

const Document* held_release(const std::vector<Document>& held, const std::string& key) {
  const auto found = std::ranges::find_if(held, [&](const Document& document) {
    return document.collection == Collection::releases && document.key == key;
  });
  return found == held.end() ? nullptr : &*found;
}

// When the held release becomes public. Refuses one that no instant makes public.
Instant instant_of(const Document& document, const ExportOptions& options) {
  if (!options.held)
    throw UsageError(document.key + " is held back; give --held to export it all the same");
  if (!document.publish_at || *document.publish_at <= options.site.now)
    throw UsageError(document.key + " is a draft, or waits for its languages");
  return *document.publish_at;
}

}  // namespace

int run_export_release(const ExportOptions& options) {
  if (options.key.empty()) throw UsageError("which release? write its key after the format");
  std::string name = options.key;
  if (name.starts_with("releases/")) name.erase(0, 9);
  const std::string key = normalise_key(name);
  PreparedSite prepared = prepare_site(options.site);
  std::optional<Instant> until;
  if (const Document* held = held_release(prepared.held, key)) {
    until = instant_of(*held, options);
    SiteOptions then = options.site;
    then.now = *until;
    prepared = prepare_site(then);
  }
  judge_findings(prepared, false);
  if (has_errors(prepared.diagnostics)) {
    print_text(prepared.diagnostics, stderr);
    return 1;
  }
  const Document* document = prepared.site.find(Collection::releases, key);
  if (document == nullptr) throw UsageError("there is no release " + options.key);
  const Lang lang = options.lang.empty() ? document->source : *lang_from_code(options.lang);
  if (!document->has(lang))
    throw UsageError(fmt::format("{} has no {} version", options.key, code(lang)));
  const Kit kit = make_kit(prepared.site);
  const std::string line = until ? embargo_line(kit, lang, *until) : "";
  if (options.kind == "txt") {
    write_out(options.out.string(), release_text(kit, lang, *document, line));
    return 0;
  }
  const auto reference = prepared.site.resources.templates.find("release.docx");
  write_out(options.out.string(),
            docx_from_html(
                release_html(kit, lang, *document, line),
                reference == prepared.site.resources.templates.end() ? "" : reference->second));
  return 0;
}

}  // namespace tilmech
