// All names of all concepts in one language, ready to be found in texts: a trie whose steps are
// stems, so that every inflected form of a term of several words is found in one walk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/site.h"
#include "text/analyser.h"
#include "text/segments.h"
#include "text/tokens.h"

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
};

// The names that the public documents of the glossary have in `lang`.
TermLexicon make_term_lexicon(const Site& site, Lang lang);

// A name found in a text.
struct TermMatch {
  std::uint32_t name;        // in TermLexicon::names
  std::uint32_t begin, end;  // bytes of the text
  std::size_t tokens;        // how many words it takes up
};

// Finds names in texts of one language. Not thread-safe: one a thread. Keeps what it learnt about
// each word, up to a bound.
class TermFinder {
 public:
  explicit TermFinder(const TermLexicon& lexicon);

  // Reads a text: match_at can be asked then. The text must stay where it is.
  void read(std::string_view text);
  std::size_t size() const { return tokens_.size(); }
  // The longest name that begins with word `at` of the text.
  std::optional<TermMatch> match_at(std::size_t at) const;

 private:
  // What a word's letters can mean as steps.
  struct Word {
    StepId stem = kNoStep;
    StepId exact = kNoStep;
  };

  Word word_of(const RawToken& token);
  std::string_view token_text(std::size_t at) const;
  bool in_compound(std::size_t first, std::size_t last) const;
  std::optional<std::uint32_t> best_name(const TermLexicon::Node& node, std::size_t at) const;
  std::size_t same_letters(const TermLexicon::Name& name, std::size_t at) const;
  bool fits(const TermLexicon::Name& name, std::size_t at) const;

  const TermLexicon& lexicon_;
  Analyser analyser_;
  std::string_view text_;
  std::vector<Segment> segments_;
  std::vector<RawToken> tokens_;
  std::vector<Word> words_;  // of each token
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> known_;
};

}  // namespace tilmech
