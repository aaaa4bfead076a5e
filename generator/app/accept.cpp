#include "app/accept.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "align/align_documents.h"
#include "align/keep_addresses.h"
#include "app/print_diagnostics.h"
#include "app/replace_file.h"
#include "content/files.h"
#include "content/load_site.h"
#include "content/recorded_addresses.h"
#include "content/stamp.h"
#include "model/world_error.h"
#include "text/revision.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

// Which version of which document a file is.
struct Version {
  Document* document = nullptr;
  Lang lang = Lang::ru;
};

std::map<fs::path, Version> versions_of(Site& site) {
  std::map<fs::path, Version> versions;
  std::error_code error;
  for (Document& document : site.documents)
    for (const auto& variant : document.variants.values)
      if (variant)
        versions[fs::weakly_canonical(variant->file, error)] = {&document, variant->lang};
  return versions;
}

// The errors of the files that belong to these documents.
Diagnostics errors_of(const std::set<const Document*>& documents, const Diagnostics& diagnostics) {
  std::set<std::string> files;
  for (const Document* document : documents)
    for (const auto& variant : document->variants.values)
      if (variant) files.insert(variant->file);
  Diagnostics errors;
  for (const Diagnostic& diagnostic : diagnostics)
    if (diagnostic.severity == Severity::error && files.contains(diagnostic.place.file))
      errors.push_back(diagnostic);
  return errors;
}

void stamp(const Document& document, Lang lang) {
  const std::string& file = document.in(lang).file;
  Diagnostics unread;
  const std::string text = read_file(file, file, unread);
  if (!unread.empty()) throw WorldError(file + ": cannot be read");
  const std::string revision = write_revision(revision_of(document.in(document.source)));
  replace_file(file, stamp_revision(text, revision));
  fmt::print("{}: accepted as a translation of {}\n", file, document.in(document.source).file);
}

}  // namespace

int run_accept(const AcceptOptions& options) {
  Diagnostics diagnostics;
  Site site = load_site({options.site.root, options.site.content}, diagnostics);
  const std::map<fs::path, Version> versions = versions_of(site);
  std::vector<Version> accepted;
  std::set<const Document*> documents;
  for (const fs::path& file : options.files) {
    std::error_code error;
    const auto found = versions.find(fs::weakly_canonical(file, error));
    if (found == versions.end())
      throw UsageError(file.string() + " is no version of a document in " +
                       options.site.root.string());
    const Document& document = *found->second.document;
    if (!document.has(document.source))
      throw UsageError(file.string() + ": the document has no text in its source language, " +
                       std::string(code(document.source)));
    accepted.push_back(found->second);
    documents.insert(found->second.document);
  }
  Diagnostics errors = errors_of(documents, diagnostics);
  if (!errors.empty()) {
    sort_diagnostics(errors);
    print_text(errors, stderr);
    fmt::print(stderr, "nothing was accepted\n");
    return 1;
  }
  Diagnostics told_by_check;
  align_documents(site, told_by_check);
  for (const Version& version : accepted)
    if (version.lang != version.document->source) stamp(*version.document, version.lang);
  for (const Document& document : site.documents) {
    if (!documents.contains(&document)) continue;
    const std::string file = addresses_file_of(document.in(document.source).file);
    replace_file(file, write_recorded_addresses(record_addresses(document)));
    fmt::print("{}: addresses recorded\n", file);
  }
  return 0;
}

}  // namespace tilmech
