// What the glossary calls each concept in each language, to find concepts in texts and to ask
// whether a text names one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/site.h"
#include "text/analyser.h"
#include "text/word_hash.h"

namespace tilmech {

// A concept named in a text: the tokens [first, last] of its analysis.
struct ConceptUse {
  std::uint32_t concept_id = 0;
  std::uint32_t first = 0, last = 0;
};

// A word of a text and the names that begin with its stem.
struct NameStart {
  std::uint32_t token = 0;
  const std::vector<std::uint32_t>* names = nullptr;
};

// Two words of one language that say the opposite, as names of concepts do that are antonyms of
// each other: "законный" is side 0 of a pair, "незаконный" side 1.
struct PoleWord {
  std::uint32_t pair = 0;
  int side = 0;
};

class GlossaryNames {
 public:
  explicit GlossaryNames(const Site& site);

  struct Name {
    std::vector<std::string> stems;
    std::vector<std::string> words;  // folded
    bool abbreviation = false;
    bool has_shorter = false;  // has another name of its concept inside
    bool has_signs = false;  // "пенитенциарная (уголовно-исполнительная) система"
    std::uint32_t concept_id = 0;
  };
  struct Concept {
    const Document* document = nullptr;
    PerLang<std::vector<std::uint32_t>> names;  // in names()
  };

  const std::vector<Concept>& concepts() const { return concepts_; }
  const Name& name(std::uint32_t index) const { return names_[index]; }

  // The names whose first word has the stem, in names(), the longest first. Lives as long as this.
  const std::vector<std::uint32_t>& names_from(std::string_view stem, Lang lang) const;

  // Replaces what `out` holds by the concepts named in a text, the longest name first; a name
  // inside another's is none. `starts`: the words with which some name may begin, in order.
  void find(std::string_view text, const Analysis& words, Lang lang,
            const std::vector<NameStart>& starts, std::vector<ConceptUse>& out) const;

  // Whether a text names the concept: the words of one of its names stand there in whatever order,
  // two in three of them, or as many as the name of `size` words has that the other language uses.
  bool has(std::uint32_t concept_id, const Analysis& words, Lang lang, std::size_t size) const;

  // How often a text may name the concept: of the name whose words it has most often, how often it
  // has the one that it has least often. `akin`: words that share a root count.
  std::size_t count(std::uint32_t concept_id, const Analysis& words, Lang lang, bool akin) const;

  // Whether a text speaks of other things: it does not name the concept, and no word has two thirds
  // of a one-word name inside ("антинаркотический" of "наркотик").
  bool is_foreign(std::uint32_t concept_id, const Analysis& words, Lang lang) const;

  // Whether anything in a text reminds of the concept: it names it, or a word has the first five
  // letters of a one-word name inside ("наркологический" of "наркозависимость").
  bool reminds(std::uint32_t concept_id, const Analysis& words, Lang lang) const;

  // Whether a text has any word of any name of the concept, or a word akin to one.
  bool has_word(std::uint32_t concept_id, const Analysis& words, Lang lang) const;

  // The pair and side of a word, if it is a pole.
  const PoleWord* pole(std::string_view stem, std::string_view folded, Lang lang) const;

  // The pair and side of a concept that has an antonym.
  const PoleWord* pole(std::uint32_t concept_id) const;

  // Whether an abbreviation (folded, without ending) is one the glossary knows in any language.
  bool knows_abbreviation(std::string_view folded) const;

 private:
  template <class T>
  using Map = std::unordered_map<std::string, T, WordHash, std::equal_to<>>;

  void add_name(Analyser& analyser, Lang lang, const std::string& text, bool abbreviation,
                std::uint32_t concept_id);
  void mark_longer_names();
  void add_poles(PerLang<Analyser>& analysers);
  void add_pole_pair(const Name& name, const Name& opposite, std::uint32_t pair, Lang lang);
  void add_pole(Lang lang, std::string_view stem, std::string_view folded, bool by_letters,
                PoleWord word);
  void add_synonyms_of_poles(Lang lang, std::uint32_t concept_id, std::uint32_t antonym_id,
                             PoleWord word);
  void add_prefixed_poles(Analyser& analyser, Lang lang);
  bool has_root(std::uint32_t concept_id, const Analysis& words, Lang lang,
                std::size_t (*letters_of)(std::size_t letters)) const;
  std::size_t size_of_match(const Name& name, std::string_view text, const Analysis& words,
                            Lang lang, std::size_t at) const;

  std::vector<Concept> concepts_;
  std::vector<Name> names_;
  PerLang<Map<std::vector<std::uint32_t>>> by_stem_;  // first stem -> names, the longest first
  struct Pole {
    std::string stem, folded;
    bool by_letters = false;  // its opposite has the same stem: "мыйзамдуу", "мыйзамсыз"
    PoleWord word;
  };
  PerLang<std::vector<Pole>> poles_;
  std::map<std::uint32_t, PoleWord> concept_poles_;
  Map<bool> abbreviations_;
};

}  // namespace tilmech
