#include "app/new.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "app/new_file.h"
#include "app/print_diagnostics.h"
#include "content/load_site.h"
#include "model/world_error.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

Collection collection_of(const std::string& kind) {
  if (kind == "release") return Collection::releases;
  if (kind == "programme") return Collection::programmes;
  return kind == "term" ? Collection::glossary : Collection::pages;
}

// What is known is filled in; what is left is for the author, in this order.
void print_next_steps(const NewOptions& options, const std::vector<NewFile>& files,
                      const Settings& settings) {
  const bool release = options.kind == "release";
  const std::string source = fmt::format(".{}.md", code(settings.source_language));
  const auto first =
      std::ranges::find_if(files, [&](const NewFile& file) { return file.path.ends_with(source); });
  fmt::print(
      stderr,
      "Next:\n"
      "  1. {}: write the text below the second --- line{}\n"
      "  2. translate it in the other files, each with its own title\n"
      "  3. run `tilmech check`, mend what it finds\n"
      "{}"
      "  {}. delete the line `draft: yes` in each file, and run `tilmech build`\n",
      first == files.end() ? files.front().path : first->path,
      release ? "; look at date, place, partners and contact, taken from the last release" : "",
      release ? "  4. to hold it until an hour, uncomment `publish_at`; never in a public "
                "repository\n"
              : "",
      release ? 5 : 4);
}

}  // namespace

bool check_new_key(const std::string& key) {
  Diagnostics diagnostics;
  check_key(key, {"key", 0, 0}, diagnostics);
  if (key.find("..") != std::string::npos || key.starts_with('/') || key.ends_with('/'))
    throw UsageError(key + " is not a key: it must name a file below its collection");
  print_text(diagnostics, stderr);
  return !has_errors(diagnostics);
}

void check_new_files(const fs::path& folder, const std::vector<NewFile>& files) {
  for (const NewFile& file : files)
    if (fs::exists(folder / file.path))
      throw UsageError((folder / file.path).lexically_normal().string() +
                       " is there already; choose another key");
}

void write_new_files(const fs::path& folder, const std::vector<NewFile>& files) {
  for (const NewFile& file : files) write_new_file(folder / file.path, file.text);
}

int run_new(const NewOptions& options) {
  if (!check_new_key(options.key)) return 1;
  Diagnostics diagnostics;
  const Site site = load_site({options.site.root, options.site.content}, diagnostics);
  NewDocument document;
  document.collection = collection_of(options.kind);
  document.key = options.key;
  document.title = options.title;
  document.date = date_in(options.site.now, site.settings.time_zone);
  if (!options.date.empty()) {
    document.date = parse_date(options.date);
    if (!document.date)
      throw UsageError("--date: " + options.date + " is not a date like 2026-12-01");
  }
  const fs::path folder =
      options.site.content.empty() ? options.site.root / "content" : options.site.content.front();
  const std::vector<NewFile> files = new_document(document, site.settings, &site);
  check_new_files(folder, files);
  write_new_files(folder, files);
  for (const NewFile& file : files)
    fmt::print("{}\n", (folder / file.path).lexically_normal().string());
  print_next_steps(options, files, site.settings);
  return 0;
}

}  // namespace tilmech
