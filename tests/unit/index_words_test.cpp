// The words of texts as the index numbers them.
#include "search/index_words.h"

#include <doctest/doctest.h>

#include "support/memory_site.h"
#include "text/analyser.h"

using namespace tilmech;
using namespace tilmech::test;

namespace {

MemorySite glossary() {
  return load_memory_site(
      {{"glossary/a.ru.md", "---\nterm: снижение вреда\n---\nx\n"},
       {"glossary/b.ru.md", "---\nterm: вред\n---\nx\n"},
       {"glossary/c.ru.md", "---\nterm: служба\nabbreviation: ГСИН\n---\nx\n"}});
}

std::vector<const Document*> concepts_of(const MemorySite& memory) {
  std::vector<const Document*> concepts;
  concepts.reserve(memory.site.documents.size());
  for (const Document& document : memory.site.documents) concepts.push_back(&document);
  return concepts;
}

std::vector<RawToken> tokens_of(std::string_view text) {
  std::vector<Segment> segments;
  std::vector<RawToken> tokens;
  find_tokens(text, segments, tokens);
  return tokens;
}

std::string stem_in(IndexWords& words, IndexWord word) {
  const std::string& key = words.terms()[word.term];
  return key.substr(0, key.find(kKeySeparator));
}

}  // namespace

TEST_CASE("a word of the index has the stem that the analyser gives it, the first time and later") {
  const MemorySite memory = glossary();
  constexpr std::string_view kTexts[] = {"БУУнун 500дөн ашык, 6,8 млн, 1 000 000 сом; А. Б. Иванов",
                                         "ЖАЛПЫ ЖОБОЛОР ЖАНА МАКСАТТАР\nЖОБО жана ЖОБОЛОР",
                                         "2-го июня 2014-года, ГСИН и ГСИНа",
                                         "Өкмөттүн өкмөту ОКМОТ; organisations' policies"};
  for (const Lang lang : kAllLangs) {
    const ConceptNames names(concepts_of(memory), lang);
    IndexWords words(lang, names);
    Analyser analyser(lang);
    Analysis analysis;
    for (int time = 0; time < 2; ++time) {
      for (const std::string_view text : kTexts) {
        analyser.analyse(text, analysis);
        const std::vector<RawToken> tokens = tokens_of(text);
        REQUIRE(tokens.size() == analysis.tokens.size());
        for (std::size_t i = 0; i < tokens.size(); ++i)
          CHECK(stem_in(words, words.of(text, tokens[i])) == analysis.stem(analysis.tokens[i]));
      }
    }
  }
}

TEST_CASE("more words than the tables begin with keep their numbers") {
  const MemorySite memory = glossary();
  const ConceptNames names(concepts_of(memory), Lang::ru);
  IndexWords words(Lang::ru, names);
  constexpr int kWords = 20000;
  std::vector<std::uint32_t> terms;
  for (int time = 0; time < 2; ++time) {
    for (int i = 0; i < kWords; ++i) {
      const std::string text = std::to_string(i);
      const std::uint32_t term = words.of(text, tokens_of(text)[0]).term;
      if (time == 0) terms.push_back(term);
      CHECK(term == terms[static_cast<std::size_t>(i)]);
    }
  }
  CHECK(words.terms().size() == kWords);
}

TEST_CASE("names are found in texts: the longest, within a sentence, abbreviations in capitals") {
  const MemorySite memory = glossary();
  const ConceptNames names(concepts_of(memory), Lang::ru);
  IndexWords words(Lang::ru, names);
  struct Row {
    std::string_view text;
    std::vector<std::uint32_t> concepts;
  };
  for (const Row& row :
       {Row{"Снижением вреда", {0, 1}}, Row{"снижение\nвреда", {1}}, Row{"ГСИНа; гсин", {2}},
        Row{"снижение цен", {}}, Row{"снижение цены вреда", {1}}, Row{"службы", {2}}}) {
    CAPTURE(row.text);
    std::vector<NameWord> read;
    const std::vector<RawToken> tokens = tokens_of(row.text);
    for (std::uint32_t i = 0; i < tokens.size(); ++i)
      if (const std::uint32_t stem = words.of(row.text, tokens[i]).stem)
        read.push_back({tokens[i].begin, tokens[i].end, stem, i, tokens[i].kind});
    std::vector<std::uint32_t> found;
    names.find(row.text, read, [&](std::uint32_t number) { found.push_back(number); });
    CHECK(found == row.concepts);
  }
}
