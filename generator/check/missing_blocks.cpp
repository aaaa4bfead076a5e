#include "check/missing_blocks.h"

#include <algorithm>
#include <string>

#include "check/excerpt.h"

namespace tilmech {
namespace {

std::string kind_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::item:
      return "list item";
    case BlockKind::table:
      return "table";
    case BlockKind::quotation:
      return "quotation";
    case BlockKind::code:
      return "code block";
    default:
      return "paragraph";
  }
}

const std::string& text_of(const Block& block) {
  if (!block.text.text.empty() || block.children.empty()) return block.text.text;
  return text_of(block.children.front());
}

class SectionGaps {
 public:
  SectionGaps(const Document& document, Lang lang, const SectionRow& section,
              const PlacesOfSection& places, Diagnostics& diagnostics)
      : source_(document.in(document.source)),
        translation_(document.in(lang)),
        section_(section),
        places_(places),
        diagnostics_(diagnostics) {}

  void write() {
    for (const Row& row : section_.rows) {
      const bool theirs = !row.blocks[source_.lang].empty();
      const bool ours = !row.blocks[translation_.lang].empty();
      if (theirs && !ours) {
        close(extra_, Finding::block_extra, translation_, source_);
        add(missing_, row, source_);
      } else if (ours && !theirs) {
        close(missing_, Finding::block_missing, source_, translation_);
        add(extra_, row, translation_);
      } else if (ours) {
        close_both();
      }
      if (theirs) line_before_[source_.lang] = last_line(row, source_.lang);
      if (ours) line_before_[translation_.lang] = last_line(row, translation_.lang);
    }
    close_both();
  }

 private:
  struct Gap {
    std::vector<const Block*> blocks;
    int other_line = 0;  // after which they would stand
  };

  int last_line(const Row& row, Lang lang) const {
    return places_[lang][row.blocks[lang].back()]->last_line;
  }

  int line_before(Lang lang) const {
    if (line_before_[lang] > 0) return line_before_[lang];
    const Variant& variant = lang == source_.lang ? source_ : translation_;
    return std::max(variant.sections[*section_.sections[lang]].line, 1);
  }

  void add(Gap& gap, const Row& row, const Variant& variant) {
    const Lang other = &variant == &source_ ? translation_.lang : source_.lang;
    if (gap.blocks.empty()) gap.other_line = line_before(other);
    for (const std::uint32_t place : row.blocks[variant.lang])
      gap.blocks.push_back(places_[variant.lang][place]);
  }

  void close_both() {
    close(missing_, Finding::block_missing, source_, translation_);
    close(extra_, Finding::block_extra, translation_, source_);
  }

  void close(Gap& gap, Finding finding, const Variant& here, const Variant& other) {
    if (gap.blocks.empty()) return;
    const Block& first = *gap.blocks.front();
    const bool several = gap.blocks.size() > 1;
    const std::string what = several ? "the " + std::to_string(gap.blocks.size()) + " blocks from"
                                     : "the " + kind_of(first);
    const std::string lang(code(other.lang));
    const std::string verb = several ? "are " : "is ";
    report(diagnostics_, finding, {here.file, first.first_line, 0}, first_words(text_of(first)),
           what,
           verb + (finding == Finding::block_missing ? "missing in " + lang
                                                     : "not in " + lang + ", the source"),
           lang, other.file + ":" + std::to_string(gap.other_line));
    gap.blocks.clear();
  }

  const Variant& source_;
  const Variant& translation_;
  const SectionRow& section_;
  const PlacesOfSection& places_;
  Diagnostics& diagnostics_;
  Gap missing_, extra_;
  PerLang<int> line_before_;
};

}  // namespace

void report_missing_blocks(const Document& document, const SectionRow& section,
                           const PlacesOfSection& places, Diagnostics& diagnostics) {
  if (!section.sections[document.source]) return;
  for (const Lang lang : kAllLangs)
    if (lang != document.source && document.has(lang) && section.sections[lang])
      SectionGaps(document, lang, section, places, diagnostics).write();
}

void report_other_structure(const Document& document, const SectionRow& section,
                            const PlacesOfSection& places, Diagnostics& diagnostics) {
  const Variant& source = document.in(document.source);
  for (const Lang lang : kAllLangs) {
    if (lang == source.lang || !document.has(lang)) continue;
    std::string before;
    for (const Row& row : section.rows) {
      if (row.blocks[source.lang].empty() || row.blocks[lang].empty()) continue;
      const Block& theirs = *places[source.lang][row.blocks[source.lang].front()];
      const Block& ours = *places[lang][row.blocks[lang].front()];
      const std::string change =
          theirs.kind == ours.kind ? "" : kind_of(theirs) + " " + kind_of(ours);
      if (!change.empty() && change != before)
        report(diagnostics, Finding::structure_differs,
               {document.in(lang).file, ours.first_line, 0}, first_words(text_of(ours)),
               kind_of(ours), kind_of(theirs), std::string(code(source.lang)),
               source.file + ":" + std::to_string(theirs.first_line));
      before = change;
    }
  }
}

}  // namespace tilmech
