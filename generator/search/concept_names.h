// The names of the glossary's concepts as sequences of stems, and how a text is found to use them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.h"
#include "text/analyser.h"
#include "text/word_hash.h"

namespace tilmech {

// How many words a name may have to be found.
inline constexpr std::size_t kMostNameWords = 6;

// A word of a text that may belong to a name.
struct NameWord {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::uint32_t stem = 0;            // ConceptNames::stem_number, not 0
  std::uint32_t place = 0;           // how many tokens of the text are before it
  TokenKind kind = TokenKind::word;
};

// One language's names. Concepts are numbers in DocumentOrder::concepts.
class ConceptNames {
 public:
  ConceptNames(const std::vector<const Document*>& concepts, Lang lang);

  // The keys of one concept, sorted: the stems of each name with a space between them.
  const std::vector<std::string>& keys_of(std::uint32_t number) const { return keys_[number]; }
  // Keys for readers' words as they are typed: stems, and the folded words of names, where they are
  // not stems.
  const std::map<std::string, std::vector<std::uint32_t>>& folded() const { return folded_; }

  // A stem that a name has, as a number; 0 for others.
  std::uint32_t stem_number(std::string_view stem) const;

  // `words`: those of the text that have a stem number, in order.
  // Calls `found` with each concept and each place where a name of it begins; of several names
  // that begin at one place the longest counts.
  template <class Found>
  void find(std::string_view text, std::span<const NameWord> words, const Found& found) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Node* name = longest_at(text, words.subspan(i));
      if (name == nullptr) continue;
      for (const std::uint32_t number : name->concepts) found(number);
    }
  }

 private:
  // The stems from the first on; a name, if it has concepts.
  struct Node {
    std::vector<std::uint32_t> concepts;  // ascending
    bool only_abbreviation = true;        // every name of these stems is written in capitals
  };

  void add(Analyser& analyser, std::string_view name, std::uint32_t number);
  // Where the stem numbered `stem` leads from `node`; 0: nowhere.
  std::uint32_t child(std::uint32_t node, std::uint32_t stem) const;
  const Node* longest_at(std::string_view text, std::span<const NameWord> words) const;

  std::map<std::string, std::vector<std::uint32_t>> folded_;
  std::vector<std::vector<std::string>> keys_;
  std::unordered_map<std::string, std::uint32_t, WordHash, std::equal_to<>> stems_;
  std::vector<Node> nodes_ = {Node()};                         // the first: before any stem
  std::unordered_map<std::uint64_t, std::uint32_t> children_;  // (node, stem) -> node
};

}  // namespace tilmech
