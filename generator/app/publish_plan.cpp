#include "app/publish_plan.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "app/build.h"
#include "app/problems_json.h"
#include "render/live_pages.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

using nlohmann::json;

// The languages of a document that the built site does not have.
json fresh_languages(const Document& document, const std::filesystem::path& out) {
  json langs = json::array();
  std::error_code error;
  for (const auto& variant : document.variants.values)
    if (variant && !std::filesystem::exists(
                       out / LivePages::address(document, variant->lang) / "index.html", error))
      langs.push_back(code(variant->lang));
  return langs;
}

json held_json(const Document& document, const Settings& settings, Instant now, Lang reader) {
  json held = named_json(document);
  held["hold"] = "draft";
  if (document.publish_at && *document.publish_at > now) {
    held["hold"] = "embargo";
    held["until"] = rfc3339(*document.publish_at, settings.time_zone);
    held["said_day"] = format_date(date_in(*document.publish_at, settings.time_zone), reader);
  } else if (document.together) {
    held["hold"] = "together";
  }
  return held;
}

}  // namespace

nlohmann::json publish_plan(SiteOptions options, bool by_clock, Lang reader,
                            const SayFinding& say) {
  if (by_clock)
    options.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  PreparedSite prepared = prepare_site(options);
  judge_findings(prepared, options.strict);
  SourceLines lines;
  json errors = json::array(), fresh = json::array(), held = json::array();
  int warnings = 0;
  for (const Diagnostic& finding : prepared.diagnostics) {
    if (finding.severity == Severity::error)
      errors.push_back(finding_json(finding, lines, say));
    else
      ++warnings;
  }
  const std::filesystem::path out = options.root / "public";
  for (const Document& document : prepared.site.documents) {
    const json langs = fresh_languages(document, out);
    if (langs.empty()) continue;
    fresh.push_back(named_json(document));
    fresh.back()["langs"] = langs;
  }
  for (const Document& document : prepared.held)
    held.push_back(held_json(document, prepared.site.settings, options.now, reader));
  return {{"errors", errors},
          {"warnings", warnings},
          {"documents", prepared.site.documents.size()},
          {"fresh", fresh},
          {"held", held}};
}

}  // namespace tilmech
