#include "align/pair_evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tilmech {
namespace {

constexpr double kBackgroundSpread = 1.0;  // of lengths of strangers

// Letters a text has in each language where Russian has 100.
double usual_length(Lang lang) {
  return lang == Lang::ky ? 107 : lang == Lang::en ? 97 : 100;
}

std::vector<std::uint32_t> sum_letters(const TextSide& side) {
  std::vector<std::uint32_t> sums(side.pieces.size() + 1, 0);
  for (std::size_t i = 0; i < side.pieces.size(); ++i)
    sums[i + 1] = sums[i] + side.pieces[i].letters;
  return sums;
}

// The first of the sorted numbers that is not below `least`. Most lists have one or two.
const std::uint32_t* first_from(const std::uint32_t* first, const std::uint32_t* last,
                                std::uint32_t least) {
  constexpr std::ptrdiff_t kFew = 8;
  if (last - first > kFew) return std::lower_bound(first, last, least);
  while (first != last && *first < least) ++first;
  return first;
}

}  // namespace

PairEvidence::PairEvidence(const TextSide& left, const TextSide& right,
                           const AlignmentWeights& weights)
    : weights_(weights),
      strongest_(std::exp(weights.strongest)),
      links_(find_links(left, right, weights)),
      letters_left_(sum_letters(left)),
      letters_right_(sum_letters(right)) {
  forth_.side = back_.other = &left;
  back_.side = forth_.other = &right;
  expected_ = std::log(usual_length(right.lang) / usual_length(left.lang));
  use_links();
}

void PairEvidence::use_links() {
  forth_.hits = find_hits(links_, *forth_.side, *forth_.other, weights_);
  std::vector<Link> turned = links_;
  for (Link& link : turned) std::swap(link.left, link.right);
  back_.hits = find_hits(turned, *back_.side, *back_.other, weights_);
  find_telling_items(forth_);
  find_telling_items(back_);
}

// Most words have no counterpart that is known, and say nothing.
void PairEvidence::find_telling_items(Direction& direction) const {
  const TextSide& side = *direction.side;
  direction.items.clear();
  direction.starts.clear();
  for (const Piece& piece : side.pieces) {
    direction.starts.push_back(static_cast<std::uint32_t>(direction.items.size()));
    for (std::uint32_t i = piece.first_item; i < piece.last_item; ++i) {
      const std::uint32_t id = side.items[i];
      const float reliability = direction.hits.reliability[id];
      if (reliability > 0)
        direction.items.push_back(
            {reliability, 0, direction.hits.starts[id], direction.hits.starts[id + 1]});
    }
  }
  direction.starts.push_back(static_cast<std::uint32_t>(direction.items.size()));
}

void PairEvidence::set_window(PieceRange left, PieceRange right) {
  prepare(forth_, left, right);
  prepare(back_, right, left);
}

void PairEvidence::prepare(Direction& direction, PieceRange own, PieceRange other) {
  const auto& sums = &direction == &forth_ ? letters_right_ : letters_left_;
  const double letters = std::max(1.0, static_cast<double>(sums[other.end] - sums[other.begin]));
  direction.window = own;
  const std::uint32_t* pieces = direction.hits.pieces.data();
  for (std::uint32_t i = direction.starts[own.begin]; i < direction.starts[own.end]; ++i) {
    TellingItem& item = direction.items[i];
    const std::uint32_t* hit =
        first_from(pieces + item.first_hit, pieces + item.last_hit, other.begin);
    const std::uint32_t* end = first_from(hit, pieces + item.last_hit, other.end);
    item.rate = static_cast<float>((static_cast<double>(end - hit) + .2) / letters);
  }
  direction.first_share.fill(.5F);
  direction.last_share.fill(.5F);
  for (std::uint32_t i = other.begin; i < other.end; ++i) {
    direction.first_share[static_cast<std::size_t>(direction.other->pieces[i].first)] += 1;
    direction.last_share[static_cast<std::size_t>(direction.other->pieces[i].last)] += 1;
  }
  const auto count = static_cast<float>(other.end - other.begin);
  for (float& share : direction.first_share) share /= count + 2;
  for (float& share : direction.last_share) share /= count + 3;
}

double PairEvidence::one_way(const Direction& direction, PieceRange own, PieceRange other,
                             double other_letters) const {
  // The product of all ratios; its logarithm is taken once.
  constexpr double kLargest = 1e100;
  double sum = 0;
  double product = 1;
  const std::uint32_t* pieces = direction.hits.pieces.data();
  for (std::uint32_t i = direction.starts[own.begin]; i < direction.starts[own.end]; ++i) {
    const TellingItem& item = direction.items[i];
    const double reliability = item.reliability;
    const std::uint32_t* end = pieces + item.last_hit;
    const std::uint32_t* hit = first_from(pieces + item.first_hit, end, other.begin);
    // By chance a stretch holds a counterpart with probability x / (1 + x). What is found as easily
    // by chance proves nothing.
    const double x = item.rate * other_letters;
    if (hit != end && *hit < other.end)
      product *= std::clamp(reliability * (1 + x) / x, 1.0, strongest_);
    else
      product *= std::clamp((1 - reliability) * (1 + x), 1 / strongest_, 1.0);
    if (product < kLargest && product > 1 / kLargest) continue;
    sum += std::log(product);
    product = 1;
  }
  return sum + std::log(product);
}

double PairEvidence::form(const Direction& direction, PieceRange own, PieceRange other) const {
  const auto agree = [](double reliability, bool same, double share) {
    const double chance = std::clamp(share, .02, .98);
    return std::log(same ? reliability / chance : (1 - reliability) / (1 - chance));
  };
  const Piece& first = direction.side->pieces[own.begin];
  const Piece& last = direction.side->pieces[own.end - 1];
  return agree(weights_.first, first.first == direction.other->pieces[other.begin].first,
               direction.first_share[static_cast<std::size_t>(first.first)]) +
         agree(weights_.last, last.last == direction.other->pieces[other.end - 1].last,
               direction.last_share[static_cast<std::size_t>(last.last)]);
}

double PairEvidence::length_score(double left, double right) const {
  if (left < 1 || right < 1) return left < 1 && right < 1 ? 0 : weights_.lengths_floor;
  const double spread = weights_.spread + weights_.spread_short / std::sqrt((left + right) / 2);
  const double off = std::log(right / left) - expected_;
  const double ratio = off / spread;
  const double chance = off / kBackgroundSpread;
  const double value = (chance * chance - ratio * ratio) / 2 + std::log(kBackgroundSpread / spread);
  return std::max(value, weights_.lengths_floor);
}

double PairEvidence::score(PieceRange left, PieceRange right) const {
  const double letters_left = letters_left_[left.end] - letters_left_[left.begin];
  const double letters_right = letters_right_[right.end] - letters_right_[right.begin];
  const double words =
      one_way(forth_, left, right, letters_right) + one_way(back_, right, left, letters_left);
  const double forms = form(forth_, left, right) + form(back_, right, left);
  return weights_.evidence * words + forms / 2 +
         weights_.length * length_score(letters_left, letters_right);
}

}  // namespace tilmech
