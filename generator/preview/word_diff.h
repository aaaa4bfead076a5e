// What became of a text, word by word: for readers who want to see what changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

enum class WordChange { same, removed, added };

// Words that follow each other, with one space between them.
struct WordRun {
  WordChange change = WordChange::same;
  std::string words;
  bool operator==(const WordRun&) const = default;
};

// The shortest way from one text to the other in whole words (longest common subsequence); removed
// words stand before those that took their place. Texts too long for that are exchanged whole.
std::vector<WordRun> diff_words(std::string_view before, std::string_view after);

// How much of two texts is the same words in any order, from 0 to 1.
double shared_words(std::string_view left, std::string_view right);

}  // namespace tilmech
