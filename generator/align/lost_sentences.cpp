#include "align/lost_sentences.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tilmech {
namespace {

// How many sentences of each side a step takes.
struct Step {
  std::uint32_t left, right;
  bool is_gap() const { return left == 0 || right == 0; }
};
constexpr auto kSteps = std::to_array<Step>({{1, 1},
                                             {1, 2},
                                             {2, 1},
                                             {2, 2},
                                             {1, 3},
                                             {3, 1},
                                             {2, 3},
                                             {3, 2},
                                             {1, 0},
                                             {0, 1},
                                             {2, 0},
                                             {0, 2},
                                             {3, 0},
                                             {0, 3}});
constexpr std::uint32_t kShortest = 20;  // letters: shorter ones say too little
constexpr std::size_t kMostPairs = 4000;
constexpr double kImpossible = -std::numeric_limits<double>::infinity();

struct Path {
  double score = kImpossible;
  std::vector<Step> steps;  // in order
};

PieceRange pieces_of(const TextSide& side, const std::vector<std::uint32_t>& blocks) {
  return {side.blocks[blocks.front()].first_piece, side.blocks[blocks.back()].last_piece};
}

PieceRange pieces_of(const SideText& section) {
  if (section.blocks.begin == section.blocks.end) return {};
  return {section.side.blocks[section.blocks.begin].first_piece,
          section.side.blocks[section.blocks.end - 1].last_piece};
}

// The logarithm of how likely a step is.
double prior(const Step& step, const AlignmentWeights& weights) {
  const std::uint32_t sentences = step.left + step.right;
  if (step.is_gap()) return weights.sentence_gap + (sentences - 1) * weights.sentence_more;
  return sentences == 2 ? 0 : sentences == 3 ? weights.sentence_two : weights.sentence_three;
}

class BeadSentences {
 public:
  BeadSentences(PieceRange left, PieceRange right, const PairEvidence& evidence,
                const AlignmentWeights& weights)
      : left_(left), right_(right), columns_(right.end - right.begin + 1) {
    const std::size_t rows = left.end - left.begin + 1;
    scores_.resize(rows * columns_);
    for (std::uint32_t i = 0; i < rows; ++i)
      for (std::uint32_t j = 0; j < columns_; ++j)
        for (std::size_t k = 0; k < kSteps.size(); ++k) {
          const Step& step = kSteps[k];
          if (step.left > i || step.right > j) continue;
          scores_[i * columns_ + j][k] =
              prior(step, weights) +
              (step.is_gap() ? 0
                             : evidence.score({left.begin + i - step.left, left.begin + i},
                                              {right.begin + j - step.right, right.begin + j}));
        }
  }

  Path best(bool with_gaps) const {
    std::vector<double> values(scores_.size(), kImpossible);
    std::vector<std::size_t> taken(scores_.size(), 0);
    values[0] = 0;
    const std::size_t rows = scores_.size() / columns_;
    for (std::size_t i = 0; i < rows; ++i)
      for (std::size_t j = 0; j < columns_; ++j)
        for (std::size_t k = 0; k < kSteps.size(); ++k) {
          const Step& step = kSteps[k];
          if (step.left > i || step.right > j) continue;
          if (!with_gaps && step.is_gap()) continue;
          const double value =
              values[(i - step.left) * columns_ + j - step.right] + scores_[i * columns_ + j][k];
          if (value <= values[i * columns_ + j]) continue;
          values[i * columns_ + j] = value;
          taken[i * columns_ + j] = k;
        }
    Path path;
    path.score = values.back();
    if (path.score == kImpossible) return path;
    for (std::size_t i = rows - 1, j = columns_ - 1; i > 0 || j > 0;) {
      const Step& step = kSteps[taken[i * columns_ + j]];
      path.steps.push_back(step);
      i -= step.left;
      j -= step.right;
    }
    std::ranges::reverse(path.steps);
    return path;
  }

 private:
  PieceRange left_, right_;
  std::size_t columns_;
  std::vector<std::array<double, kSteps.size()>> scores_;
};

// The block that holds a piece, counted in the section.
std::uint32_t place_of(const SideText& section, std::uint32_t piece) {
  std::uint32_t block = section.blocks.begin;
  while (section.side.blocks[block].last_piece <= piece) ++block;
  return block - section.blocks.begin;
}

TextPlace start_of(const SideText& section, std::uint32_t piece) {
  return {place_of(section, piece), section.side.pieces[piece].begin};
}

// Where something before `piece` of the range would stand: at the end of what precedes it.
TextPlace gap_before(const SideText& section, PieceRange range, std::uint32_t piece) {
  if (piece == range.begin) return start_of(section, piece);
  const Piece& before = section.side.pieces[piece - 1];
  return {place_of(section, piece - 1), before.end > before.begin ? before.end - 1 : before.end};
}

// Whether a sentence starts with the piece: what follows a colon or a semicolon may be said
// otherwise.
bool starts_sentence(const SideText& section, PieceRange range, std::uint32_t piece) {
  if (piece == range.begin) return true;
  const Last before = section.side.pieces[piece - 1].last;
  return before == Last::full_stop || before == Last::question || before == Last::none;
}

void add_lost(const SideText& left, const SideText& right, PieceRange left_range,
              PieceRange right_range, const Path& path, std::vector<LostSentence>& lost) {
  std::uint32_t i = left_range.begin, j = right_range.begin;
  bool in_gap = false;
  for (const Step& step : path.steps) {
    const bool left_alone = step.right == 0, right_alone = step.left == 0;
    std::uint32_t letters = 0;
    for (std::uint32_t k = 0; k < step.left && left_alone; ++k)
      letters += left.side.pieces[i + k].letters;
    for (std::uint32_t k = 0; k < step.right && right_alone; ++k)
      letters += right.side.pieces[j + k].letters;
    const bool whole = left_alone    ? starts_sentence(left, left_range, i)
                       : right_alone ? starts_sentence(right, right_range, j)
                                     : false;
    if (letters >= kShortest && whole && !in_gap) {
      if (left_alone)
        lost.push_back({left.side.lang, right.side.lang, start_of(left, i),
                        gap_before(right, right_range, j)});
      else
        lost.push_back(
            {right.side.lang, left.side.lang, start_of(right, j), gap_before(left, left_range, i)});
    }
    in_gap = letters >= kShortest;
    i += step.left;
    j += step.right;
  }
}

// Sentence for sentence, each likelier a rendering than not: the usual case, told at once.
bool is_one_to_one(PieceRange left, PieceRange right, const PairEvidence& evidence) {
  if (left.end - left.begin != right.end - right.begin) return false;
  for (std::uint32_t i = 0; i < left.end - left.begin; ++i)
    if (evidence.score({left.begin + i, left.begin + i + 1},
                       {right.begin + i, right.begin + i + 1}) <= 0)
      return false;
  return true;
}

}  // namespace

void find_lost_sentences(const SideText& left, const SideText& right, std::span<const Bead> beads,
                         PairEvidence& evidence, const AlignmentWeights& weights,
                         std::vector<LostSentence>& lost) {
  evidence.set_window(pieces_of(left), pieces_of(right));
  for (const Bead& bead : beads) {
    if (bead.left.empty() || bead.right.empty()) continue;
    const PieceRange left_range = pieces_of(left.side, bead.left);
    const PieceRange right_range = pieces_of(right.side, bead.right);
    const std::size_t lefts = left_range.end - left_range.begin;
    const std::size_t rights = right_range.end - right_range.begin;
    if (lefts + rights < 3 || lefts * rights > kMostPairs) continue;
    if (is_one_to_one(left_range, right_range, evidence)) continue;
    const BeadSentences sentences(left_range, right_range, evidence, weights);
    const Path best = sentences.best(true);
    const bool left_gap =
        std::ranges::any_of(best.steps, [](const Step& step) { return step.right == 0; });
    const bool right_gap =
        std::ranges::any_of(best.steps, [](const Step& step) { return step.left == 0; });
    // A sentence left over on both sides is one that was rewritten.
    if (left_gap == right_gap) continue;
    if (best.score - sentences.best(false).score < weights.sentence_clear) continue;
    add_lost(left, right, left_range, right_range, best, lost);
  }
}

}  // namespace tilmech
