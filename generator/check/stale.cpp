#include "check/stale.h"

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "text/revision.h"

namespace tilmech {
namespace {

constexpr std::size_t kFew = 5;

struct Change {
  std::string what;  // "the section 2.3", "the title"
  int line = 0;      // in the translation
  int source_line = 0;
};

std::string shown(const Section& section) {
  if (section.level == 0) return "the text before the first heading";
  if (!section.number.empty()) return "the section " + section.number;
  return "the section \"" + section.title.text + "\"";
}

int line_of(const Variant& variant, const std::string& field) {
  const auto found = variant.lines.find(field);
  return found == variant.lines.end() ? 1 : found->second;
}

int first_line(const Section& section) {
  if (section.level > 0) return section.line;
  return section.blocks.empty() ? 1 : section.blocks.front().first_line;
}

std::vector<Change> changes_of(const Document& document, const Variant& translation,
                               const std::set<std::string>& known) {
  const Variant& source = document.in(document.source);
  const Revision now = revision_of(source);
  const auto is_new = [&](const std::string& digest) {
    return !digest.empty() && !known.contains(digest);
  };
  std::vector<Change> changes;
  const std::string title = source.lines.contains("term") ? "term" : "title";
  if (is_new(now.front))
    changes.push_back(
        {"the title or summary", line_of(translation, title), line_of(source, title)});
  int line = 1;
  for (const SectionRow& row : document.alignment.sections) {
    if (const auto ours = row.sections[translation.lang])
      line = first_line(translation.sections[*ours]);
    const auto theirs = row.sections[source.lang];
    if (theirs && is_new(now.sections[*theirs]))
      changes.push_back(
          {shown(source.sections[*theirs]), line, first_line(source.sections[*theirs])});
  }
  if (is_new(now.notes))
    changes.push_back({"the footnotes",
                       translation.footnotes.empty() ? 1 : translation.footnotes[0].line,
                       source.footnotes[0].line});
  return changes;
}

}  // namespace

void report_stale(const Document& document, Diagnostics& diagnostics) {
  if (!document.has(document.source)) return;
  const Variant& source = document.in(document.source);
  const std::string lang(code(source.lang));
  for (const auto& variant : document.variants.values) {
    if (!variant || variant->lang == source.lang || variant->source_revision.empty()) continue;
    std::istringstream stamp(variant->source_revision);
    std::set<std::string> known;
    for (std::string digest; stamp >> digest;) known.insert(digest);
    const std::vector<Change> changes = changes_of(document, *variant, known);
    if (changes.size() <= kFew) {
      for (const Change& change : changes)
        report(diagnostics, Finding::translation_stale, {variant->file, change.line, 1},
               change.what, lang, source.file + ":" + std::to_string(change.source_line),
               variant->file);
      continue;
    }
    std::string all;
    for (const Change& change : changes) all += (all.empty() ? "" : ", ") + change.what;
    report(diagnostics, Finding::translation_stale,
           {variant->file, line_of(*variant, "source_revision"), 1}, all, lang, source.file,
           variant->file);
  }
}

}  // namespace tilmech
