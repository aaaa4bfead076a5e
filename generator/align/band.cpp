#include "align/band.h"

#include <algorithm>
#include <map>

namespace tilmech {
namespace {

constexpr std::uint64_t kSmall = 20'000;  // cells that are simply all computed
constexpr std::uint32_t kHalfWidth = 12;  // blocks around a sure path
constexpr std::uint32_t kMostWidth = 60;  // and around an unsure one
constexpr double kLeastWeight = .99;  // of a point: one piece of evidence that stands nowhere else

struct Point {
  std::uint32_t left = 0, right = 0;
  double weight = 0;
};

// The blocks that pieces of the range belong to, from 0.
std::vector<std::uint32_t> blocks_of_pieces(std::span<const BlockPieces> side, BlockRange range) {
  std::vector<std::uint32_t> blocks;
  for (std::uint32_t block = range.begin; block < range.end; ++block)
    for (std::uint32_t i = side[block].first_piece; i < side[block].last_piece; ++i)
      blocks.push_back(block - range.begin);
  return blocks;
}

// The heaviest chain of points that rises on both sides (a Fenwick tree of best chains).
std::vector<Point> heaviest_chain(std::vector<Point> points, std::uint32_t right_count) {
  std::ranges::sort(points, [](const Point& a, const Point& b) {
    return a.left != b.left ? a.left < b.left : a.right > b.right;
  });
  struct Best {
    double weight = 0;
    std::int64_t point = -1;
  };
  std::vector<Best> tree(right_count + 2);
  std::vector<double> total(points.size());
  std::vector<std::int64_t> previous(points.size(), -1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    Best best;
    for (std::uint32_t at = points[i].right; at > 0; at -= at & (~at + 1))
      if (tree[at].weight > best.weight) best = tree[at];
    previous[i] = best.point;
    total[i] = best.weight + points[i].weight;
    for (std::uint32_t at = points[i].right + 1; at < tree.size(); at += at & (~at + 1))
      if (total[i] > tree[at].weight) tree[at] = {total[i], static_cast<std::int64_t>(i)};
  }
  std::vector<Point> chain;
  if (points.empty()) return chain;
  std::int64_t at = std::ranges::max_element(total) - total.begin();
  for (; at >= 0; at = previous[static_cast<std::size_t>(at)])
    chain.push_back(points[static_cast<std::size_t>(at)]);
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace

Band find_band(std::span<const BlockPieces> left, std::span<const BlockPieces> right,
               BlockRange left_range, BlockRange right_range, const PairEvidence& evidence) {
  const std::uint32_t n = left_range.end - left_range.begin;
  const std::uint32_t m = right_range.end - right_range.begin;
  Band band{std::vector<std::uint32_t>(n + 1, 0), std::vector<std::uint32_t>(n + 1, m)};
  if (std::uint64_t{n} * m <= kSmall) return band;

  std::map<std::pair<std::uint32_t, std::uint32_t>, double> votes;
  for (const auto& anchor : evidence.rare_links(blocks_of_pieces(left, left_range),
                                                blocks_of_pieces(right, right_range)))
    votes[{anchor.left, anchor.right}] += anchor.weight;
  std::vector<Point> points;
  for (const auto& [place, weight] : votes)
    if (weight >= kLeastWeight) points.push_back({place.first, place.second, weight});
  std::vector<Point> chain = heaviest_chain(std::move(points), m);
  chain.push_back({n, m, 0});

  // Between two points the path runs straight; the wider they are apart, the less that is sure.
  Point from;
  for (const Point& to : chain) {
    const std::uint32_t rise = to.right - from.right;
    const std::uint32_t run = std::max(1U, to.left - from.left);
    const std::uint32_t width = std::min(kMostWidth, kHalfWidth + std::max(rise, run) / 4);
    for (std::uint32_t i = from.left; i <= to.left; ++i) {
      const auto middle =
          static_cast<std::uint32_t>(from.right + std::uint64_t{rise} * (i - from.left) / run);
      const std::uint32_t step = rise / run + 1;  // a row must reach the next one
      const std::uint32_t lo = middle > width ? middle - width : 0;
      const std::uint32_t hi = std::min(m, middle + width + step);
      const bool seen = i == from.left && i > 0;
      band.lo[i] = seen ? std::min(band.lo[i], lo) : lo;
      band.hi[i] = seen ? std::max(band.hi[i], hi) : hi;
    }
    from = to;
  }
  band.lo[0] = 0;
  band.hi[n] = m;
  for (std::uint32_t i = 1; i <= n; ++i) {
    band.hi[i] = std::max(band.hi[i], band.hi[i - 1]);
    band.lo[n - i] = std::min(band.lo[n - i], band.lo[n - i + 1]);
  }
  return band;
}

}  // namespace tilmech
