#include "search/search.h"

#include <algorithm>
#include <set>

#include "search/query.h"
#include "search/search_rules.h"

namespace tilmech {
namespace {

constexpr std::size_t kReordered = 10;        // documents whose texts are read together
constexpr std::size_t kPhraseDocuments = 60;  // whose texts are read to find a phrase
constexpr std::uint32_t kSectionsInPart = 8;
constexpr std::size_t kMostWords = 16;  // the other keyboard may have made more of them

// Answers one request in one language.
class LanguageSearch {
 public:
  LanguageSearch(SearchIndex& index, Analysers& analysers, const SearchRequest& request,
                 const Query& query, Lang lang)
      : index_(index), analysers_(analysers), request_(request), lang_(lang) {
    understand(query);
  }

  const LanguageQuery& query() const { return query_; }

  // The documents in order, without those in `shown`, which grows by what the list shows.
  LanguageResults run(std::set<std::uint32_t>& shown) {
    LanguageResults list{lang_, 0, {}};
    const std::set<std::uint32_t> excluded = excluded_documents();
    RankOptions options;
    const bool filtered = !request_.kind.empty() || request_.year != 0;
    options.complete = filtered || has_phrases_ || !excluded_.empty();
    options.allowed = [&](std::uint32_t document) {
      return !shown.contains(document) && !excluded.contains(document) && passes(document);
    };
    std::vector<RankedDocument> ranked = rank(index_, query_, options);
    TextMatcher matcher(index_, query_, analysers_);
    if (has_phrases_) keep_phrases(matcher, ranked);
    list.total = ranked.size();
    const std::size_t limit = std::min(request_.limit, ranked.size());
    for (std::size_t first = 0; first < limit; first += kReordered) {
      const std::size_t last = std::min(first + kReordered, ranked.size());
      for (SearchResult& result : reorder(matcher, {ranked.begin() + static_cast<long>(first),
                                                    ranked.begin() + static_cast<long>(last)}))
        if (list.results.size() < limit) list.results.push_back(std::move(result));
    }
    for (SearchResult& result : list.results) {
      shown.insert(result.document);
      if (const TextSection* section = section_of(result.document, result.section))
        result.excerpt = make_excerpt(matcher, section->text);
    }
    return list;
  }

 private:
  void understand(const Query& query) {
    query_.lang = lang_;
    WordMatcher matcher(index_, analysers_);
    query_.words = matcher.match(query, lang_);
    std::vector<MatchedWord> sought;
    for (MatchedWord& word : query_.words) {
      has_phrases_ |= word.word.phrase.has_value();
      (word.word.excluded ? excluded_ : sought).push_back(std::move(word));
    }
    if (sought.size() > kMostWords) sought.resize(kMostWords);
    query_.words = std::move(sought);
    query_.runs = concept_runs(index_, analysers_, query_.words);
    bool mistyped = false;
    for (std::size_t i = 0; i < query_.words.size(); ++i) {
      MatchedWord& word = query_.words[i];
      const bool found = !word.matches.empty() || word.word.stop || query_.run_of(i) != nullptr;
      if (found || matcher.known_elsewhere(word.word, lang_)) continue;
      matcher.match_errors(word, lang_);
      mistyped |= !word.matches.empty();
    }
    if (mistyped) query_.runs = concept_runs(index_, analysers_, query_.words);
    drop_weak_matches(query_);
  }

  bool passes(std::uint32_t document) const {
    const DocumentRange* range = nullptr;
    for (const DocumentRange& other : index_.ranges())
      if (other.first <= document) range = &other;
    return range != nullptr && (request_.kind.empty() || range->kind == request_.kind) &&
           (request_.year == 0 || range->year == request_.year);
  }

  std::set<std::uint32_t> excluded_documents() {
    std::set<std::uint32_t> documents;
    for (const MatchedWord& word : excluded_)
      for (const Match& match : word.matches) {
        const TermSpelling& spelling = match.term->spellings[match.spelling];
        for (const Posting& posting : index_.head(lang_, spelling))
          documents.insert(posting.document);
        for (const Posting& posting : index_.tail(lang_, spelling))
          documents.insert(posting.document);
      }
    return documents;
  }

  const TextSection* section_of(std::uint32_t document, std::uint32_t section) {
    const TextPart* part = index_.text(lang_, document, section / kSectionsInPart);
    const std::uint32_t place = section % kSectionsInPart;
    return part != nullptr && place < part->sections.size() ? &part->sections[place] : nullptr;
  }

  std::vector<TextTokens> sequences_of(TextMatcher& matcher, const TextSection& section) const {
    std::vector<TextTokens> sequences = {matcher.match(section.heading)};
    for (const std::string_view sentence : sentences_in(section.text))
      sequences.push_back(matcher.match(sentence));
    return sequences;
  }

  // Leaves the documents that have the phrases, each with a section that has them in front.
  void keep_phrases(TextMatcher& matcher, std::vector<RankedDocument>& ranked) {
    std::vector<RankedDocument> kept;
    for (std::size_t i = 0; i < std::min(kPhraseDocuments, ranked.size()); ++i) {
      for (const RankedSection& candidate : ranked[i].sections) {
        const TextSection* section = section_of(ranked[i].document, candidate.section);
        if (section == nullptr) continue;
        std::vector<TextTokens> sequences = sequences_of(matcher, *section);
        if (candidate.section == 0)
          sequences.push_back(matcher.match(index_.text(lang_, ranked[i].document, 0)->title));
        if (!matcher.has_phrases(sequences)) continue;
        kept.push_back({ranked[i].document, candidate.score, {candidate}});
        break;
      }
    }
    ranked = std::move(kept);
    std::ranges::stable_sort(ranked, std::ranges::greater(), &RankedDocument::score);
  }

  std::int64_t title_bonus(TextMatcher& matcher, const TextPart& part,
                           const TextTokens& heading) const {
    const auto words = [](const TextTokens& tokens) {
      std::uint32_t all = 0;
      for (const TextToken& token : tokens) all |= token.words;
      return all;
    };
    const TextTokens title = matcher.match(part.title);
    const std::uint32_t all = matcher.all_words();
    if ((words(title) & all) == all) {
      const bool whole = std::ranges::all_of(
          title, [&](const TextToken& token) { return token.stop || (token.words & all) != 0; });
      return whole ? ranking().title_whole : ranking().title_all;
    }
    return (words(heading) & all) == all ? ranking().heading_all : 0;
  }

  // Ten documents by what their texts say.
  std::vector<SearchResult> reorder(TextMatcher& matcher,
                                    const std::vector<RankedDocument>& ranked) {
    std::vector<SearchResult> results;
    for (const RankedDocument& document : ranked) {
      const RankedSection& best = document.sections[0];
      SearchResult& result = results.emplace_back();
      result.document = document.document;
      result.section = best.section;
      result.score = best.score;
      const TextSection* section = section_of(document.document, best.section);
      if (section == nullptr) continue;
      const TextPart& part = *index_.text(lang_, document.document, best.section / kSectionsInPart);
      result.address = part.address;
      result.title = part.title;
      result.date = part.date;
      result.languages = part.languages;
      result.heading = section->heading;
      result.fragment = section->address;
      const std::vector<TextTokens> sequences = sequences_of(matcher, *section);
      std::int64_t near = 0;
      for (const TextTokens& tokens : sequences) near = std::max(near, matcher.nearness(tokens));
      near = std::min(near, ranking().near_most);
      result.score = best.score * (16 + near + title_bonus(matcher, part, sequences[0])) / 16;
    }
    // Documents whose text is missing cannot be shown.
    std::erase_if(results, [](const SearchResult& result) { return result.address.empty(); });
    std::ranges::stable_sort(results, std::ranges::greater(), &SearchResult::score);
    return results;
  }

  SearchIndex& index_;
  Analysers& analysers_;
  const SearchRequest& request_;
  Lang lang_;
  LanguageQuery query_;
  std::vector<MatchedWord> excluded_;
  bool has_phrases_ = false;
};

// How the texts write the term that a mistyped word was taken for.
std::string real_form(const Match& match, const LanguageResults& list, Analysers& analysers) {
  Analysis analysis;
  for (const SearchResult& result : list.results)
    for (const std::string* text : {&result.excerpt.text, &result.title, &result.heading}) {
      analysers.of[list.lang].analyse(*text, analysis);
      for (const Token& token : analysis.tokens)
        if (analysis.stem(token) == match.term->term)
          return text->substr(token.begin, token.end - token.begin);
    }
  return match.term->term;
}

std::string suggestion(const LanguageQuery& query, const LanguageResults& list,
                       Analysers& analysers) {
  std::string text;
  bool corrected = false;
  for (const MatchedWord& word : query.words) {
    text += text.empty() ? "" : " ";
    const bool mistyped = !word.matches.empty() && word.matches[0].step == MatchStep::error;
    corrected |= mistyped || word.word.from_keyboard;
    text += mistyped ? real_form(word.matches[0], list, analysers) : word.word.raw;
  }
  return corrected && !list.results.empty() ? text : "";
}

}  // namespace

SearchAnswer search(SearchIndex& index, const SearchRequest& request) {
  SearchAnswer answer;
  if (!index.usable()) return answer;
  const Query query = parse_query(request.query);
  Analysers analysers;
  std::vector<Lang> languages = {request.lang};
  for (const Lang lang : index.languages())
    if (lang != request.lang) languages.push_back(lang);
  std::set<std::uint32_t> shown, concepts;
  for (const Lang lang : languages) {
    LanguageSearch language(index, analysers, request, query, lang);
    LanguageResults& list = answer.lists.emplace_back(language.run(shown));
    for (const ConceptRun& run : language.query().runs)
      for (const std::uint32_t number : run.concepts)
        if (const ConceptEntry* entry = index.concept_entry(number);
            entry != nullptr && concepts.insert(number).second)
          answer.concepts.push_back({number, *entry});
    if (answer.did_you_mean.empty())
      answer.did_you_mean = suggestion(language.query(), list, analysers);
  }
  return answer;
}

}  // namespace tilmech
