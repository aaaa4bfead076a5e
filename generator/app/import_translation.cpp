#include "app/import_translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "app/apply_translation.h"
#include "app/build.h"
#include "app/import.h"
#include "app/import_memory.h"
#include "app/print_diagnostics.h"
#include "app/replace_file.h"
#include "exchange/bilingual_table.h"
#include "exchange/omegat_package.h"
#include "exchange/xliff.h"
#include "model/world_error.h"
#include "preview/desk_view.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::optional<ReturnedUnits> read_returned(const std::string& name, std::string_view bytes,
                                           Diagnostics& diagnostics) {
  if (name.ends_with(".docx")) return read_bilingual_docx(bytes, name, diagnostics);
  if (name.ends_with(".zip")) return read_omegat_package(bytes, name, diagnostics);
  return read_xliff(bytes, name, diagnostics);
}

// Rows with one source text have one memory: a translation that another of them has is no change.
void drop_twins(const TranslationUnits& units, UnitChanges& changes) {
  std::erase_if(changes.edits, [&](const auto& edit) {
    const TranslationUnit& unit = units.units[edit.first];
    if (unit.target.empty()) return false;
    return std::ranges::any_of(units.units, [&](const TranslationUnit& other) {
      return &other != &unit && flat(other.source) == flat(unit.source) &&
             flat(other.target) == flat(edit.second);
    });
  });
}

}  // namespace

bool is_translation_file(std::string_view name) {
  return name.ends_with(".xlf") || name.ends_with(".xliff") || name.ends_with(".zip") ||
         name.ends_with(".tmx");
}

bool is_reviewed_table(std::string_view bytes) {
  Diagnostics told_by_import;
  return read_bilingual_docx(bytes, "", told_by_import).has_value();
}

TranslationReport import_translation(const SiteOptions& site, const std::string& name,
                                     std::string_view bytes) {
  if (name.ends_with(".tmx")) return import_memory(site, name, bytes);
  TranslationReport report_;
  const auto returned = read_returned(name, bytes, report_.errors);
  if (!returned) return report_;
  const TranslationSite loaded = load_translation_site(site);
  const Document* document = document_by_id(loaded.site, returned->document);
  if (document == nullptr || !document->has(returned->from) ||
      !loaded.site.settings.uses(returned->to) || returned->from == returned->to) {
    report(report_.errors, Finding::import_unreadable, {name, 0, 0},
           fmt::format("the site has no document {} to translate from {} to {}", returned->document,
                       code(returned->from), code(returned->to)),
           "import it where it was exported");
    return report_;
  }
  const OpenTranslation open =
      open_translation(loaded.site, *document, returned->from, returned->to);
  if (!returned->table.empty() && returned->table != digest_of_targets(open.units)) {
    report(report_.errors, Finding::import_unreadable, {name, 0, 0},
           "the translation was changed here since the table was made",
           "export the table again, or take the changes over by hand");
    return report_;
  }
  UnitChanges changes = changes_of(open.units, *returned, name, report_.errors);
  if (name.ends_with(".zip")) drop_twins(open.units, changes);
  if (has_errors(report_.errors)) return report_;
  if (auto result = apply_translation(*document, open, changes, name, report_.errors))
    report_.translations.push_back(*std::move(result));
  return report_;
}

int run_import_translation(const SiteOptions& site, const fs::path& file) {
  TranslationReport done = import_translation(site, file.string(), read_import(file));
  if (!done.errors.empty()) {
    sort_diagnostics(done.errors);
    print_text(done.errors, stderr);
    fmt::print(stderr, "nothing was written\n");
    return 1;
  }
  if (done.translations.empty()) fmt::print("nothing to change\n");
  for (const ImportedTranslation& one : done.translations) {
    if (one.text != one.before) replace_file(one.path, one.text);
    fmt::print("{}: {} rows changed, {} as they were, {} missing{}\n", one.path.string(),
               one.changed, one.same, one.missing,
               one.accepted ? "; accepted as a translation of today's text" : "");
  }
  // What `tilmech check` says of the files that were written, drafts and held ones too.
  Diagnostics found;
  PreparedSite prepared = prepare_site(site);
  judge_findings(prepared, site.strict);
  for (const Diagnostics* list : {&prepared.diagnostics, &prepared.held_findings})
    for (const Diagnostic& one : *list)
      if (std::ranges::any_of(done.translations, [&](const ImportedTranslation& written) {
            return written.path.lexically_normal() == fs::path(one.place.file).lexically_normal();
          }))
        found.push_back(one);
  sort_diagnostics(found);
  print_text(found, stderr);
  return has_errors(found) ? 1 : 0;
}

}  // namespace tilmech
