// What is known before any text is read: words of official prose in three languages, and the site's
// glossary with its abbreviations. Evidence for alignment; one copy, shared by all threads.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/language.h"
#include "model/site.h"
#include "text/analyser.h"
#include "text/word_hash.h"

namespace tilmech {

using ConceptId = std::uint32_t;

// A name of a glossary concept as the stems of its words.
struct ConceptName {
  std::vector<std::string> stems;
  ConceptId concept_id = 0;
};

class Vocabulary {
 public:
  // Takes the glossary from the documents of collection glossary.
  explicit Vocabulary(std::span<const Document> documents);

  // The concepts that a word with this stem may mean by the built-in list.
  std::span<const ConceptId> concepts(Lang lang, std::string_view stem) const;

  // The glossary's names that start with this stem, longest first.
  std::span<const ConceptName> names(Lang lang, std::string_view first_stem) const;

 private:
  template <class T>
  using StemMap = std::unordered_map<std::string, T, WordHash, std::equal_to<>>;

  void add_words(PerLang<Analyser*> analysers);
  void add_name(Analyser& analyser, Lang lang, std::string_view name, ConceptId concept_id);

  PerLang<StemMap<std::vector<ConceptId>>> concepts_;
  PerLang<StemMap<std::vector<ConceptName>>> names_;
};

// The built-in list: a concept a line, words of Russian, Kyrgyz and English between bars.
std::string_view vocabulary_text();

}  // namespace tilmech
