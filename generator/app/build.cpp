// The list of passes. Read this first.
#include "app/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

#include "align/align_documents.h"
#include "align/terms.h"
#include "app/archive.h"
#include "app/export.h"
#include "app/judge.h"
#include "app/print_diagnostics.h"
#include "app/progress.h"
#include "content/addresses.h"
#include "content/hold_back.h"
#include "content/load_site.h"
#include "content/media.h"
#include "content/references.h"
#include "content/withdraw.h"
#include "model/world_error.h"
#include "publish/precompress.h"
#include "publish/staging.h"
#include "render/addresses.h"
#include "render/pages.h"
#include "search/build_index.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// Held documents go through the same passes among the public ones, in a site of their own, for
// messages only.
Diagnostics check_held(const Site& site, const std::vector<Document>& held, Instant now) {
  Diagnostics diagnostics;
  if (held.empty()) return diagnostics;
  Site everything;
  everything.settings = site.settings;
  everything.documents = site.documents;
  std::ranges::copy(held, std::back_inserter(everything.documents));
  std::ranges::sort(everything.documents, {}, [](const Document& document) {
    return std::pair(document.collection, std::string_view(document.key));
  });
  prepare_documents(everything, now, diagnostics);
  return diagnostics;
}

void print_held(const PreparedSite& prepared, Instant now, bool verbose) {
  for (const Document& document : prepared.held) {
    const std::string key = fmt::format("{}/{}", name_of(document.collection), document.key);
    const std::string title =
        verbose ? fmt::format(" ({})", document.in(document.source).title) : "";
    if (!document.publish_at || *document.publish_at <= now) {
      fmt::print(stderr, "held: {}{}: {}\n", key, title,
                 document.together ? "waits for all its languages" : "draft");
      continue;
    }
    fmt::print(stderr, "held: {}{}: until {} = {}\n", key, title,
               rfc3339(*document.publish_at, prepared.site.settings.time_zone),
               rfc3339(*document.publish_at, "UTC"));
  }
  if (!prepared.held_findings.empty())
    fmt::print(stderr, "held documents have {} findings; `tilmech check` shows them\n",
               prepared.held_findings.size());
}

// The output folder may neither hold nor lie in what the site is made from.
StagingOptions staging_options(const SiteOptions& options) {
  StagingOptions result;
  result.inputs = options.content;
  for (const char* folder : {"content", "templates", "locales", "site"})
    result.inputs.push_back((options.root / folder).lexically_normal());
  result.on_wait = [](std::string_view message) { fmt::print(stderr, "{}\n", message); };
  return result;
}

// The manifest of the new site, and what it tells of the old one that stands in `out` still.
std::string list_upload(Staging& staging, const std::filesystem::path& out) {
  const std::optional<Manifest> old = read_manifest(out);
  return upload_advice(old, staging.write_manifest());
}

}  // namespace

std::unique_ptr<SiteWords> align_site(Site& site, Diagnostics& diagnostics) {
  address_documents(site, diagnostics);
  resolve_references(site, diagnostics);
  resolve_media(site, diagnostics);
  // Each text is cut into words once, for all that follows.
  auto words = std::make_unique<SiteWords>(site.documents);
  align_documents(site, *words, diagnostics);
  mark_terms(site, *words, diagnostics);
  return words;
}

MissingTerms prepare_documents(Site& site, Instant now, Diagnostics& diagnostics) {
  const std::unique_ptr<SiteWords> words = align_site(site, diagnostics);
  return check_documents(site, *words, date_in(now, site.settings.time_zone), diagnostics);
}

PreparedSite prepare_site(const SiteOptions& options) {
  PreparedSite prepared;
  Diagnostics found;
  // 1. Files -> documents, blocks with their lines. Nothing is left out yet.
  prepared.site = load_site({options.root, options.content}, found);
  // 1a. Drafts and documents under embargo leave; no later pass can see them.
  std::vector<Document> held = hold_back(prepared.site, options.now);
  // 1b. Of what was withdrawn, only that it was stays.
  empty_withdrawn(prepared.site);
  const Site& site = prepared.site;
  // The held documents' own messages are gathered before the public ones are changed by later
  // passes.
  Diagnostics held_found = check_held(site, held, options.now);
  // 2. and 3. Addresses, references, alignment, checks.
  prepare_documents(prepared.site, options.now, found);

  check_templates(site.resources, found);

  split_held(held, found, held_found);
  prepared.held = std::move(held);
  prepared.diagnostics = std::move(found);
  prepared.held_findings = std::move(held_found);
  return prepared;
}

void judge_findings(PreparedSite& prepared, bool strict) {
  prepared.silenced = judge(prepared.site, prepared.held, strict, prepared.diagnostics);
  judge(prepared.site, prepared.held, false, prepared.held_findings);
}

int build(const BuildOptions& options) {
  PreparedSite prepared = prepare_site(options.site);
  Site& site = prepared.site;
  if (!options.base_url.empty()) site.settings.base_url = options.base_url;
  if (!site.settings.base_url.empty() && !site.settings.base_url.ends_with('/'))
    site.settings.base_url += '/';
  if (site.settings.base_url.empty())
    report(prepared.diagnostics, Finding::base_url_unknown,
           {(options.site.root / "site" / "site.json").lexically_normal().string(), 0, 0});
  judge_findings(prepared, options.site.strict);

  // Checkpoint: all problems are told; with any error the old site stays.
  print_text(prepared.diagnostics, stderr);
  print_held(prepared, options.site.now, options.verbose);
  if (has_errors(prepared.diagnostics)) {
    print_summary(prepared.diagnostics, prepared.silenced, stderr);
    fmt::print(stderr, "nothing was built; the old site, if any, is as it was\n");
    return 1;
  }

  // 4. Documents -> pages, each written when rendered. Pages offer the glossary as files.
  site.downloads = glossary_files(site);
  if (options.archive) site.downloads[std::string(kArchivePage)] = archive_page(site, false);
  const std::filesystem::path out =
      options.out.empty() ? options.site.root / "public" : options.out;
  Staging staging(out, staging_options(options.site));
  Progress progress("files");
  const auto write = [&](std::string_view path, std::string_view bytes) {
    staging.write(path, bytes);
    progress.step();
    if (options.precompress && is_compressible(path)) {
      staging.write(std::string(path) + ".gz", gzip(bytes));
      staging.write(std::string(path) + ".br", brotli(bytes));
    }
  };
  make_pages(site, write);
  for (const auto& [address, bytes] : site.downloads) write(address, bytes);
  for (const auto& [address, bytes] : release_files(site)) write(address, bytes);
  // 5. Documents -> the index that search reads.
  build_search_index(
      site, [](const Document& document) { return rest_of(document); }, TILMECH_VERSION, write);
  // Images and attachments, as they are.
  for (const auto& [address, file] : site.media) {
    staging.write(address, read_media(file));
    progress.step();
  }
  if (options.archive) {
    const std::string page = archive_page(site, true);
    staging.archive(kArchiveFile, std::string(kArchiveTop),
                    {{std::string(kArchiveStart), page}, {std::string(kArchivePage), page}});
    progress.step();
  }
  const std::string advice = options.manifest ? list_upload(staging, out) : "";
  // 6. The new site takes the old one's place.
  staging.publish();
  progress.finish();
  print_summary(prepared.diagnostics, prepared.silenced, stderr);
  fmt::print("{} documents, {} files in {}\n", site.documents.size(), progress.count(),
             out.lexically_normal().string());
  fmt::print("{}", advice);
  return 0;
}

}  // namespace tilmech
