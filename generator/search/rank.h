// Postings -> documents in order: what FORMAT.md calls "Ranking, in one language", up to the texts.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "search/concept_runs.h"
#include "search/match_words.h"

namespace tilmech {

// A query as one language understands it.
struct LanguageQuery {
  Lang lang = Lang::ru;
  std::vector<MatchedWord> words;
  std::vector<ConceptRun> runs;

  // The run of a word, or nullptr.
  const ConceptRun* run_of(std::size_t word) const;
  // Whether a word is one of the n that a section may have.
  bool counts(std::size_t word) const;
  std::size_t count() const;  // n
};

struct RankedSection {
  std::uint32_t section = 0;
  std::int64_t score = 0;
};

struct RankedDocument {
  std::uint32_t document = 0;
  std::int64_t score = 0;               // of its best section
  std::vector<RankedSection> sections;  // the best first
};

struct RankOptions {
  std::function<bool(std::uint32_t document)> allowed;  // empty: all
  bool complete = false;                                // read the tails too
};

// Drops the matches that say too little beside others. Before rank.
void drop_weak_matches(LanguageQuery& query);

// In descending order of score, then by number.
std::vector<RankedDocument> rank(SearchIndex& index, const LanguageQuery& query,
                                 const RankOptions& options);

}  // namespace tilmech
