// What a pair of languages teaches about itself: rare evidence both share, and, once blocks are
// aligned, words that go together and the ratio of lengths.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "align/pair_evidence.h"

namespace tilmech {
namespace {

constexpr std::size_t kRare = 3;           // pieces on each side
constexpr std::size_t kLearnedWords = 24;  // of a block, the rarest; bounds the pairs
constexpr double kLeastTogether = 2;       // blocks in which both words stand
constexpr double kLeastLikelihood = 6;     // of the log-likelihood ratio
constexpr std::size_t kLeastPairs = 12;    // aligned blocks to learn from

double plogp(double count) {
  return count > 0 ? count * std::log(count) : 0;
}

// Dunning's log-likelihood ratio of two words that stand in `both`, `left` and `right` of `all`
// blocks.
double association(double both, double left, double right, double all) {
  const double only_left = left - both;
  const double only_right = right - both;
  const double neither = all - left - right + both;
  return plogp(both) + plogp(only_left) + plogp(only_right) + plogp(neither) + plogp(all) -
         plogp(left) - plogp(right) - plogp(all - left) - plogp(all - right);
}

// The words of the blocks, each once.
std::vector<std::uint32_t> words_of(const TextSide& side,
                                    const std::vector<std::uint32_t>& blocks) {
  std::vector<std::uint32_t> words;
  for (const std::uint32_t block : blocks) {
    const BlockPieces& pieces = side.blocks[block];
    const std::uint32_t first = side.pieces[pieces.first_piece].first_item;
    const std::uint32_t last = side.pieces[pieces.last_piece - 1].last_item;
    for (std::uint32_t i = first; i < last; ++i) {
      const EvidenceKind kind = side.evidence[side.items[i]].kind;
      if (kind == EvidenceKind::word || kind == EvidenceKind::name) words.push_back(side.items[i]);
    }
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Keeps words of at least two blocks, the rarest ones.
void keep_telling(std::vector<std::uint32_t>& words, const std::vector<std::uint32_t>& counts) {
  std::erase_if(words, [&](std::uint32_t word) { return counts[word] < kLeastTogether; });
  if (words.size() <= kLearnedWords) return;
  std::ranges::sort(words, {}, [&](std::uint32_t word) { return std::pair(counts[word], word); });
  words.resize(kLearnedWords);
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

void PairEvidence::learn(std::span<const BlockPair> pairs) {
  std::vector<std::vector<std::uint32_t>> left, right;
  std::vector<std::uint32_t> left_counts(forth_.side->evidence.size(), 0);
  std::vector<std::uint32_t> right_counts(back_.side->evidence.size(), 0);
  std::vector<double> ratios;
  for (const BlockPair& pair : pairs) {
    if (pair.left.empty() || pair.right.empty()) continue;
    left.push_back(words_of(*forth_.side, pair.left));
    right.push_back(words_of(*back_.side, pair.right));
    for (const std::uint32_t word : left.back()) ++left_counts[word];
    for (const std::uint32_t word : right.back()) ++right_counts[word];
    const auto letters = [](const TextSide& side, const std::vector<std::uint32_t>& blocks) {
      double sum = 0;
      for (const std::uint32_t block : blocks)
        for (std::uint32_t i = side.blocks[block].first_piece; i < side.blocks[block].last_piece;
             ++i)
          sum += side.pieces[i].letters;
      return sum;
    };
    const double a = letters(*forth_.side, pair.left);
    const double b = letters(*back_.side, pair.right);
    if (a >= 40 && b >= 40) ratios.push_back(std::log(b / a));
  }
  if (left.size() < kLeastPairs) return;
  // What was seen and what is usual, weighed by how much was seen.
  if (ratios.size() >= kLeastPairs)
    expected_ += (median(ratios) - expected_) * static_cast<double>(ratios.size()) /
                 (static_cast<double>(ratios.size()) + kLeastPairs);

  std::unordered_map<std::uint64_t, std::uint32_t> together;
  for (std::size_t i = 0; i < left.size(); ++i) {
    keep_telling(left[i], left_counts);
    keep_telling(right[i], right_counts);
    for (const std::uint32_t a : left[i])
      for (const std::uint32_t b : right[i]) ++together[std::uint64_t{a} << 32 | b];
  }
  for (const auto& [words, both] : together) {
    if (both < kLeastTogether) continue;
    const auto a = static_cast<std::uint32_t>(words >> 32);
    const auto b = static_cast<std::uint32_t>(words);
    const double dice = 2.0 * both / (left_counts[a] + right_counts[b]);
    if (dice < .5) continue;
    if (association(both, left_counts[a], right_counts[b], static_cast<double>(left.size())) >=
        kLeastLikelihood)
      links_.push_back({a, b, static_cast<float>(weights_.learned)});
  }
  use_links();
}

std::vector<PairEvidence::Anchor> PairEvidence::rare_links(
    std::span<const std::uint32_t> left_block_of,
    std::span<const std::uint32_t> right_block_of) const {
  std::vector<Anchor> anchors;
  const TextSide& side = *forth_.side;
  const PieceRange own = forth_.window;
  const PieceRange other = back_.window;
  // How often each piece of evidence stands in the window.
  std::vector<std::uint32_t> counts(side.evidence.size(), 0);
  for (std::uint32_t piece = own.begin; piece < own.end; ++piece)
    for (std::uint32_t i = side.pieces[piece].first_item; i < side.pieces[piece].last_item; ++i)
      ++counts[side.items[i]];
  for (std::uint32_t piece = own.begin; piece < own.end; ++piece)
    for (std::uint32_t i = side.pieces[piece].first_item; i < side.pieces[piece].last_item; ++i) {
      const std::uint32_t id = side.items[i];
      const auto hits = forth_.hits.of(id);
      if (counts[id] > kRare || hits.empty()) continue;
      const auto begin = std::ranges::lower_bound(hits, other.begin);
      const auto end = std::lower_bound(begin, hits.end(), other.end);
      if (begin == end || static_cast<std::size_t>(end - begin) > kRare) continue;
      const double weight = 1.0 / static_cast<double>(counts[id] * (end - begin));
      for (auto hit = begin; hit != end; ++hit)
        anchors.push_back(
            {left_block_of[piece - own.begin], right_block_of[*hit - other.begin], weight});
    }
  return anchors;
}

}  // namespace tilmech
