// Which of the terms that seem to be missing are reported: only all documents together tell an
// everyday word from a term, and a habit of a language from a mistake.
#include "check/missing_terms.h"

#include <algorithm>

namespace tilmech {
namespace {

// A concept that is often named where the source has none is no sign.
bool is_telling(const ConceptCounts& foreign, const ConceptCounts& named,
                std::pair<std::uint32_t, Lang> term) {
  const auto times = foreign.find(term);
  return times == foreign.end() || times->second < 2 || 2 * times->second <= named.at(term);
}

// Whether both translations of a row name it, so that it is the source that is brief.
bool is_in_both(const TermTally& tally, const TermTally::Extra& one) {
  return std::ranges::any_of(tally.extra, [&](const TermTally::Extra& other) {
    return other.lang != one.lang && other.concept_id == one.concept_id;
  });
}

}  // namespace

MissingTerms::MissingTerms(std::vector<TermTally> tallies) : tallies_(std::move(tallies)) {
  for (const TermTally& tally : tallies_) count(tally, 1);
  chosen_ = chosen();
}

void MissingTerms::count(const TermTally& tally, int sign) {
  for (const auto& [term, times] : tally.named) named_[term] += sign * times;
  for (const auto& [term, times] : tally.foreign) foreign_[term] += sign * times;
  for (const auto& [term, times] : tally.rendered) rendered_[term] += sign * times;
  for (const TermTally::Missing& one : tally.missing) missing_[{one.concept_id, one.lang}] += sign;
}

bool MissingTerms::is_reported(const TermTally::Missing& one,
                               std::set<std::pair<std::uint32_t, Lang>>& once) const {
  constexpr int kMany = 3;
  const std::pair term(one.concept_id, one.lang);
  const bool swapped =
      one.instead && is_telling(foreign_, named_, std::pair(*one.instead, one.lang));
  if (one.is_there && !swapped) return false;
  const auto rendered = rendered_.find(term);
  const int times = rendered == rendered_.end() ? 0 : rendered->second;
  const bool everyday = missing_.at(term) >= kMany && missing_.at(term) > times;
  return !everyday || swapped || (!one.one_word && once.insert(term).second);
}

std::vector<std::vector<std::uint32_t>> MissingTerms::chosen() const {
  std::vector<std::vector<std::uint32_t>> result(tallies_.size());
  std::set<std::pair<std::uint32_t, Lang>> once;
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    const TermTally& tally = tallies_[i];
    std::uint32_t place = 0;
    for (const TermTally::Missing& one : tally.missing) {
      if (is_reported(one, once)) result[i].push_back(place);
      ++place;
    }
    for (const TermTally::Extra& one : tally.extra) {
      if (is_telling(foreign_, named_, std::pair(one.concept_id, one.lang)) &&
          !is_in_both(tally, one))
        result[i].push_back(place);
      ++place;
    }
  }
  return result;
}

std::vector<std::size_t> MissingTerms::replace(std::size_t document, TermTally fresh) {
  count(tallies_[document], -1);
  tallies_[document] = std::move(fresh);
  count(tallies_[document], 1);
  const std::vector<std::vector<std::uint32_t>> before = std::move(chosen_);
  chosen_ = chosen();
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < chosen_.size(); ++i)
    if (i != document && chosen_[i] != before[i]) others.push_back(i);
  return others;
}

void MissingTerms::report(std::size_t document, Diagnostics& diagnostics) const {
  const TermTally& tally = tallies_[document];
  for (const std::size_t place : chosen_[document]) {
    const bool is_missing = place < tally.missing.size();
    diagnostics.push_back(is_missing ? tally.missing[place].found.front()
                                     : tally.extra[place - tally.missing.size()].found.front());
  }
}

}  // namespace tilmech
