#include "search/rank.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "search/search_rules.h"

namespace tilmech {
namespace {

constexpr std::size_t kMostTailCharacters = 65536;
constexpr std::size_t kEnoughDocuments = 10;

// How much a section is worth for one unit: a word, or a run of words as a concept.
struct Credit {
  std::uint32_t document, section, unit;
  std::int64_t value;
};

// A document's credits, and what is made of them.
class DocumentScore {
 public:
  explicit DocumentScore(const LanguageQuery& query) : query_(query), all_(query.count()) {
    lead_.resize(units());
    own_.resize(units());
  }

  std::size_t units() const { return query_.words.size() + query_.runs.size(); }

  // The credits of one document, sorted by section. Appends its sections that are good enough;
  // returns whether one has all words.
  bool add(std::span<const Credit> credits, std::vector<RankedSection>& out) {
    bool complete = false;
    std::ranges::fill(lead_, 0);
    for (std::size_t i = 0; i < credits.size();) {
      const std::uint32_t section = credits[i].section;
      std::ranges::fill(own_, 0);
      for (; i < credits.size() && credits[i].section == section; ++i)
        own_[credits[i].unit] = std::max(own_[credits[i].unit], credits[i].value);
      if (section == 0)
        lead_ = own_;
      else
        for (std::size_t unit = 0; unit < own_.size(); ++unit)
          own_[unit] = std::max(own_[unit], lead_[unit] / 2);
      const auto [sum, met] = weigh();
      complete |= met == all_;
      if (2 * met < all_ || met == 0) continue;
      const auto m = static_cast<std::int64_t>(met), n = static_cast<std::int64_t>(all_);
      out.push_back({section, sum * m * m / (n * n)});
    }
    return complete;
  }

 private:
  // The sum of the credits of own_, and how many words have some.
  std::pair<std::int64_t, std::size_t> weigh() const {
    std::int64_t sum = 0;
    std::size_t met = 0;
    const std::size_t words = query_.words.size();
    for (std::size_t i = 0; i < words; ++i) {
      if (query_.run_of(i) != nullptr || !query_.counts(i)) continue;
      sum += own_[i];
      met += own_[i] > 0;
    }
    for (std::size_t r = 0; r < query_.runs.size(); ++r) {
      std::int64_t by_words = 0;
      std::size_t with_words = 0, size = 0;
      for (std::size_t i = query_.runs[r].first; i < query_.runs[r].last; ++i) {
        if (!query_.counts(i)) continue;
        ++size;
        by_words += own_[i];
        with_words += own_[i] > 0;
      }
      sum += std::max(own_[words + r], by_words);
      met += own_[words + r] > 0 ? size : with_words;
    }
    return {sum, met};
  }

  const LanguageQuery& query_;
  std::size_t all_;
  std::vector<std::int64_t> lead_, own_;
};

class Ranker {
 public:
  Ranker(SearchIndex& index, const LanguageQuery& query, const RankOptions& options)
      : index_(index), query_(query), options_(options) {}

  std::vector<RankedDocument> rank() {
    if (query_.count() == 0) return {};
    gather(false);
    std::size_t complete = 0;
    std::vector<RankedDocument> documents = score(complete);
    if (!cut_ || (!options_.complete && complete >= kEnoughDocuments)) return documents;
    gather(true);
    return score(complete);
  }

 private:
  void gather(bool tails) {
    credits_.clear();
    tail_characters_ = 0;
    full_ = false;
    for (std::size_t i = 0; i < query_.words.size(); ++i) {
      if (!query_.counts(i)) continue;
      for (const Match& match : query_.words[i].matches)
        add(*match.term, match.spelling, match.quality, i, 1, tails);
    }
    for (std::size_t r = 0; r < query_.runs.size(); ++r) {
      std::int64_t size = 0;
      for (std::size_t i = query_.runs[r].first; i < query_.runs[r].last; ++i)
        size += query_.counts(i);
      for (const std::uint32_t number : query_.runs[r].concepts)
        if (const auto* term = index_.find(query_.lang, fmt::format("@{}", number)))
          add(*term, 0, ranking().concept_name, query_.words.size() + r, size, tails);
    }
    std::ranges::sort(credits_, {}, [](const Credit& credit) {
      return std::tuple(credit.document, credit.section, credit.unit, credit.value);
    });
  }

  void add(const DictionaryTerm& term, std::size_t spelling, std::int64_t quality, std::size_t unit,
           std::int64_t times, bool tails) {
    const TermSpelling& from = term.spellings[spelling];
    const auto put = [&](const std::vector<Posting>& postings) {
      for (const Posting& posting : postings)
        if (!options_.allowed || options_.allowed(posting.document))
          credits_.push_back({posting.document, posting.section, static_cast<std::uint32_t>(unit),
                              times * term.weight * posting.level * quality});
    };
    put(index_.head(query_.lang, from));
    if (from.tail.shard == 0) return;
    cut_ = true;
    if (!tails || full_) return;
    tail_characters_ += index_.tail_size(query_.lang, from);
    full_ = tail_characters_ > kMostTailCharacters;
    if (!full_) put(index_.tail(query_.lang, from));
  }

  std::vector<RankedDocument> score(std::size_t& complete) const {
    std::vector<RankedDocument> documents;
    DocumentScore scorer(query_);
    complete = 0;
    for (std::size_t i = 0; i < credits_.size();) {
      std::size_t end = i;
      while (end < credits_.size() && credits_[end].document == credits_[i].document) ++end;
      RankedDocument ranked{credits_[i].document, 0, {}};
      complete += scorer.add(std::span(credits_).subspan(i, end - i), ranked.sections);
      i = end;
      if (ranked.sections.empty()) continue;
      std::ranges::stable_sort(ranked.sections, std::ranges::greater(), &RankedSection::score);
      ranked.score = ranked.sections[0].score;
      documents.push_back(std::move(ranked));
    }
    std::ranges::stable_sort(documents, std::ranges::greater(), &RankedDocument::score);
    return documents;
  }

  SearchIndex& index_;
  const LanguageQuery& query_;
  const RankOptions& options_;
  std::vector<Credit> credits_;
  std::size_t tail_characters_ = 0;
  bool cut_ = false, full_ = false;
};

}  // namespace

const ConceptRun* LanguageQuery::run_of(std::size_t word) const {
  for (const ConceptRun& run : runs)
    if (run.first <= word && word < run.last) return &run;
  return nullptr;
}

bool LanguageQuery::counts(std::size_t word) const {
  const MatchedWord& matched = words[word];
  if (matched.word.stop || matched.word.excluded) return false;
  return !matched.matches.empty() || run_of(word) != nullptr;
}

std::size_t LanguageQuery::count() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) count += counts(i);
  return count;
}

void drop_weak_matches(LanguageQuery& query) {
  const auto strong = [](const Match& match) { return match.term->weight > ranking().weak; };
  std::set<std::size_t> with_strong;
  for (std::size_t i = 0; i < query.words.size(); ++i)
    if (query.counts(i) && std::ranges::any_of(query.words[i].matches, strong))
      with_strong.insert(i);
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    if (with_strong.empty() || (with_strong.size() == 1 && with_strong.contains(i))) continue;
    if (query.words[i].word.excluded || query.words[i].word.phrase) continue;
    std::erase_if(query.words[i].matches, std::not_fn(strong));
  }
}

std::vector<RankedDocument> rank(SearchIndex& index, const LanguageQuery& query,
                                 const RankOptions& options) {
  return Ranker(index, query, options).rank();
}

}  // namespace tilmech
