// Concepts of the glossary in a passage and its counterpart: are they named there, and no others?
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/passage.h"
#include "model/diagnostic.h"

namespace tilmech {

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
  // A concept that a translation names and of which nothing in the source's row reminds.
  struct Extra {
    std::uint32_t concept_id = 0;
    Lang lang = Lang::ru;
    bool is_of_words = false;  // of several: no word of it stands in the row
    Diagnostics found;         // one
  };
  ConceptCounts rendered;
  ConceptCounts named;    // by translations, however often
  ConceptCounts foreign;  // those of which the source has none
  std::vector<Missing> missing;
  std::vector<Extra> extra;
};

// Abbreviations that a text gives to concepts itself, as "State Prison Service (SPS)" does: by
// concept, folded.
using IntroducedNames = std::map<std::uint32_t, std::set<std::string, std::less<>>>;

// Adds those of a passage.
void note_introduced(const Passage& passage, IntroducedNames& introduced);

// What else of the translation may name a concept.
struct TermContext {
  // To which it may refer by a pronoun: the heading and the row before.
  const std::vector<const Passage*>& before;
  const IntroducedNames& introduced;
};

// Counts the concepts that the source passage names, and notes those that the translation names by
// none of the names the glossary or the text has for them in that language, and those that only
// the translation names.
void find_missing_terms(const Passage& source, const Passage& translation,
                        const TermContext& context, const GlossaryNames& names, TermTally& tally);

// Drops the extra terms of a document of which its source reminds somewhere: to name with one word
// what the source says elsewhere is a translator's freedom.
void drop_extra_terms(TermTally& tally, const std::function<bool(std::uint32_t)>& reminds);

}  // namespace tilmech
