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
inline constexpr std::size_t kLetterCount = 33;

class LetterTree {
 public:
  struct Node {
    std::array<std::uint16_t, kLetterCount> next{};  // 0: none
    std::uint16_t value = 0;                         // 0: no sequence ends here
    friend auto operator<=>(const Node&, const Node&) = default;
  };
  static constexpr std::uint16_t kRoot = 1;

  // Each sequence must be there once, with a value other than 0.
  explicit LetterTree(const std::map<std::string, std::uint16_t>& sequences);

  const Node& operator[](std::uint16_t node) const { return nodes_[node]; }
  std::size_t size() const { return nodes_.size(); }

 private:
  std::vector<Node> nodes_;
};

}  // namespace tilmech
