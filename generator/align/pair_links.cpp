#include "align/pair_links.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <string_view>

#include "align/cognate.h"

namespace tilmech {
namespace {

constexpr double kLeastLikeness = .55;
constexpr std::ptrdiff_t kManyWords = 64;  // words with one start that are compared with each other

bool is_word(const Evidence& evidence) {
  return evidence.word != nullptr;
}

// Evidence with a key, sorted by it, to be joined with that of another side.
template <class Key>
struct Keyed {
  Key key{};
  std::uint32_t id = 0;
};

// Numbers for keys, of which the first one stays: a table with open addressing, since one is made
// for each pair of texts.
class EvidenceTable {
 public:
  explicit EvidenceTable(std::size_t most) : slots_(std::bit_ceil(2 * most + 2)) {}

  void add(std::uint64_t key, std::uint32_t number) {
    Slot& slot = slots_[place_of(key)];
    if (!slot.number) slot = {key, number};
  }

  std::optional<std::uint32_t> find(std::uint64_t key) const {
    return slots_[place_of(key)].number;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::optional<std::uint32_t> number;
  };

  // Where the key stands, or would.
  std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key * 0x9E3779B97F4A7C15u) >> 32 & mask;
    while (slots_[at].number && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  std::vector<Slot> slots_;
};

void link_equal(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                std::vector<Link>& links) {
  // A name may be a common word in the other language.
  const auto key = [](const Evidence& evidence) {
    const EvidenceKind kind = is_word(evidence) ? EvidenceKind::word : evidence.kind;
    return std::uint64_t{evidence.symbol} << 3 | static_cast<std::uint64_t>(kind);
  };
  EvidenceTable known(right.evidence.size());
  for (std::uint32_t i = 0; i < right.evidence.size(); ++i) known.add(key(right.evidence[i]), i);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i) {
    const std::optional<std::uint32_t> same = known.find(key(left.evidence[i]));
    if (!same) continue;
    double reliability = weights.cognate;
    if (left.evidence[i].kind == EvidenceKind::number) reliability = weights.number;
    if (left.evidence[i].kind == EvidenceKind::name) reliability = weights.name;
    if (left.evidence[i].kind == EvidenceKind::term) reliability = weights.term;
    if (left.evidence[i].kind == EvidenceKind::mark) reliability = weights.mark;
    links.push_back({i, *same, static_cast<float>(reliability)});
  }
}

void link_meanings(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                   std::vector<Link>& links) {
  std::vector<Keyed<ConceptId>> meant;
  for (std::uint32_t i = 0; i < right.evidence.size(); ++i)
    if (is_word(right.evidence[i]))
      for (const ConceptId id : right.evidence[i].word->concepts) meant.push_back({id, i});
  std::ranges::sort(meant, {}, &Keyed<ConceptId>::key);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i)
    if (is_word(left.evidence[i]))
      for (const ConceptId id : left.evidence[i].word->concepts)
        for (const auto& other : std::ranges::equal_range(meant, id, {}, &Keyed<ConceptId>::key))
          links.push_back({i, other.id, static_cast<float>(weights.word)});
}

std::uint32_t start_of(std::string_view skeleton) {
  std::uint32_t start = 0;
  std::memcpy(&start, skeleton.data(), std::min(skeleton.size(), sizeof start));
  return start;
}

void link_cognates(const TextSide& left, const TextSide& right, const AlignmentWeights& weights,
                   std::vector<Link>& links) {
  const auto has_skeleton = [](const Evidence& evidence) {
    return is_word(evidence) && !evidence.word->skeleton.empty();
  };
  std::vector<Keyed<std::uint32_t>> starts;
  for (std::uint32_t i = 0; i < right.evidence.size(); ++i)
    if (has_skeleton(right.evidence[i]))
      starts.push_back({start_of(right.evidence[i].word->skeleton), i});
  std::ranges::sort(starts, {}, &Keyed<std::uint32_t>::key);
  for (std::uint32_t i = 0; i < left.evidence.size(); ++i) {
    if (!has_skeleton(left.evidence[i])) continue;
    const std::string& skeleton = left.evidence[i].word->skeleton;
    const auto same =
        std::ranges::equal_range(starts, start_of(skeleton), {}, &Keyed<std::uint32_t>::key);
    if (std::ranges::ssize(same) > kManyWords) continue;
    for (const auto& other : same)
      if (likeness(skeleton, right.evidence[other.id].word->skeleton) >= kLeastLikeness)
        links.push_back({i, other.id, static_cast<float>(weights.cognate)});
  }
}

// Where each evidence stands: starts and pieces, as in Hits.
void find_pieces(const TextSide& side, Hits& places) {
  places.starts.assign(side.evidence.size() + 1, 0);
  for (const std::uint32_t id : side.items) ++places.starts[id + 1];
  for (std::size_t i = 1; i < places.starts.size(); ++i) places.starts[i] += places.starts[i - 1];
  places.pieces.resize(side.items.size());
  std::vector<std::uint32_t> next(places.starts.begin(), places.starts.end() - 1);
  for (std::uint32_t piece = 0; piece < side.pieces.size(); ++piece)
    for (std::uint32_t i = side.pieces[piece].first_item; i < side.pieces[piece].last_item; ++i)
      places.pieces[next[side.items[i]]++] = piece;
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
  std::vector<Link> sorted(links.begin(), links.end());
  std::ranges::sort(sorted, [](const Link& a, const Link& b) {
    return a.left != b.left ? a.left < b.left : a.right < b.right;
  });
  Hits places;
  find_pieces(other, places);
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
      if (link != first && link->right == (link - 1)->right) continue;
      const auto found = places.of(link->right);
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
