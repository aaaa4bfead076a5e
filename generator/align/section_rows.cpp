#include "align/section_rows.h"

#include <algorithm>
#include <map>

#include "align/block_rows.h"

namespace tilmech {
namespace {

// The longest run of pairs whose right sides rise: the frame in which the others are placed.
std::vector<std::size_t> longest_rise(const std::vector<std::uint32_t>& rights) {
  std::vector<std::size_t> tails, previous(rights.size());
  for (std::size_t i = 0; i < rights.size(); ++i) {
    const auto at = std::ranges::lower_bound(tails, rights[i], {},
                                             [&](std::size_t tail) { return rights[tail]; });
    previous[i] = at == tails.begin() ? i : *(at - 1);
    if (at == tails.end())
      tails.push_back(i);
    else
      *at = i;
  }
  std::vector<std::size_t> rise;
  if (tails.empty()) return rise;
  for (std::size_t i = tails.back();; i = previous[i]) {
    rise.push_back(i);
    if (previous[i] == i) break;
  }
  std::ranges::reverse(rise);
  return rise;
}

class SectionPairing {
 public:
  SectionPairing(const SectionSide& left, const SectionSide& right, PairEvidence& evidence,
                 const AlignmentWeights& weights)
      : left_(left.sections),
        right_(right.sections),
        left_starts_(left.starts),
        right_starts_(right.starts),
        evidence_(evidence),
        weights_(weights),
        right_of_(left_.size()),
        taken_(right_.size(), false) {
    weights_.two = weights_.two_two = weights_.exchange = -1e6;  // a section is whole
  }

  std::vector<SectionPair> pair() {
    pair_by_mark();
    pair_between_marks();
    return in_order();
  }

 private:
  void pair_by_mark() {
    std::map<std::string_view, std::uint32_t> marks;
    for (std::uint32_t i = 0; i < right_.size(); ++i)
      if (!right_[i].address.empty()) marks.emplace(right_[i].address, i);
    for (std::uint32_t i = 0; i < left_.size(); ++i) {
      const auto found = marks.find(left_[i].address);
      if (found == marks.end() || taken_[found->second]) continue;
      right_of_[i] = found->second;
      taken_[found->second] = true;
    }
  }

  // What has no counterpart yet is paired between the pairs that stand in the same order.
  void pair_between_marks() {
    std::vector<std::uint32_t> lefts, rights;
    for (std::uint32_t i = 0; i < left_.size(); ++i)
      if (right_of_[i]) {
        lefts.push_back(i);
        rights.push_back(*right_of_[i]);
      }
    std::uint32_t left_from = 0, right_from = 0;
    for (const std::size_t k : longest_rise(rights)) {
      pair_by_content(left_from, lefts[k], right_from, rights[k]);
      left_from = lefts[k] + 1;
      right_from = rights[k] + 1;
    }
    pair_by_content(left_from, static_cast<std::uint32_t>(left_.size()), right_from,
                    static_cast<std::uint32_t>(right_.size()));
  }

  void pair_by_content(std::uint32_t left_from, std::uint32_t left_to, std::uint32_t right_from,
                       std::uint32_t right_to) {
    std::vector<std::uint32_t> lefts, rights;
    for (std::uint32_t i = left_from; i < left_to; ++i)
      if (!right_of_[i]) lefts.push_back(i);
    for (std::uint32_t i = right_from; i < right_to; ++i)
      if (!taken_[i]) rights.push_back(i);
    if (lefts.empty() || rights.empty()) return;
    const auto size = [](const auto& list) { return static_cast<std::uint32_t>(list.size()); };
    std::vector<BlockPieces> left, right;
    for (const std::uint32_t i : lefts) left.push_back(left_starts_[i]);
    for (const std::uint32_t i : rights) right.push_back(right_starts_[i]);
    for (const Bead& bead :
         align_blocks(left, right, {0, size(lefts)}, {0, size(rights)}, evidence_, weights_)) {
      if (bead.left.empty() || bead.right.empty()) continue;
      right_of_[lefts[bead.left[0]]] = rights[bead.right[0]];
      taken_[rights[bead.right[0]]] = true;
    }
  }

  std::vector<SectionPair> in_order() const {
    std::vector<SectionPair> pairs;
    std::vector<std::vector<std::uint32_t>> after(left_.size() + 1);  // right sections alone
    std::map<std::uint32_t, std::uint32_t> left_of;
    for (std::uint32_t i = 0; i < left_.size(); ++i)
      if (right_of_[i]) left_of[*right_of_[i]] = i;
    std::uint32_t place = 0;
    for (std::uint32_t j = 0; j < right_.size(); ++j) {
      if (const auto found = left_of.find(j); found != left_of.end())
        place = found->second + 1;
      else
        after[place].push_back(j);
    }
    for (std::uint32_t i = 0; i <= left_.size(); ++i) {
      if (i > 0) pairs.push_back({i - 1, right_of_[i - 1]});
      for (const std::uint32_t j : after[i]) pairs.push_back({std::nullopt, j});
    }
    return pairs;
  }

  std::span<const Section> left_, right_;
  std::span<const BlockPieces> left_starts_, right_starts_;
  PairEvidence& evidence_;
  AlignmentWeights weights_;
  std::vector<std::optional<std::uint32_t>> right_of_;  // by left section
  std::vector<bool> taken_;
};

}  // namespace

std::vector<SectionPair> pair_sections(const SectionSide& left, const SectionSide& right,
                                       PairEvidence& evidence, const AlignmentWeights& weights) {
  return SectionPairing(left, right, evidence, weights).pair();
}

}  // namespace tilmech
