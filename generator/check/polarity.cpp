// Words of opposite sense, counted in a passage and its counterpart.
#include "check/polarity.h"

#include <algorithm>
#include <map>

namespace tilmech {
namespace {

struct FoundPole {
  int side = 0;
  std::uint32_t token = 0;
};
using Poles = std::map<std::uint32_t, std::vector<FoundPole>>;  // by pair, in order

bool has_pole_word(const Passage& passage, const ConceptUse& use, const GlossaryNames& names) {
  for (std::uint32_t i = use.first; i <= use.last; ++i) {
    const Token& token = passage.words.tokens[i];
    if (names.pole(passage.words.stem(token), passage.words.folded(token), passage.lang()))
      return true;
  }
  return false;
}

// The words that are poles, and the names of concepts that have an antonym ("drug trafficking").
Poles poles_of(const Passage& passage, const GlossaryNames& names) {
  Poles poles;
  auto use = passage.uses.begin();
  for (std::uint32_t i = 0; i < passage.words.tokens.size(); ++i) {
    const Token& token = passage.words.tokens[i];
    while (use != passage.uses.end() && use->last < i) ++use;
    const PoleWord* pole =
        names.pole(passage.words.stem(token), passage.words.folded(token), passage.lang());
    const bool starts_name = use != passage.uses.end() && use->first == i;
    if (pole == nullptr && starts_name && !has_pole_word(passage, *use, names))
      pole = names.pole(use->concept_id);
    if (pole != nullptr) poles[pole->pair].push_back({pole->side, i});
  }
  return poles;
}

long count(const std::vector<FoundPole>& poles, int side) {
  return std::ranges::count(poles, side, &FoundPole::side);
}

// The first pole of `side` that is not where the other passage has one of that side: counted in
// order from the start, then from the end.
const FoundPole& odd_one(const std::vector<FoundPole>& own, const std::vector<FoundPole>& other,
                         int side) {
  for (std::size_t i = 0; i < own.size() && i < other.size(); ++i)
    if (own[i].side == side && other[i].side != side) return own[i];
  return *std::ranges::find(own.rbegin(), own.rend(), side, &FoundPole::side);
}

}  // namespace

Differences compare_polarity(const Passage& source, const Passage& translation,
                             const GlossaryNames& names) {
  Differences found;
  const Poles theirs = poles_of(source, names);
  if (theirs.empty()) return found;
  const Poles ours = poles_of(translation, names);
  for (const auto& [pair, source_poles] : theirs) {
    const auto same_pair = ours.find(pair);
    if (same_pair == ours.end()) continue;
    for (const int side : {0, 1}) {
      // The source says it more often, the translation its opposite.
      const bool turned = count(source_poles, side) > count(same_pair->second, side) &&
                          count(same_pair->second, 1 - side) > count(source_poles, 1 - side);
      if (!turned) continue;
      const Token& here =
          translation.words.tokens[odd_one(same_pair->second, source_poles, 1 - side).token];
      const Token& there =
          source.words.tokens[odd_one(source_poles, same_pair->second, side).token];
      Difference difference;
      difference.finding = Finding::polarity_differs;
      difference.source_text = source.word(there);
      difference.source_value = std::to_string(pair) + (side == 0 ? "+" : "-");
      difference.source_at = there.begin;
      difference.translation_text = translation.word(here);
      difference.translation_at = here.begin;
      found.push_back(std::move(difference));
    }
  }
  return found;
}

bool has_pole_of(const Passage& passage, std::uint32_t concept_id, const GlossaryNames& names) {
  const PoleWord* pole = names.pole(concept_id);
  return pole != nullptr && poles_of(passage, names).contains(pole->pair);
}

}  // namespace tilmech
