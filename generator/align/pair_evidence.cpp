#include "align/pair_evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "align/cognate.h"

namespace tilmech {
namespace {

constexpr double kLeastLikeness = .55;
constexpr double kBackgroundSpread = 1.0;  // of lengths of strangers
constexpr std::size_t kManyWords = 64;     // words with one start that are compared with each other

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

bool is_word(const Evidence& evidence) {
  return evidence.kind == EvidenceKind::word || evidence.kind == EvidenceKind::name;
}

}  // namespace

PairEvidence::PairEvidence(const TextSide& left, const TextSide& right,
                           const Vocabulary& vocabulary, const AlignmentWeights& weights)
    : weights_(weights), letters_left_(sum_letters(left)), letters_right_(sum_letters(right)) {
  forth_.side = back_.other = &left;
  back_.side = forth_.other = &right;
  forth_.links.resize(left.evidence.size());
  back_.links.resize(right.evidence.size());
  expected_ = std::log(usual_length(right.lang) / usual_length(left.lang));
  link_all(vocabulary);
  collect_hits(forth_);
  collect_hits(back_);
}

void PairEvidence::link(std::uint32_t left, std::uint32_t right, double reliability) {
  if (reliability <= 0) return;
  const auto add = [&](std::vector<Link>& links, std::uint32_t other) {
    const auto known = std::ranges::find(links, other, &Link::other);
    if (known == links.end())
      links.push_back({other, static_cast<float>(reliability)});
    else
      known->reliability = std::max(known->reliability, static_cast<float>(reliability));
  };
  add(forth_.links[left], right);
  add(back_.links[right], left);
}

// Equal values, names, concepts and marks; then words.
void PairEvidence::link_all(const Vocabulary& vocabulary) {
  const auto& left = forth_.side->evidence;
  const auto& right = back_.side->evidence;
  const auto tag = [](const Evidence& evidence) {
    const EvidenceKind kind =
        evidence.kind == EvidenceKind::name ? EvidenceKind::word : evidence.kind;
    return std::string(1, static_cast<char>('0' + static_cast<int>(kind))) + evidence.key;
  };
  std::unordered_map<std::string, std::uint32_t> keys;
  for (std::uint32_t i = 0; i < right.size(); ++i) keys.emplace(tag(right[i]), i);
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    const auto same = keys.find(tag(left[i]));
    if (same == keys.end()) continue;
    double reliability = weights_.cognate;
    if (left[i].kind == EvidenceKind::number) reliability = weights_.number;
    if (left[i].kind == EvidenceKind::name) reliability = weights_.name;
    if (left[i].kind == EvidenceKind::term) reliability = weights_.term;
    if (left[i].kind == EvidenceKind::mark) reliability = weights_.mark;
    link(i, same->second, reliability);
  }
  link_words(vocabulary);
  link_cognates();
}

void PairEvidence::link_words(const Vocabulary& vocabulary) {
  std::unordered_map<ConceptId, std::vector<std::uint32_t>> meant;
  const auto& right = back_.side->evidence;
  for (std::uint32_t i = 0; i < right.size(); ++i)
    if (is_word(right[i]))
      for (const ConceptId id : vocabulary.concepts(back_.side->lang, right[i].key))
        meant[id].push_back(i);
  const auto& left = forth_.side->evidence;
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    if (!is_word(left[i])) continue;
    for (const ConceptId id : vocabulary.concepts(forth_.side->lang, left[i].key))
      for (const std::uint32_t other : meant[id]) link(i, other, weights_.word);
  }
}

void PairEvidence::link_cognates() {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> starts;
  const auto& right = back_.side->evidence;
  for (std::uint32_t i = 0; i < right.size(); ++i)
    if (is_word(right[i]) && !right[i].skeleton.empty())
      starts[std::string_view(right[i].skeleton).substr(0, 4)].push_back(i);
  const auto& left = forth_.side->evidence;
  for (std::uint32_t i = 0; i < left.size(); ++i) {
    if (!is_word(left[i]) || left[i].skeleton.empty()) continue;
    const auto same = starts.find(std::string_view(left[i].skeleton).substr(0, 4));
    if (same == starts.end() || same->second.size() > kManyWords) continue;
    for (const std::uint32_t other : same->second)
      if (likeness(left[i].skeleton, right[other].skeleton) >= kLeastLikeness)
        link(i, other, weights_.cognate);
  }
}

void PairEvidence::collect_hits(Direction& direction) {
  const TextSide& other = *direction.other;
  std::vector<std::vector<std::uint32_t>> pieces_of(other.evidence.size());
  for (std::uint32_t piece = 0; piece < other.pieces.size(); ++piece)
    for (std::uint32_t i = other.pieces[piece].first_item; i < other.pieces[piece].last_item; ++i)
      pieces_of[other.items[i]].push_back(piece);
  direction.hits.assign(direction.links.size(), {});
  direction.reliability.assign(direction.links.size(), 0);
  direction.rate.assign(direction.links.size(), 0);
  for (std::size_t id = 0; id < direction.links.size(); ++id) {
    auto& hits = direction.hits[id];
    for (const Link& link : direction.links[id]) {
      hits.insert(hits.end(), pieces_of[link.other].begin(), pieces_of[link.other].end());
      direction.reliability[id] = std::max(direction.reliability[id], link.reliability);
    }
    if (direction.links[id].size() > 1) {
      std::ranges::sort(hits);
      hits.erase(std::unique(hits.begin(), hits.end()), hits.end());
    }
    // A number without counterpart speaks against every stretch of the other language.
    if (direction.side->evidence[id].kind == EvidenceKind::number)
      direction.reliability[id] = static_cast<float>(weights_.number);
  }
}

void PairEvidence::set_window(PieceRange left, PieceRange right) {
  prepare(forth_, left, right);
  prepare(back_, right, left);
}

void PairEvidence::prepare(Direction& direction, PieceRange own, PieceRange other) {
  const auto& sums = &direction == &forth_ ? letters_right_ : letters_left_;
  const double letters = std::max(1.0, static_cast<double>(sums[other.end] - sums[other.begin]));
  direction.window = own;
  const TextSide& side = *direction.side;
  const std::uint32_t first = own.begin < own.end ? side.pieces[own.begin].first_item : 0;
  const std::uint32_t last = own.begin < own.end ? side.pieces[own.end - 1].last_item : 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint32_t id = side.items[i];
    const auto& hits = direction.hits[id];
    const auto begin = std::ranges::lower_bound(hits, other.begin);
    const auto end = std::lower_bound(begin, hits.end(), other.end);
    direction.rate[id] = static_cast<float>((static_cast<double>(end - begin) + .2) / letters);
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
  const TextSide& side = *direction.side;
  double sum = 0;
  const std::uint32_t first = side.pieces[own.begin].first_item;
  const std::uint32_t last = side.pieces[own.end - 1].last_item;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::uint32_t id = side.items[i];
    const double reliability = direction.reliability[id];
    if (reliability <= 0) continue;
    const auto& hits = direction.hits[id];
    const auto hit = std::ranges::lower_bound(hits, other.begin);
    // By chance a stretch holds a counterpart with probability x / (1 + x).
    const double x = direction.rate[id] * other_letters;
    const bool found = hit != hits.end() && *hit < other.end;
    const double ratio = found ? reliability * (1 + x) / x : (1 - reliability) * (1 + x);
    const double value = std::log(ratio);
    // Against chance alone nothing is proved by a word that stands everywhere.
    sum += found ? std::clamp(value, 0.0, weights_.strongest)
                 : std::clamp(value, -weights_.strongest, 0.0);
  }
  return sum;
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
