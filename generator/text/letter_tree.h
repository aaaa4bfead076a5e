// A set of letter sequences with a number each, as a minimal automaton: small enough to stay in the
// processor's nearest cache, one step a letter.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace tilmech {

// Letters are numbers from 1 to 32 (а = 1 ... я = 32).
using Letter = std::uint8_t;
inline constexpr std::size_t kLetterCount = 32;

class LetterTree {
 public:
  static constexpr std::uint16_t kRoot = 1;

  // Each sequence must be there once, with a value other than 0.
  explicit LetterTree(const std::map<std::string, std::uint16_t>& sequences);

  // The node that `letter` leads to; 0: none.
  std::uint16_t next(std::uint16_t node, Letter letter) const { return next_[node][letter - 1u]; }
  // The value of the sequence that ends at the node; 0: none ends there.
  std::uint16_t value(std::uint16_t node) const { return values_[node]; }
  std::size_t size() const { return next_.size(); }

 private:
  using Steps = std::array<std::uint16_t, kLetterCount>;

  std::vector<Steps> next_;
  std::vector<std::uint16_t> values_;
};

}  // namespace tilmech
