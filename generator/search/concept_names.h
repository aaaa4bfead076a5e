// The names of the glossary's concepts as sequences of stems, and how a text is found to use them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
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

// One language's names. Concepts are numbers in DocumentOrder::concepts.
class ConceptNames {
 public:
  ConceptNames(const std::vector<const Document*>& concepts, Lang lang);

  struct Name {
    std::vector<std::uint32_t> concepts;  // ascending
    bool only_abbreviation = true;        // every name of these stems is written in capitals
  };
  // Stems with a space between them -> the name.
  const std::map<std::string, Name, std::less<>>& names() const { return names_; }
  // The keys of one concept, sorted.
  const std::vector<std::string>& keys_of(std::uint32_t number) const { return keys_[number]; }
  // Keys for readers' words as they are typed: the folded words of names, where they are not stems.
  const std::map<std::string, std::vector<std::uint32_t>>& folded() const { return folded_; }

  // Calls `found` with each concept and each place where a name of it begins; of several names
  // that begin at one place the longest counts.
  void find(std::string_view text, const Analysis& analysis,
            const std::function<void(std::uint32_t)>& found) const;

 private:
  void add(Analyser& analyser, std::string_view name, std::uint32_t number);

  std::map<std::string, Name, std::less<>> names_;
  std::map<std::string, std::vector<std::uint32_t>> folded_;
  std::vector<std::vector<std::string>> keys_;
  // First stem -> the most words of a name that begins with it.
  std::unordered_map<std::string, std::size_t, WordHash, std::equal_to<>> first_;
};

}  // namespace tilmech
