// The words of texts as numbers. A text is mostly words that were met before: each is looked up as
// it is written, and folded and stemmed only the first time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/concept_names.h"
#include "text/analyser.h"
#include "text/tokens.h"

namespace tilmech {

// What stands between the stem and the spelling of a term's key.
inline constexpr char kKeySeparator = '\x01';

// Numbers for keys. Open addressing, because this is asked for by the million.
class KeyNumbers {
 public:
  KeyNumbers();

  std::uint32_t of(std::string_view key);
  // By number.
  std::vector<std::string>& keys() { return keys_; }

 private:
  void grow();

  std::vector<std::uint32_t> slots_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::string> keys_;
};

struct IndexWord {
  std::uint32_t term = 0;  // number of its stem and spelling; kNoTerm: of no term
  std::uint32_t stem = 0;  // ConceptNames::stem_number
};
inline constexpr std::uint32_t kNoTerm = UINT32_MAX;

// For one thread and one language; it knows all words that it was asked for.
class IndexWords {
 public:
  IndexWords(Lang lang, const ConceptNames& names);

  IndexWord of(std::string_view text, const RawToken& token);
  // The term that stands for a concept.
  std::uint32_t term_of_concept(std::uint32_t number);
  // By term: stem, separator, spelling.
  std::vector<std::string>& terms() { return terms_.keys(); }

 private:
  // A word as it is written. Whether capitals are an abbreviation depends on the line they stand
  // in, so the kind belongs to it.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t letters_at = 0;
    std::uint32_t size = 0;    // bytes; 0: empty
    std::uint32_t ending = 0;  // bytes before it
    TokenKind kind = TokenKind::word;
    IndexWord word;
  };

  IndexWord analyse(std::string_view text, const RawToken& token);
  void grow();

  Analyser analyser_;
  const ConceptNames& names_;
  KeyNumbers terms_;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::string letters_;  // of all words
  std::vector<std::uint32_t> concepts_;
  Analysis analysis_;
  std::string key_;
};

}  // namespace tilmech
