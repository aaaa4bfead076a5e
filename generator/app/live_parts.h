// What is known of a site beyond its documents, kept so that one document can be read again among
// all the others in the time of one.
#pragma once

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "align/document_alignment.h"
#include "align/terms.h"
#include "check/check_documents.h"
#include "model/site.h"

namespace tilmech {

struct LiveParts {
  // The site has passed 1 and 2, and outlives this.
  explicit LiveParts(const Site& site);

  const Vocabulary vocabulary;
  const AlignmentWeights weights;
  WordBooks books;
  DocumentAligner aligner;
  const TermMarker marker;
  const DocumentCheck check;
  MissingTerms missing;                      // once everything is checked
  std::vector<std::set<std::string>> links;  // by document: to places in which others

  // Until everything is checked: which documents are not, and by document what the checks gave.
  std::set<std::size_t> unchecked;
  std::vector<TermTally> terms;
  std::vector<Diagnostics> found;
};

// The findings about one file, of a sorted list.
inline auto findings_about(const Diagnostics& all, const std::string& file) {
  return std::ranges::equal_range(
      all, file, {}, [](const Diagnostic& one) -> const std::string& { return one.place.file; });
}

Diagnostics errors_of(const Diagnostics& findings);

// Puts the findings about one file in the place of those that were there before, of which those
// that `keeps` takes stay. Both lists are sorted.
template <class Keeps>
void replace_findings(Diagnostics& all, const std::string& file, Keeps keeps, Diagnostics fresh) {
  const auto [first, last] = findings_about(all, file);
  std::copy_if(first, last, std::back_inserter(fresh), keeps);
  sort_diagnostics(fresh);
  const auto at = all.erase(first, last);
  all.insert(at, std::move_iterator(fresh.begin()), std::move_iterator(fresh.end()));
}

}  // namespace tilmech
