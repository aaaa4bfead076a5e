#include "search/concept_names.h"

#include <algorithm>

#include "search/section_texts.h"

namespace tilmech {
namespace {

void insert_sorted(std::vector<std::uint32_t>& list, std::uint32_t value) {
  const auto place = std::ranges::lower_bound(list, value);
  if (place == list.end() || *place != value) list.insert(place, value);
}

}  // namespace

ConceptNames::ConceptNames(const std::vector<const Document*>& concepts, Lang lang)
    : keys_(concepts.size()) {
  Analyser analyser(lang);
  for (std::uint32_t number = 0; number < concepts.size(); ++number) {
    if (!concepts[number]->has(lang)) continue;
    const Variant& variant = concepts[number]->in(lang);
    add(analyser, variant.title, number);
    for (const std::string& name : other_names(variant.term)) add(analyser, name, number);
    std::vector<std::string>& keys = keys_[number];
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
  }
}

void ConceptNames::add(Analyser& analyser, std::string_view name, std::uint32_t number) {
  Analysis analysis;
  analyser.analyse(name, analysis);
  if (analysis.tokens.empty() || analysis.tokens.size() > kMostNameWords) return;
  std::string stems, folded;
  bool abbreviation = analysis.tokens.size() == 1;
  for (const Token& token : analysis.tokens) {
    (stems += stems.empty() ? "" : " ") += analysis.stem(token);
    (folded += folded.empty() ? "" : " ") += analysis.folded(token);
    abbreviation &= token.kind == TokenKind::abbreviation;
  }
  Name& entry = names_[stems];
  insert_sorted(entry.concepts, number);
  entry.only_abbreviation &= abbreviation;
  insert_sorted(folded_[stems], number);
  if (folded != stems) insert_sorted(folded_[folded], number);
  keys_[number].push_back(stems);
  std::size_t& most = first_[std::string(analysis.stem(analysis.tokens[0]))];
  most = std::max(most, analysis.tokens.size());
}

void ConceptNames::find(std::string_view text, const Analysis& analysis,
                        const std::function<void(std::uint32_t)>& found) const {
  std::string key;
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const auto first = first_.find(analysis.stem(analysis.tokens[i]));
    if (first == first_.end()) continue;
    const std::size_t left = analysis.tokens.size() - i;
    for (std::size_t size = std::min(first->second, left); size > 0; --size) {
      const std::size_t from = analysis.tokens[i].begin;
      // A name does not go over the end of a sentence.
      if (text.substr(from, analysis.tokens[i + size - 1].end - from).find('\n') != text.npos)
        continue;
      key.clear();
      for (std::size_t k = i; k < i + size; ++k)
        (key += key.empty() ? "" : " ") += analysis.stem(analysis.tokens[k]);
      const auto name = names_.find(key);
      if (name == names_.end()) continue;
      if (name->second.only_abbreviation && analysis.tokens[i].kind != TokenKind::abbreviation)
        continue;
      for (const std::uint32_t number : name->second.concepts) found(number);
      break;
    }
  }
}

}  // namespace tilmech
