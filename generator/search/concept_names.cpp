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
  std::uint32_t node = 0;
  for (const Token& token : analysis.tokens) {
    const auto stem =
        stems_.try_emplace(std::string(analysis.stem(token)), stems_.size() + 1).first;
    const std::uint64_t step = std::uint64_t{node} << 32 | stem->second;
    const auto [next, is_new] = children_.try_emplace(step, nodes_.size());
    if (is_new) nodes_.emplace_back();
    node = next->second;
  }
  insert_sorted(nodes_[node].concepts, number);
  nodes_[node].only_abbreviation &= abbreviation;
  insert_sorted(folded_[stems], number);
  if (folded != stems) insert_sorted(folded_[folded], number);
  keys_[number].push_back(stems);
}

std::uint32_t ConceptNames::stem_number(std::string_view stem) const {
  const auto found = stems_.find(stem);
  return found == stems_.end() ? 0 : found->second;
}

std::uint32_t ConceptNames::child(std::uint32_t node, std::uint32_t stem) const {
  const auto found = children_.find(std::uint64_t{node} << 32 | stem);
  return found == children_.end() ? 0 : found->second;
}

const ConceptNames::Node* ConceptNames::longest_at(std::string_view text,
                                                   std::span<const NameWord> words) const {
  const Node* longest = nullptr;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size() && words[i].place == words[0].place + i; ++i) {
    // A name does not go over the end of a sentence.
    if (i > 0 &&
        text.substr(words[i - 1].end, words[i].begin - words[i - 1].end).find('\n') != text.npos)
      break;
    node = child(node, words[i].stem);
    if (node == 0) break;
    const bool written_so =
        !nodes_[node].only_abbreviation || words[0].kind == TokenKind::abbreviation;
    if (!nodes_[node].concepts.empty() && written_so) longest = &nodes_[node];
  }
  return longest;
}

}  // namespace tilmech
