// Words of a query that together name a concept of the glossary, in any language and form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/match_words.h"

namespace tilmech {

// The words [first, last) and the concepts that they name.
struct ConceptRun {
  std::size_t first = 0, last = 0;
  std::vector<std::uint32_t> concepts;  // ascending
};

// Runs that do not overlap, from the left; the longest were taken first.
std::vector<ConceptRun> concept_runs(SearchIndex& index, Analysers& analysers,
                                     const std::vector<MatchedWord>& words);

}  // namespace tilmech
