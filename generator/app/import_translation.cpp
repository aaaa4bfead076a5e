#include "app/import_translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "app/build.h"
#include "app/import.h"
#include "app/print_diagnostics.h"
#include "app/replace_file.h"
#include "app/translation_site.h"
#include "content/load_site.h"
#include "content/stamp.h"
#include "exchange/apply_units.h"
#include "exchange/omegat_package.h"
#include "exchange/xliff.h"
#include "model/world_error.h"
#include "preview/desk_view.h"
#include "text/edit_text.h"
#include "text/revision.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::optional<ReturnedUnits> read_returned(const std::string& name, std::string_view bytes,
                                           Diagnostics& diagnostics) {
  if (name.ends_with(".zip")) return read_omegat_package(bytes, name, diagnostics);
  return read_xliff(bytes, name, diagnostics);
}

ContentFile content_file(const Document& document, const OpenTranslation& open, Lang lang) {
  return {open.path,
          open.path.string(),
          document.collection,
          document.folder,
          open.path.stem().stem().string(),
          lang};
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

// Puts the edits into the translation's text, and looks whether they read back. Nothing when they
// do not.
std::optional<ImportedTranslation> apply(const Document& document, const OpenTranslation& open,
                                         const UnitChanges& changes, const std::string& file,
                                         Diagnostics& diagnostics) {
  const Lang lang = open.units.to;
  ImportedTranslation result{open.units.document,
                             open.units.from,
                             lang,
                             open.path,
                             !open.exists,
                             open.exists ? open.text : "",
                             open.text,
                             changes.edits.size(),
                             changes.same,
                             changes.missing,
                             false};
  if (changes.edits.empty() && !open.exists) {
    result.text.clear();
    return result;
  }
  result.text = apply_edits(open.units, changes.edits, open.text);
  const bool titled = std::ranges::any_of(open.units.units, [&](const TranslationUnit& unit) {
    return unit.id == "title" &&
           (!unit.target.empty() ||
            changes.edits.contains(static_cast<std::size_t>(&unit - open.units.units.data())));
  });
  if (!titled) {
    const bool term = document.collection == Collection::glossary;
    result.text = set_field(result.text, 0, term ? "term" : "title", open.units.title);
  }
  const LoadedFile fresh = read_content(content_file(document, open, lang), result.text);
  for (const Diagnostic& found : fresh.diagnostics)
    if (found.severity == Severity::error) diagnostics.push_back(found);
  const Variant* before = open.exists ? &document.in(lang) : nullptr;
  for (const std::string& id : unreadable_edits(open.units, changes.edits, before, open.text,
                                                fresh.front_matter.variant, result.text))
    report(diagnostics, Finding::import_unreadable, {file, 0, 0},
           fmt::format("row {}: the text would not read back as it is", id),
           "write this row by hand");
  if (has_errors(diagnostics)) return std::nullopt;
  // As `tilmech accept` does, once every row is there and every stale one has been looked at.
  const bool reviewed = !changes.edits.empty() || changes.stale > 0;
  if (reviewed && changes.missing == 0 && changes.covers_stale && lang != document.source &&
      document.has(document.source)) {
    result.text =
        stamp_revision(result.text, write_revision(revision_of(document.in(document.source))));
    result.accepted = true;
  }
  return result;
}

}  // namespace

bool is_translation_file(std::string_view name) {
  return name.ends_with(".xlf") || name.ends_with(".xliff") || name.ends_with(".zip");
}

TranslationReport import_translation(const SiteOptions& site, const std::string& name,
                                     std::string_view bytes) {
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
  UnitChanges changes = changes_of(open.units, *returned, name, report_.errors);
  if (name.ends_with(".zip")) drop_twins(open.units, changes);
  if (has_errors(report_.errors)) return report_;
  if (auto result = apply(*document, open, changes, name, report_.errors))
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
