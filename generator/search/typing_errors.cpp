// Step 4 of matching: terms within one or two typing errors. One half of a mistyped word is usually
// right: its beginning leads to a few shards of the dictionary, its end to a few of the reversed
// one.
#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>

#include "search/letters.h"
#include "search/match_words.h"

namespace tilmech {
namespace {

constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kTwoErrorsFrom = 7;  // letters
constexpr std::size_t kMostShards = 6;
constexpr std::size_t kLeastStart = 2, kLeastEnd = 3;
constexpr std::size_t kMostEnding = 4;  // letters that a mistyped word may have after the stem
constexpr std::size_t kCandidates = 3;

bool is_candidate(std::u32string_view term, bool cyrillic) {
  for (const char32_t c : term) {
    if (c == U'@' || (c >= U'0' && c <= U'9')) return false;
    if (c >= U'a' && c <= U'z' && cyrillic) return false;
    if (c >= 0x400 && c < 0x530 && !cyrillic) return false;
  }
  return true;
}

// Optimal string alignment distances between `term` and each beginning of `form`.
std::vector<int> distances(std::u32string_view term, std::u32string_view form) {
  std::vector<int> before_last, last(form.size() + 1), now(form.size() + 1);
  for (std::size_t j = 0; j <= form.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= term.size(); ++i) {
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= form.size(); ++j) {
      const int replaced = last[j - 1] + (term[i - 1] != form[j - 1]);
      now[j] = std::min({replaced, last[j] + 1, now[j - 1] + 1});
      if (i > 1 && j > 1 && term[i - 1] == form[j - 2] && term[i - 2] == form[j - 1])
        now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = std::move(last);
    last = now;
  }
  return last;
}

// The range of shards for as few first letters of `key` as there may be.
template <class RangeOf>
ShardRange bounded_range(std::u32string_view key, std::size_t least, const RangeOf& range_of) {
  ShardRange range;
  for (std::size_t size = std::min(least, key.size()); size <= key.size(); ++size) {
    range = range_of(utf8(key.substr(0, size)));
    if (range.last - range.first <= kMostShards) return range;
  }
  range.last = std::min(range.last, range.first + kMostShards);
  return range;
}

}  // namespace

std::vector<std::pair<const DictionaryTerm*, int>> terms_near(SearchIndex& index,
                                                              Analysers& analysers,
                                                              std::string_view form, Lang lang) {
  const std::u32string typed = code_points(form);
  if (typed.size() < kLeastLetters || typed.size() > 40) return {};
  if (std::ranges::any_of(typed, [](char32_t c) { return c >= U'0' && c <= U'9'; })) return {};
  std::u32string stem = code_points(analysers.stem(form, lang));
  if (stem.size() < kLeastLetters) stem = typed;
  const int most = stem.size() >= kTwoErrorsFrom ? 2 : 1;
  const bool cyrillic = has_cyrillic_letter(form);

  using Rank = std::tuple<int, int, std::uint32_t, std::string_view>;  // the less the better
  std::set<std::pair<Rank, const DictionaryTerm*>> near;
  const auto consider = [&](const DictionaryTerm* term) {
    if (term == nullptr) return;
    const std::u32string letters = code_points(term->term);
    const std::size_t length = std::max(letters.size(), typed.size());
    const std::size_t difference = length - std::min(letters.size(), typed.size());
    if (!is_candidate(letters, cyrillic) || difference > kMostEnding + 2) return;
    const std::vector<int> ends = distances(letters, typed);
    const std::size_t from =
        typed.size() > kMostEnding ? typed.size() - kMostEnding : std::size_t{1};
    const int to_stem = distances(letters, stem).back();
    const int to_form =
        *std::min_element(ends.begin() + static_cast<std::ptrdiff_t>(from), ends.end());
    const int distance = std::min(to_form, to_stem);
    // Without an error the word has an ending that the stemmer does not know: as good as one.
    const auto errors = static_cast<std::size_t>(std::max(1, distance));
    if (distance > most || letters.size() <= 2 * errors) return;
    near.insert({{to_stem, distance, UINT32_MAX - term->count(), term->term}, term});
  };

  const ShardRange starts = bounded_range(
      stem, kLeastStart, [&](const std::string& start) { return index.terms_from(lang, start); });
  for (std::size_t shard = starts.first; shard < starts.last; ++shard)
    for (const DictionaryTerm& term : index.dictionary(lang, shard)) consider(&term);
  std::u32string backwards(stem.rbegin(), stem.rend());
  const ShardRange ends = bounded_range(
      backwards, kLeastEnd, [&](const std::string& start) { return index.ends_from(lang, start); });
  std::vector<std::string> found;
  for (std::size_t shard = ends.first; shard < ends.last; ++shard) {
    for (const std::string& end : index.reversed(lang, shard)) {
      std::u32string letters = code_points(end);
      std::ranges::reverse(letters);
      if (distances(letters, stem).back() <= most) found.push_back(utf8(letters));
    }
  }
  for (const std::string& term : found) consider(index.find(lang, term));

  std::vector<std::pair<const DictionaryTerm*, int>> best;
  for (const auto& [rank, term] : near) {
    if (best.size() == kCandidates) break;
    best.emplace_back(term, std::max(1, std::get<1>(rank)));
  }
  return best;
}

}  // namespace tilmech
