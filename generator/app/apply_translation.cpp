#include "app/apply_translation.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/load_site.h"
#include "content/stamp.h"
#include "text/edit_text.h"
#include "text/revision.h"

namespace tilmech {
namespace {

ContentFile content_file(const Document& document, const OpenTranslation& open, Lang lang) {
  return {open.path,
          open.path.string(),
          document.collection,
          document.folder,
          open.path.stem().stem().string(),
          lang};
}

}  // namespace

std::optional<ImportedTranslation> apply_translation(const Document& document,
                                                     const OpenTranslation& open,
                                                     const UnitChanges& changes,
                                                     const std::string& file,
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

}  // namespace tilmech
