// Equal subtrees are shared, so the endings that follow each other in many orders cost little.
#include "text/letter_tree.h"

#include <cassert>

namespace tilmech {
namespace {

using Sequences = std::map<std::string, std::uint16_t>;

struct Node {
  std::array<std::uint16_t, kLetterCount> next{};
  std::uint16_t value = 0;
  friend auto operator<=>(const Node&, const Node&) = default;
};

// Builds subtrees bottom-up; a subtree that exists already is used again.
struct Builder {
  std::vector<Node> nodes{{}};  // node 0 is "none"
  std::map<Node, std::uint16_t> known;

  // The subtree of the sequences [begin, end), which agree in their first `depth` letters.
  Node build(Sequences::const_iterator begin, Sequences::const_iterator end, std::size_t depth) {
    Node node;
    if (begin != end && begin->first.size() == depth) node.value = (begin++)->second;
    while (begin != end) {
      const char letter = begin->first[depth];
      auto last = begin;
      while (last != end && last->first[depth] == letter) ++last;
      node.next[static_cast<Letter>(letter) - 1u] = share(build(begin, last, depth + 1));
      begin = last;
    }
    return node;
  }

  std::uint16_t share(const Node& node) {
    const auto [at, added] = known.try_emplace(node, static_cast<std::uint16_t>(nodes.size()));
    if (added) nodes.push_back(node);
    assert(nodes.size() < 0xFFFF);
    return at->second;
  }
};

}  // namespace

LetterTree::LetterTree(const Sequences& sequences) {
  Builder builder;
  builder.nodes.emplace_back();  // kRoot's place
  builder.nodes[LetterTree::kRoot] = builder.build(sequences.begin(), sequences.end(), 0);
  for (const Node& node : builder.nodes) {
    next_.push_back(node.next);
    values_.push_back(node.value);
  }
}

}  // namespace tilmech
