// All names of all concepts in one language, ready to be found in texts: a trie whose steps are
// stems, so that every inflected form of a term of several words is found in one walk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/site.h"

namespace tilmech {

enum class NameKind : std::uint8_t { preferred, abbreviation, variant, deprecated };

// A name of a concept. A concept whose status is `deprecated` has only deprecated names.
struct TermName {
  std::uint32_t concept_index;  // in TermLexicon::concepts
  NameKind kind;
  std::string text;
};

// A step of the trie: a stem, the exact letters of an abbreviation, or a sign between two words.
using StepId = std::uint32_t;
inline constexpr StepId kNoStep = 0;

struct TermLexicon {
  struct Step {
    bool exact = false;          // an abbreviation: letter by letter
    bool sign = false;           // a sign, not a word
    bool capital = false;        // the word must begin with a capital letter
    bool short_stem = false;     // too short to tell words apart
    std::string_view word = {};  // as the glossary writes it; part of TermName::text
  };
  struct Name {
    TermName name;
    std::vector<Step> steps;
  };
  struct Node {
    std::vector<std::pair<StepId, std::uint32_t>> next;  // sorted
    std::vector<std::uint32_t> names;                    // of those that end here
  };

  Lang lang = Lang::ky;
  std::vector<const Document*> concepts;
  std::vector<Name> names;
  std::vector<Node> nodes;  // [0] is the root
  std::unordered_map<std::string, StepId> steps;

  // The number of a step, or kNoStep when no name has it.
  StepId step(const std::string& symbol) const {
    const auto found = steps.find(symbol);
    return found == steps.end() ? kNoStep : found->second;
  }
  // The node that `step` leads to from `node`; 0 when there is none.
  std::uint32_t child(std::uint32_t node, StepId step) const;
};

// The names that the public documents of the glossary have in `lang`.
TermLexicon make_term_lexicon(const Site& site, Lang lang);

}  // namespace tilmech
