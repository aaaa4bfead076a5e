// Words of a query -> terms of one language's dictionary, step by step (FORMAT.md, "From a word to
// terms").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query.h"
#include "search/search_index.h"
#include "text/analyser.h"

namespace tilmech {

enum class MatchStep : std::uint8_t { direct, latin, cross, prefix, error };

struct Match {
  const DictionaryTerm* term = nullptr;
  std::size_t spelling = 0;  // in term->spellings
  std::int64_t quality = 0;  // of 16
  MatchStep step = MatchStep::direct;
};

struct MatchedWord {
  QueryWord word;
  std::vector<Match> matches;
};

// The analysers of all languages, for one thread.
struct Analysers {
  PerLang<Analyser> of = {{Analyser(Lang::ky), Analyser(Lang::ru), Analyser(Lang::en)}};
  std::string stem(std::string_view folded, Lang lang) {
    return std::string(of[lang].stem(folded));
  }
};

class WordMatcher {
 public:
  WordMatcher(SearchIndex& index, Analysers& analysers) : index_(index), analysers_(analysers) {}

  // Steps 1 to 3, and the words of the other keyboard in place of those that nothing else has.
  std::vector<MatchedWord> match(const Query& query, Lang lang);
  // Step 4, for a word that the steps before found nowhere.
  void match_errors(MatchedWord& word, Lang lang);
  // Whether step 1 finds the word in a language of the index other than `lang`.
  bool known_elsewhere(const QueryWord& word, Lang lang);

 private:
  using Matches = std::vector<Match>;

  Matches direct_or_latin(const QueryWord& word, Lang lang);
  void add_direct(std::string_view form, std::string_view typed, const QueryWord& word, Lang lang,
                  MatchStep step, Matches& out);
  void add_cross(std::string_view form, Lang lang, std::int64_t quality, MatchStep step,
                 Matches& out);
  void add_latin(const QueryWord& word, Lang lang, Matches& out);
  void add_term(const DictionaryTerm* term, std::string_view typed, std::int64_t quality,
                MatchStep step, Matches& out);
  bool use_keyboard(const QueryChunk& chunk, Lang lang, std::vector<MatchedWord>& words);
  void add_prefix(const Query& query, MatchedWord& word, Lang lang);

  SearchIndex& index_;
  Analysers& analysers_;
};

// Terms within one or two typing errors of `form`, the likeliest first.
std::vector<std::pair<const DictionaryTerm*, int>> terms_near(SearchIndex& index,
                                                              Analysers& analysers,
                                                              std::string_view form, Lang lang);

bool has_latin_letter(std::string_view form);
bool has_cyrillic_letter(std::string_view form);

}  // namespace tilmech
