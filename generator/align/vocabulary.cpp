#include "align/vocabulary.h"

#include <algorithm>

namespace tilmech {

Vocabulary::Vocabulary(std::span<const Document> documents) {
  Analyser ky(Lang::ky), ru(Lang::ru), en(Lang::en);
  PerLang<Analyser*> analysers;
  analysers[Lang::ky] = &ky;
  analysers[Lang::ru] = &ru;
  analysers[Lang::en] = &en;
  add_words(analysers);
  ConceptId id = 0;
  for (const Document& document : documents) {
    if (document.collection != Collection::glossary) continue;
    for (const auto& variant : document.variants.values) {
      if (!variant) continue;
      Analyser& analyser = *analysers[variant->lang];
      add_name(analyser, variant->lang, variant->title, id);
      add_name(analyser, variant->lang, variant->term.abbreviation, id);
      for (const std::string& name : variant->term.variants)
        add_name(analyser, variant->lang, name, id);
    }
    ++id;
  }
  for (auto& names : names_.values)
    for (auto& [first, list] : names)
      std::ranges::stable_sort(list, std::ranges::greater{},
                               [](const ConceptName& name) { return name.stems.size(); });
}

void Vocabulary::add_words(PerLang<Analyser*> analysers) {
  constexpr std::array<Lang, kLangCount> kColumns = {Lang::ru, Lang::ky, Lang::en};
  const std::string_view text = vocabulary_text();
  Analysis words;
  ConceptId id = 0;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (line.starts_with('#')) continue;
    for (const Lang lang : kColumns) {
      const std::size_t bar = std::min(line.find('|'), line.size());
      analysers[lang]->analyse(line.substr(0, bar), words);
      for (const Token& token : words.tokens) {
        auto& ids = concepts_[lang][std::string(words.stem(token))];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
      }
      line.remove_prefix(std::min(bar + 1, line.size()));
    }
    ++id;
  }
}

void Vocabulary::add_name(Analyser& analyser, Lang lang, std::string_view name,
                          ConceptId concept_id) {
  Analysis words;
  analyser.analyse(name, words);
  if (words.tokens.empty()) return;
  ConceptName term;
  term.concept_id = concept_id;
  for (const Token& token : words.tokens) term.stems.emplace_back(words.stem(token));
  auto& names = names_[lang][term.stems.front()];
  names.push_back(std::move(term));
}

std::span<const ConceptId> Vocabulary::concepts(Lang lang, std::string_view stem) const {
  const auto found = concepts_[lang].find(stem);
  return found == concepts_[lang].end() ? std::span<const ConceptId>{} : found->second;
}

std::span<const ConceptName> Vocabulary::names(Lang lang, std::string_view first_stem) const {
  const auto found = names_[lang].find(first_stem);
  return found == names_[lang].end() ? std::span<const ConceptName>{} : found->second;
}

}  // namespace tilmech
