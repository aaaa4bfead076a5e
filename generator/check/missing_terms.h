// Missing and extra terms of all documents, and which of them are reported.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "check/row_terms.h"
#include "model/diagnostic.h"

namespace tilmech {

// The missing terms of all documents. A concept that a language renders otherwise more often than
// not is a word of everyday language there, or the glossary is at fault: only its first place is
// reported, and none where the source's word is a single one. Where a concept that the source lacks
// stands in its place, it is always reported.
class MissingTerms {
 public:
  MissingTerms() = default;
  // By document, in order.
  explicit MissingTerms(std::vector<TermTally> tallies);

  // Takes the tally of a document that was read anew. Returns the documents, this one left out, of
  // which now other findings are reported than before.
  std::vector<std::size_t> replace(std::size_t document, TermTally fresh);

  // The findings of one document.
  void report(std::size_t document, Diagnostics& diagnostics) const;

 private:
  void count(const TermTally& tally, int sign);
  bool is_reported(const TermTally::Missing& one,
                   std::set<std::pair<std::uint32_t, Lang>>& once) const;
  // By document, which of its missing terms are reported, then which of its lonely ones.
  std::vector<std::vector<std::uint32_t>> chosen() const;

  std::vector<TermTally> tallies_;
  ConceptCounts rendered_, missing_, named_, foreign_;
  std::vector<std::vector<std::uint32_t>> chosen_;
};

}  // namespace tilmech
