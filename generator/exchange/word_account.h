// The promise of every import, counted: each word of the source is in what was made of it, or in
// the list of what was left out.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

struct WordBalance {
  std::size_t source = 0;
  std::size_t kept = 0;           // of the source's words, those in the result
  std::size_t listed = 0;         // those that are only in the list
  std::vector<std::string> lost;  // those in neither, folded; a word as often as it is lost

  friend bool operator==(const WordBalance&, const WordBalance&) = default;
};

// Words are the segments of text/segments, folded; how often each stands there counts, its place
// does not.
class WordAccount {
 public:
  void add_source(std::string_view text);
  void add_kept(std::string_view text);
  void add_listed(std::string_view text, int times = 1);

  WordBalance balance() const;

 private:
  struct Counts {
    std::size_t source = 0, kept = 0, listed = 0;
  };
  void add(std::string_view text, std::size_t Counts::*count, std::size_t times);

  std::map<std::string, Counts> words_;
};

// Those of `passages` that hold the lost words, each passage once, in order, until every word is
// found.
std::vector<std::string> passages_with(const std::vector<std::string>& passages,
                                       const std::vector<std::string>& lost);

}  // namespace tilmech
