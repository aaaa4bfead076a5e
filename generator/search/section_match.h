// The words of a query in the text of a section: for nearness, phrases and excerpts.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/rank.h"

namespace tilmech {

// A token of a text and the words it is (bit k: word k of the query; those of runs too).
struct TextToken {
  std::size_t begin = 0, end = 0;  // bytes
  std::uint32_t words = 0;
  bool stop = false;
  std::string stem;
};
using TextTokens = std::vector<TextToken>;

// Finds words in texts of one language.
class TextMatcher {
 public:
  TextMatcher(SearchIndex& index, const LanguageQuery& query, Analysers& analysers);

  TextTokens match(std::string_view text);
  // Of the words that count: two neighbours that stand near each other. See FORMAT.md, "Nearness".
  std::int64_t nearness(const TextTokens& tokens) const;    // in quality points
  std::int64_t near_pairs(const TextTokens& tokens) const;  // how many
  int count_words(const TextTokens& tokens) const;          // different ones
  std::uint32_t all_words() const { return all_; }

  // Whether every phrase of the query stands in one of the sequences.
  bool has_phrases(const std::vector<TextTokens>& sequences) const;

 private:
  struct Name {
    std::vector<std::string> stems;
    std::uint32_t words;
  };
  // 0: not near; 1: near; 2: near and in the order of the query.
  int near(const TextTokens& tokens, std::size_t first, std::size_t second) const;

  const LanguageQuery& query_;
  Analyser& analyser_;
  std::vector<std::set<std::string, std::less<>>> terms_;  // of each word
  std::vector<Name> names_;                                // of the runs' concepts
  std::vector<std::size_t> counted_;                       // words that count
  std::uint32_t all_ = 0;
};

// The sentences of a section's text.
std::vector<std::string_view> sentences_in(std::string_view text);

struct Excerpt {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> found;  // bytes of `text` that match
};
Excerpt make_excerpt(TextMatcher& matcher, std::string_view text);

}  // namespace tilmech
