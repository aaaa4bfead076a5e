// Concepts of the glossary in a passage and its counterpart: are they named there, and do words of
// opposite sense stand where they should?
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "check/difference.h"

namespace tilmech {

// Where the translation says "unlawful" and the source "lawful", by the antonyms of the glossary.
Differences compare_polarity(const Passage& source, const Passage& translation,
                             const GlossaryNames& names);

// How often translations render each concept, and where they seem not to.
using ConceptCounts = std::map<std::pair<std::uint32_t, Lang>, int>;
struct TermTally {
  struct Missing {
    std::uint32_t concept_id = 0;
    Lang lang = Lang::ru;
    bool one_word = false;                 // the source names it by one word, no abbreviation
    bool is_there = false;                 // in the passage, but less often than in the source
    std::optional<std::uint32_t> instead;  // a concept that stands in its place
    Diagnostics found;                     // one
  };
  // A term of several words that a translation has and of which the source has no word.
  struct Lonely {
    std::uint32_t concept_id = 0;
    Lang lang = Lang::ru;
    Diagnostics found;  // one, in the source
  };
  ConceptCounts rendered;
  ConceptCounts named;    // by translations, however often
  ConceptCounts foreign;  // those of which the source has none
  std::vector<Missing> missing;
  std::vector<Lonely> lonely;
};

// Counts the concepts that the source passage names, and notes those that the translation names by
// none of the names the glossary has for them in that language. `before` are passages of the
// translation to which it may refer by a pronoun: the heading and the row before.
void find_missing_terms(const Passage& source, const Passage& translation,
                        const std::vector<const Passage*>& before, const GlossaryNames& names,
                        TermTally& tally);

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
