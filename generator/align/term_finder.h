// Finding the names of a lexicon in running text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "align/term_lexicon.h"
#include "text/analyser.h"
#include "text/segments.h"
#include "text/tokens.h"

namespace tilmech {

// A name found in a text.
struct TermMatch {
  std::uint32_t name;        // in TermLexicon::names
  std::uint32_t begin, end;  // bytes of the text
  std::size_t tokens;        // how many words it takes up
};

// What the letters of a word can mean as steps of the trie.
struct WordSteps {
  StepId stem = kNoStep;
  StepId exact = kNoStep;
  bool begins = false;  // some name begins with one of them
};

// What was found out about words that were met before. Its size never changes: of two words with
// one place the later stays.
class KnownWords {
 public:
  KnownWords() : slots_(kSlots) {}

  // Null when nothing is known. Valid until the next call of `keep`.
  const WordSteps* find(std::string_view word) const;
  void keep(std::string_view word, const WordSteps& steps);

 private:
  static constexpr std::size_t kSlots = 1U << 14, kLongest = 47;
  // As large as what a processor reads at once.
  struct Slot {
    WordSteps steps;
    std::uint8_t size = 0;
    std::array<char, kLongest> letters;
  };

  static std::size_t place_of(std::string_view word);

  std::vector<Slot> slots_;
};

// Finds names in texts of one language. Not thread-safe: one a thread.
class TermFinder {
 public:
  explicit TermFinder(const TermLexicon& lexicon);

  // Reads a text: match_at can be asked then. The text must stay where it is.
  void read(std::string_view text);
  std::size_t size() const { return tokens_.size(); }
  // The longest name that begins with word `at` of the text.
  std::optional<TermMatch> match_at(std::size_t at) const;

 private:
  WordSteps steps_of(const RawToken& token);
  std::string_view token_text(std::size_t at) const;
  bool in_compound(std::size_t first, std::size_t last) const;
  bool is_aside(std::size_t at) const;
  std::size_t next_word(const TermLexicon::Name& name, std::size_t at) const;
  std::optional<std::uint32_t> best_name(const TermLexicon::Node& node, std::size_t at) const;
  std::size_t same_letters(const TermLexicon::Name& name, std::size_t at) const;
  bool fits(const TermLexicon::Name& name, std::size_t at) const;

  const TermLexicon& lexicon_;
  Analyser analyser_;
  std::string_view text_;
  std::vector<Segment> segments_;
  std::vector<RawToken> tokens_;
  std::vector<WordSteps> words_;  // of each token
  KnownWords known_;
};

}  // namespace tilmech
