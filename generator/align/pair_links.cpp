#include "align/pair_links.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "align/cognate.h"

namespace tilmech {
namespace {

constexpr double kLeastLikeness = .55;
constexpr std::uint32_t kManyWords = 64;  // words with one start that are compared with each other

bool is_word(const Evidence& evidence) {
  return evidence.word != nullptr;
}

// Lists of numbers by key: a table with open addressing, since one is made for each pair of texts.
// Key 0 is not used.
class EvidenceTable {
 public:
  // At most `most` numbers, all below it.
  explicit EvidenceTable(std::size_t most)
      : slots_(std::bit_ceil(2 * most + 2)), next_(most, kNone) {}

  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct List {
    std::uint64_t key = 0;
    std::uint32_t first = kNone;
    std::uint32_t size = 0;
  };

  void add(std::uint64_t key, std::uint32_t number) {
    List& list = slots_[place_of(key)];
    list.key = key;
    next_[number] = list.first;
    list.first = number;
    ++list.size;
  }

  const List& find(std::uint64_t key) const { return slots_[place_of(key)]; }
  std::uint32_t next(std::uint32_t number) const { return next_[number]; }

 private:
  // Where the key stands, or would.
  std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key * 0x9E3779B97F4A7C15u) >> 32 & mask;
    while (slots_[at].size > 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  std::vector<List> slots_;
  std::vector<std::uint32_t> next_;  // by number: the next of its list
};

void link_equal(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                std::vector<Link>& links) {
  // A name may be a common word in the other language.
  const auto key = [](const Evidence& evidence) {
    const EvidenceKind kind = is_word(evidence) ? EvidenceKind::word : evidence.kind;
    return (std::uint64_t{evidence.symbol} + 1) << 3 | static_cast<std::uint64_t>(kind);
  };
  EvidenceTable known(right.evidence.size());
  // The one added last is found, so the first in the text.
  for (auto i = static_cast<std::uint32_t>(right.evidence.size()); i-- > 0;)
    known.add(key(right.evidence[i]), i);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i) {
    const std::uint32_t same = known.find(key(left.evidence[i])).first;
    if (same == EvidenceTable::kNone) continue;
    double reliability = weights.cognate;
    if (left.evidence[i].kind == EvidenceKind::number) reliability = weights.number;
    if (left.evidence[i].kind == EvidenceKind::name) reliability = weights.name;
    if (left.evidence[i].kind == EvidenceKind::term) reliability = weights.term;
    if (left.evidence[i].kind == EvidenceKind::mark) reliability = weights.mark;
    links.push_back({i, same, static_cast<float>(reliability)});
  }
}

void link_meanings(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                   std::vector<Link>& links) {
  struct Meant {
    ConceptId key = 0;
    std::uint32_t id = 0;
  };
  std::vector<Meant> meant;
  for (std::uint32_t i = 0; i < right.evidence.size(); ++i)
    if (is_word(right.evidence[i]))
      for (const ConceptId id : right.evidence[i].word->concepts) meant.push_back({id, i});
  std::ranges::sort(meant, {}, &Meant::key);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i)
    if (is_word(left.evidence[i]))
      for (const ConceptId id : left.evidence[i].word->concepts)
        for (const auto& other : std::ranges::equal_range(meant, id, {}, &Meant::key))
          links.push_back({i, other.id, static_cast<float>(weights.word)});
}

void link_cognates(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                   std::vector<Link>& links) {
  const auto start_of = [](const Evidence& evidence) {
    return is_word(evidence) ? evidence.word->start : 0;
  };
  EvidenceTable starts(right.evidence.size());
  for (std::uint32_t i = 0; i < right.evidence.size(); ++i)
    if (const std::uint32_t start = start_of(right.evidence[i])) starts.add(start, i);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i) {
    const std::uint32_t start = start_of(left.evidence[i]);
    if (start == 0) continue;
    const EvidenceTable::List& same = starts.find(start);
    if (same.size > kManyWords) continue;
    const std::string& skeleton = left.evidence[i].word->skeleton;
    for (std::uint32_t other = same.first; other != EvidenceTable::kNone;
         other = starts.next(other))
      if (likeness(skeleton, right.evidence[other].word->skeleton) >= kLeastLikeness)
        links.push_back({i, other, static_cast<float>(weights.cognate)});
  }
}

// The links in order of their left side.
std::vector<Link> in_order_of_left(std::span<const Link> links, std::size_t evidence) {
  std::vector<std::uint32_t> next(evidence + 1, 0);
  for (const Link& link : links) ++next[link.left + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<Link> sorted(links.size());
  for (const Link& link : links) sorted[next[link.left]++] = link;
  return sorted;
}

}  // namespace

std::vector<Link> find_links(const TextSide& left, const TextSide& right,
                             const AlignmentWeights& weights) {
  std::vector<Link> links;
  link_equal(left, right, weights, links);
  link_meanings(left, right, weights, links);
  link_cognates(left, right, weights, links);
  return links;
}

Hits find_hits(std::span<const Link> links, const TextSide& side, const TextSide& other,
               const AlignmentWeights& weights) {
  const std::vector<Link> sorted = in_order_of_left(links, side.evidence.size());
  Hits hits;
  hits.starts.reserve(side.evidence.size() + 1);
  hits.reliability.assign(side.evidence.size(), 0);
  auto link = sorted.begin();
  for (std::uint32_t id = 0; id < side.evidence.size(); ++id) {
    const std::size_t start = hits.pieces.size();
    hits.starts.push_back(static_cast<std::uint32_t>(start));
    // A number without counterpart speaks against every stretch of the other language.
    float& reliability = hits.reliability[id];
    if (side.evidence[id].kind == EvidenceKind::number)
      reliability = static_cast<float>(weights.number);
    const auto first = link;
    for (; link != sorted.end() && link->left == id; ++link) {
      reliability = std::max(reliability, link->reliability);
      const auto found = other.places_of(link->right);
      hits.pieces.insert(hits.pieces.end(), found.begin(), found.end());
    }
    if (link - first < 2) continue;
    const auto begin = hits.pieces.begin() + static_cast<std::ptrdiff_t>(start);
    std::sort(begin, hits.pieces.end());
    hits.pieces.erase(std::unique(begin, hits.pieces.end()), hits.pieces.end());
  }
  hits.starts.push_back(static_cast<std::uint32_t>(hits.pieces.size()));
  return hits;
}

}  // namespace tilmech
