// Finding the names of a lexicon in running text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "align/term_lexicon.h"
#include "text/word_book.h"

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
  bool known = false;
  bool begins = false;  // some name begins with one of them
};

// Finds names in texts of one language. Not thread-safe: one a thread.
class TermFinder {
 public:
  // Both outlive the finder.
  TermFinder(const TermLexicon& lexicon, WordBook& book);

  // Reads a text: match_at can be asked then. The text must stay where it is.
  void read(std::string_view text);
  // The same for a text whose words were read into the book before, and stay where they are.
  void read(std::string_view text, std::span<const TextWord> words);
  std::size_t size() const { return tokens_.size(); }
  // The longest name that begins with word `at` of the text.
  std::optional<TermMatch> match_at(std::size_t at) const;

 private:
  WordSteps steps_of(const BookWord& word);
  std::string_view token_text(std::size_t at) const;
  bool in_compound(std::size_t first, std::size_t last) const;
  bool is_aside_at(std::size_t at) const;
  std::size_t next_word(const TermLexicon::Name& name, std::size_t at) const;
  std::optional<std::uint32_t> best_name(const TermLexicon::Node& node, std::size_t at) const;
  std::size_t same_letters(const TermLexicon::Name& name, std::size_t at) const;
  bool fits(const TermLexicon::Name& name, std::size_t at) const;

  const TermLexicon& lexicon_;
  WordReader reader_;
  Analyser analyser_;
  std::vector<WordSteps> steps_;  // by the words' numbers
  std::string_view text_;
  std::span<const TextWord> tokens_;
  std::vector<WordSteps> words_;  // of each token
};

}  // namespace tilmech
