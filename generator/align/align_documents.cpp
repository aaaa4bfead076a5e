#include "align/align_documents.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "align/addresses.h"
#include "align/document_alignment.h"

namespace tilmech {
namespace {

// A heading as messages name it: its number, or its first words.
std::string shown(const Section& section) {
  if (!section.number.empty()) return section.number;
  if (!section.name.empty()) return "#" + section.name;
  return "\"" + section.title.text + "\"";
}

// Reports what a translation's sections lack or have more than the source's.
class SectionReport {
 public:
  SectionReport(const Document& document, Lang lang, Diagnostics& diagnostics)
      : source_(document.in(document.source)),
        translation_(document.in(lang)),
        rows_(document.alignment.sections),
        diagnostics_(diagnostics) {}

  void write() const {
    int line = 1;            // in the translation, of the section before
    std::uint32_t next = 0;  // the first section of the translation that stands in order
    for (const SectionRow& row : rows_) {
      const auto theirs = row.sections[source_.lang];
      const auto ours = row.sections[translation_.lang];
      if (theirs && ours) {
        pair(source_.sections[*theirs], translation_.sections[*ours], *ours < next);
        next = std::max(next, *ours);
      } else if (theirs) {
        missing(source_.sections[*theirs], line);
      } else if (ours) {
        extra(translation_.sections[*ours]);
      }
      if (ours) line = std::max(translation_.sections[*ours].line, 1);
    }
  }

 private:
  void pair(const Section& theirs, const Section& ours, bool moved) const {
    const std::string there = source_.file + ":" + std::to_string(theirs.line);
    const Place place{translation_.file, ours.line, 1};
    if (moved) report(diagnostics_, Finding::section_out_of_order, place, shown(ours), there);
    if (theirs.number != ours.number && theirs.name.empty())
      report(diagnostics_, Finding::section_number_differs, place,
             ours.number.empty() ? "no number" : "the number " + ours.number,
             theirs.number.empty() ? "none" : theirs.number, std::string(code(source_.lang)),
             there);
  }

  void missing(const Section& theirs, int line) const {
    const int their_line = theirs.level > 0         ? theirs.line
                           : !theirs.blocks.empty() ? theirs.blocks[0].first_line
                                                    : 1;
    report(diagnostics_, Finding::section_missing, {translation_.file, line, 1},
           theirs.level == 0 ? "the text before the first heading" : "the section " + shown(theirs),
           std::string(code(source_.lang)), source_.file + ":" + std::to_string(their_line));
  }

  void extra(const Section& ours) const {
    const int line = ours.level > 0        ? ours.line
                     : ours.blocks.empty() ? 1
                                           : ours.blocks[0].first_line;
    report(diagnostics_, Finding::section_extra, {translation_.file, line, 1},
           ours.level == 0 ? "the text before the first heading" : "the section " + shown(ours),
           std::string(code(source_.lang)));
  }

  const Variant& source_;
  const Variant& translation_;
  const std::vector<SectionRow>& rows_;
  Diagnostics& diagnostics_;
};

}  // namespace

void align_document(Document& document, DocumentAligner& aligner, Diagnostics& diagnostics,
                    const DocumentWords* words) {
  for (auto& variant : document.variants.values)
    if (variant) number_sections(*variant, diagnostics);
  document.alignment = aligner.align(document, words);
  if (document.has(document.source))
    for (const Lang lang : kAllLangs)
      if (lang != document.source && document.has(lang))
        SectionReport(document, lang, diagnostics).write();
  address_sections(document, diagnostics);
}

void align_documents(Site& site, SiteWords& words, Diagnostics& diagnostics) {
  const Vocabulary vocabulary(site.documents);
  const AlignmentWeights weights;
  tbb::enumerable_thread_specific<DocumentAligner> aligners(
      [&] { return DocumentAligner(vocabulary, weights, words.books); });
  std::vector<Diagnostics> found(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(), [&](std::size_t i) {
    align_document(site.documents[i], aligners.local(), found[i], &words.documents[i]);
  });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
}

void align_documents(Site& site, Diagnostics& diagnostics) {
  SiteWords words(site.documents);
  align_documents(site, words, diagnostics);
}

}  // namespace tilmech
