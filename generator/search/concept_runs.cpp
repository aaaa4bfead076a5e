#include "search/concept_runs.h"

#include <algorithm>
#include <set>
#include <string>

#include "search/concept_names.h"
#include "text/typing.h"

namespace tilmech {
namespace {

constexpr std::size_t kMostStems = 8;           // of a word
constexpr std::size_t kMostCombinations = 128;  // of a run

// What a word may be in the name of a concept.
std::vector<std::string> stems_of(const MatchedWord& matched, Analysers& analysers) {
  std::vector<std::string> stems;
  const auto add = [&](std::string stem) {
    if (stems.size() < kMostStems && std::ranges::find(stems, stem) == stems.end())
      stems.push_back(std::move(stem));
  };
  add(matched.word.form);
  if (matched.word.kind == TokenKind::number) return stems;
  for (const Lang lang : kAllLangs) add(analysers.stem(matched.word.form, lang));
  if (has_latin_letter(matched.word.form))
    for (const std::string& reading : latin_to_cyrillic(matched.word.form, 1)) {
      add(reading);
      for (const Lang lang : {Lang::ky, Lang::ru}) add(analysers.stem(reading, lang));
    }
  for (const Match& match : matched.matches)
    if (match.step == MatchStep::latin || match.step == MatchStep::error) add(match.term->term);
  return stems;
}

// All keys of the words [first, last), the last word's stems varying fastest.
std::vector<std::string> keys_of(const std::vector<std::vector<std::string>>& stems,
                                 std::size_t first, std::size_t last) {
  std::vector<std::string> keys = {""};
  for (std::size_t i = first; i < last; ++i) {
    std::vector<std::string> longer;
    for (const std::string& key : keys)
      for (const std::string& stem : stems[i])
        if (longer.size() < kMostCombinations)
          longer.push_back(key.empty() ? stem : key + " " + stem);
    keys = std::move(longer);
  }
  return keys;
}

bool may_be_run(const std::vector<MatchedWord>& words, std::size_t first, std::size_t last) {
  bool sought = false;
  for (std::size_t i = first; i < last; ++i) {
    if (words[i].word.excluded) return false;
    sought |= !words[i].word.stop;
  }
  return sought;
}

}  // namespace

std::vector<ConceptRun> concept_runs(SearchIndex& index, Analysers& analysers,
                                     const std::vector<MatchedWord>& words) {
  std::vector<std::vector<std::string>> stems;
  stems.reserve(words.size());
  for (const MatchedWord& word : words) stems.push_back(stems_of(word, analysers));
  std::vector<ConceptRun> runs;
  std::vector<bool> taken(words.size(), false);
  for (std::size_t size = std::min(kMostNameWords, words.size()); size > 0; --size) {
    for (std::size_t first = 0; first + size <= words.size(); ++first) {
      const std::size_t last = first + size;
      if (!may_be_run(words, first, last)) continue;
      if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(first),
                      taken.begin() + static_cast<std::ptrdiff_t>(last), [](bool b) { return b; }))
        continue;
      std::set<std::uint32_t> concepts;
      for (const std::string& key : keys_of(stems, first, last))
        for (const std::uint32_t number : index.concepts_named(key)) concepts.insert(number);
      if (concepts.empty()) continue;
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(first),
                taken.begin() + static_cast<std::ptrdiff_t>(last), true);
      runs.push_back({first, last, {concepts.begin(), concepts.end()}});
    }
  }
  std::ranges::sort(runs, {}, &ConceptRun::first);
  return runs;
}

}  // namespace tilmech
