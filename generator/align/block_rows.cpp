#include "align/block_rows.h"

#include <algorithm>
#include <limits>

#include "align/band.h"

namespace tilmech {
namespace {

enum class Step : std::uint8_t { none, left, right, one, left_two, right_two, two_two, exchange };

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr double kSure = 2;       // of a pair that is taken without looking at others
constexpr double kHopeless = -8;  // below this sum no two blocks are tried against one

// One row of the table: values for the right boundaries [lo, lo + size).
struct TableRow {
  std::uint32_t lo = 0;
  std::vector<float> values;
  float at(std::uint32_t j) const {
    return j < lo || j - lo >= values.size() ? kNever : values[j - lo];
  }
};

class BlockAligner {
 public:
  BlockAligner(std::span<const BlockPieces> left, std::span<const BlockPieces> right,
               BlockRange left_range, BlockRange right_range, PairEvidence& evidence,
               const AlignmentWeights& weights)
      : left_(left),
        right_(right),
        left_range_(left_range),
        right_range_(right_range),
        evidence_(evidence),
        weights_(weights) {}

  std::vector<Bead> align() {
    const std::uint32_t n = left_range_.end - left_range_.begin;
    const std::uint32_t m = right_range_.end - right_range_.begin;
    evidence_.set_window(pieces(left_, left_range_.begin, left_range_.end),
                         pieces(right_, right_range_.begin, right_range_.end));
    if (n == m && is_diagonal(n)) return diagonal(n);
    band_ = find_band(left_, right_, left_range_, right_range_, evidence_);
    steps_.resize(n + 1);
    for (std::uint32_t i = 0; i <= n; ++i) fill_row(i);
    std::vector<Bead> beads = trace_back(n, m);
    link_moved(beads);
    return beads;
  }

 private:
  // Most sections are translated block by block: whether each block fits the one in its place well,
  // and better than its neighbours. Then nothing else needs to be tried.
  bool is_diagonal(std::uint32_t n) const {
    double before = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const double own = pair_score(i, i);
      if (own < kSure) return false;
      if (i > 0 && pair_score(i, i - 1) + pair_score(i - 1, i) > before + own - kSure) return false;
      before = own;
    }
    return true;
  }

  std::vector<Bead> diagonal(std::uint32_t n) const {
    std::vector<Bead> beads;
    for (std::uint32_t i = 0; i < n; ++i)
      beads.push_back({{left_range_.begin + i}, {right_range_.begin + i}});
    return beads;
  }

  double pair_score(std::uint32_t i, std::uint32_t j) const {
    return evidence_.score(left_pieces(i, i + 1), right_pieces(j, j + 1));
  }

  static PieceRange pieces(std::span<const BlockPieces> side, std::uint32_t begin,
                           std::uint32_t end) {
    if (begin == end) return {};
    return {side[begin].first_piece, side[end - 1].last_piece};
  }
  PieceRange left_pieces(std::uint32_t begin, std::uint32_t end) const {
    return pieces(left_, left_range_.begin + begin, left_range_.begin + end);
  }
  PieceRange right_pieces(std::uint32_t begin, std::uint32_t end) const {
    return pieces(right_, right_range_.begin + begin, right_range_.begin + end);
  }

  // Two stretches against one that is cut between two of its pieces, at the best place.
  double cut_left(PieceRange whole, PieceRange first, PieceRange second) const {
    double best = evidence_.score(whole, {first.begin, second.end}) + weights_.whole;
    for (std::uint32_t cut = whole.begin + 1; cut < whole.end; ++cut)
      best = std::max(best, evidence_.score({whole.begin, cut}, first) +
                                evidence_.score({cut, whole.end}, second));
    return best;
  }
  double cut_right(PieceRange first, PieceRange second, PieceRange whole) const {
    double best = evidence_.score({first.begin, second.end}, whole) + weights_.whole;
    for (std::uint32_t cut = whole.begin + 1; cut < whole.end; ++cut)
      best = std::max(best, evidence_.score(first, {whole.begin, cut}) +
                                evidence_.score(second, {cut, whole.end}));
    return best;
  }
  // Two against two with the boundary in another place.
  double shifted(PieceRange a, PieceRange b, PieceRange c, PieceRange d) const {
    double best = kNever;
    for (std::uint32_t cut = a.begin + 1; cut < a.end; ++cut)
      best = std::max(best, evidence_.score({a.begin, cut}, c) + evidence_.score({cut, b.end}, d));
    for (std::uint32_t cut = b.begin + 1; cut < b.end; ++cut)
      best = std::max(best, evidence_.score({a.begin, cut}, c) + evidence_.score({cut, b.end}, d));
    return best;
  }

  // The score of left block i against right block j, both in the band.
  float one(std::uint32_t i, std::uint32_t j) const { return ones_[i % 2].at(j); }

  void compute_ones(std::uint32_t i) {
    TableRow& row = ones_[i % 2];
    row.lo = band_.lo[i];
    const std::uint32_t end = std::min(band_.hi[i + 1], right_range_.end - right_range_.begin);
    row.values.assign(end > row.lo ? end - row.lo : 0, kNever);
    for (std::uint32_t j = row.lo; j < end; ++j)
      row.values[j - row.lo] = static_cast<float>(pair_score(i, j));
  }

  void fill_row(std::uint32_t i) {
    if (i > 0) compute_ones(i - 1);
    TableRow& row = values_[i % 3];
    row.lo = band_.lo[i];
    row.values.assign(band_.hi[i] - band_.lo[i] + 1, kNever);
    steps_[i].assign(row.values.size(), Step::none);
    for (std::uint32_t j = band_.lo[i]; j <= band_.hi[i]; ++j) {
      float best = kNever;
      Step step = Step::none;
      const auto consider = [&](double value, Step kind) {
        if (value > best) {
          best = static_cast<float>(value);
          step = kind;
        }
      };
      if (i == 0 && j == 0) best = 0;
      if (i > 0 && j > 0) consider(value(i - 1, j - 1) + one(i - 1, j - 1), Step::one);
      if (i > 0) consider(value(i - 1, j) + weights_.gap, Step::left);
      if (j > row.lo) consider(row.at(j - 1) + weights_.gap, Step::right);
      consider_two(i, j, consider);
      row.values[j - row.lo] = best;
      steps_[i][j - row.lo] = step;
    }
  }

  float value(std::uint32_t i, std::uint32_t j) const { return values_[i % 3].at(j); }

  template <class Consider>
  void consider_two(std::uint32_t i, std::uint32_t j, const Consider& consider) const {
    if (i > 1 && j > 0 && value(i - 2, j - 1) > kNever &&
        one(i - 2, j - 1) + one(i - 1, j - 1) > kHopeless)
      consider(
          value(i - 2, j - 1) + weights_.two +
              cut_right(left_pieces(i - 2, i - 1), left_pieces(i - 1, i), right_pieces(j - 1, j)),
          Step::left_two);
    if (i > 0 && j > 1 && value(i - 1, j - 2) > kNever &&
        one(i - 1, j - 2) + one(i - 1, j - 1) > kHopeless)
      consider(
          value(i - 1, j - 2) + weights_.two +
              cut_left(left_pieces(i - 1, i), right_pieces(j - 2, j - 1), right_pieces(j - 1, j)),
          Step::right_two);
    if (i < 2 || j < 2 || !(value(i - 2, j - 2) > kNever)) return;
    const float crossed = one(i - 2, j - 1) + one(i - 1, j - 2);
    consider(value(i - 2, j - 2) + weights_.exchange + crossed, Step::exchange);
    if (one(i - 2, j - 2) + one(i - 1, j - 1) > kHopeless)
      consider(value(i - 2, j - 2) + weights_.two_two +
                   shifted(left_pieces(i - 2, i - 1), left_pieces(i - 1, i),
                           right_pieces(j - 2, j - 1), right_pieces(j - 1, j)),
               Step::two_two);
  }

  std::vector<Bead> trace_back(std::uint32_t i, std::uint32_t j) const {
    std::vector<Bead> beads;
    const auto add = [&](std::uint32_t left, std::uint32_t right) {
      Bead bead;
      for (std::uint32_t k = i - left; k < i; ++k) bead.left.push_back(left_range_.begin + k);
      for (std::uint32_t k = j - right; k < j; ++k) bead.right.push_back(right_range_.begin + k);
      beads.push_back(std::move(bead));
      i -= left;
      j -= right;
    };
    while (i > 0 || j > 0) {
      switch (steps_[i][j - band_.lo[i]]) {
        case Step::one:
          add(1, 1);
          break;
        case Step::left_two:
          add(2, 1);
          break;
        case Step::right_two:
          add(1, 2);
          break;
        case Step::two_two:
          add(2, 2);
          break;
        case Step::exchange:
          add(1, 1);
          add(1, 1);
          std::swap(beads.back().right, beads[beads.size() - 2].right);
          break;
        case Step::left:
          add(1, 0);
          break;
        default:
          add(0, 1);
      }
    }
    std::ranges::reverse(beads);
    return beads;
  }

  // Blocks that found no counterpart in their order may have one elsewhere: the best pairs first.
  void link_moved(std::vector<Bead>& beads) const {
    constexpr std::size_t kMany = 400;  // looking at all pairs of more is not worth its time
    struct Candidate {
      double score;
      std::size_t left, right;  // beads
    };
    std::vector<std::size_t> lefts, rights;
    for (std::size_t i = 0; i < beads.size(); ++i)
      if (beads[i].right.empty())
        lefts.push_back(i);
      else if (beads[i].left.empty())
        rights.push_back(i);
    if (lefts.size() * rights.size() > kMany * kMany) return;
    std::vector<Candidate> candidates;
    for (const std::size_t a : lefts)
      for (const std::size_t b : rights) {
        const double score =
            evidence_.score(pieces(left_, beads[a].left.front(), beads[a].left.back() + 1),
                            pieces(right_, beads[b].right.front(), beads[b].right.back() + 1));
        if (score > weights_.moved) candidates.push_back({score, a, b});
      }
    std::ranges::stable_sort(candidates, std::ranges::greater{}, &Candidate::score);
    for (const Candidate& candidate : candidates) {
      Bead& left = beads[candidate.left];
      Bead& right = beads[candidate.right];
      if (!left.right.empty() || right.right.empty()) continue;
      left.right = std::move(right.right);
      right.right.clear();
    }
    std::erase_if(beads, [](const Bead& bead) { return bead.left.empty() && bead.right.empty(); });
  }

  std::span<const BlockPieces> left_, right_;
  BlockRange left_range_, right_range_;
  PairEvidence& evidence_;
  const AlignmentWeights& weights_;
  Band band_;
  std::array<TableRow, 3> values_;  // of rows i, i - 1, i - 2
  std::array<TableRow, 2> ones_;    // scores of left blocks i - 1, i - 2
  std::vector<std::vector<Step>> steps_;
};

}  // namespace

std::vector<Bead> align_blocks(std::span<const BlockPieces> left,
                               std::span<const BlockPieces> right, BlockRange left_range,
                               BlockRange right_range, PairEvidence& evidence,
                               const AlignmentWeights& weights) {
  return BlockAligner(left, right, left_range, right_range, evidence, weights).align();
}

}  // namespace tilmech
