#include "search/section_match.h"

#include <algorithm>
#include <bit>

#include "search/letters.h"
#include "search/search_rules.h"

namespace tilmech {
namespace {

constexpr std::size_t kNear = 3;  // places
constexpr std::size_t kShortSentence = 120, kTwoSentences = 240;
constexpr std::size_t kLongSentence = 300, kPiece = 240, kBefore = 60;  // code points

std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= key.size();) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    parts.emplace_back(key.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

}  // namespace

TextMatcher::TextMatcher(SearchIndex& index, const LanguageQuery& query, Analysers& analysers)
    : query_(query), analyser_(analysers.of[query.lang]), terms_(query.words.size()) {
  for (std::size_t i = 0; i < query.words.size(); ++i) {
    if (query.words[i].word.excluded) continue;
    for (const Match& match : query.words[i].matches) terms_[i].insert(match.term->term);
    if (!query.counts(i)) continue;
    counted_.push_back(i);
    all_ |= 1u << i;
  }
  for (const ConceptRun& run : query.runs) {
    std::uint32_t words = 0;
    for (std::size_t i = run.first; i < run.last; ++i) words |= 1u << i;
    for (const std::uint32_t number : run.concepts) {
      const ConceptEntry* entry = index.concept_entry(number);
      if (entry == nullptr || !entry->versions[query.lang]) continue;
      for (const std::string& key : entry->versions[query.lang]->keys)
        names_.push_back({parts_of(key), words});
    }
  }
}

TextTokens TextMatcher::match(std::string_view text) {
  Analysis analysis;
  analyser_.analyse(text, analysis);
  TextTokens tokens;
  for (const Token& token : analysis.tokens) {
    TextToken& added = tokens.emplace_back();
    added.begin = token.begin;
    added.end = token.end;
    added.stem = analysis.stem(token);
    added.stop = stop_words().contains(analysis.folded(token));
    for (std::size_t i = 0; i < terms_.size(); ++i)
      if (terms_[i].contains(added.stem)) added.words |= 1u << i;
  }
  for (const Name& name : names_) {
    for (std::size_t i = 0; i + name.stems.size() <= tokens.size(); ++i) {
      std::size_t k = 0;
      while (k < name.stems.size() && tokens[i + k].stem == name.stems[k]) ++k;
      if (k < name.stems.size()) continue;
      for (k = 0; k < name.stems.size(); ++k) tokens[i + k].words |= name.words;
    }
  }
  return tokens;
}

int TextMatcher::near(const TextTokens& tokens, std::size_t first, std::size_t second) const {
  int found = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if ((tokens[i].words >> first & 1) == 0) continue;
    for (std::size_t k = i; k < tokens.size() && k <= i + kNear; ++k)
      if (tokens[k].words >> second & 1) return 2;
    for (std::size_t k = i > kNear ? i - kNear : 0; k < i; ++k)
      if (tokens[k].words >> second & 1) found = 1;
  }
  return found;
}

std::int64_t TextMatcher::nearness(const TextTokens& tokens) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i + 1 < counted_.size(); ++i) {
    const int found = near(tokens, counted_[i], counted_[i + 1]);
    sum += found == 2 ? ranking().near_order : found == 1 ? ranking().near : 0;
  }
  return sum;
}

std::int64_t TextMatcher::near_pairs(const TextTokens& tokens) const {
  std::int64_t pairs = 0;
  for (std::size_t i = 0; i + 1 < counted_.size(); ++i)
    pairs += near(tokens, counted_[i], counted_[i + 1]) > 0;
  return pairs;
}

int TextMatcher::count_words(const TextTokens& tokens) const {
  std::uint32_t words = 0;
  for (const TextToken& token : tokens) words |= token.words;
  return std::popcount(words & all_);
}

bool TextMatcher::has_phrases(const std::vector<TextTokens>& sequences) const {
  std::vector<std::vector<std::size_t>> phrases;
  for (std::size_t i = 0; i < query_.words.size(); ++i) {
    const auto& phrase = query_.words[i].word.phrase;
    if (!phrase) continue;
    if (phrases.size() <= *phrase) phrases.resize(*phrase + 1);
    phrases[*phrase].push_back(i);
  }
  const auto stands_at = [&](const TextTokens& tokens, std::size_t at,
                             const std::vector<std::size_t>& phrase) {
    for (std::size_t k = 0; k < phrase.size(); ++k)
      if (at + k >= tokens.size() || (tokens[at + k].words >> phrase[k] & 1) == 0) return false;
    return true;
  };
  return std::ranges::all_of(phrases, [&](const std::vector<std::size_t>& phrase) {
    if (phrase.empty()) return true;
    return std::ranges::any_of(sequences, [&](const TextTokens& tokens) {
      for (std::size_t at = 0; at < tokens.size(); ++at)
        if (stands_at(tokens, at, phrase)) return true;
      return false;
    });
  });
}

std::vector<std::string_view> sentences_in(std::string_view text) {
  std::vector<std::string_view> sentences;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    sentences.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return sentences;
}

namespace {

// A piece of a long sentence around its first match, between spaces.
std::string piece_of(std::string_view sentence, const TextTokens& tokens) {
  const std::u32string letters = code_points(sentence);
  std::size_t match = 0;
  for (const TextToken& token : tokens) {
    if (token.words == 0) continue;
    match = count_code_points(sentence.substr(0, token.begin));
    break;
  }
  std::size_t from = 0;
  if (match > kBefore) {
    const std::size_t space = letters.rfind(U' ', match - kBefore);
    from = space == letters.npos ? 0 : space + 1;
  }
  std::size_t to = letters.size();
  if (from + kPiece < letters.size()) {
    const std::size_t space = letters.rfind(U' ', from + kPiece);
    to = space == letters.npos || space <= from ? from + kPiece : space;
  }
  const std::string piece = utf8(std::u32string_view(letters).substr(from, to - from));
  return (from > 0 ? "…" : "") + piece + (to < letters.size() ? "…" : "");
}

}  // namespace

Excerpt make_excerpt(TextMatcher& matcher, std::string_view text) {
  Excerpt excerpt;
  const std::vector<std::string_view> sentences = sentences_in(text);
  if (sentences.empty()) return excerpt;
  std::size_t best = 0;
  std::int64_t best_value = 0;
  TextTokens best_tokens = matcher.match(sentences[0]);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const TextTokens tokens = matcher.match(sentences[i]);
    const std::int64_t value = 4 * matcher.count_words(tokens) + matcher.near_pairs(tokens);
    if (value <= best_value) continue;
    best = i;
    best_value = value;
    best_tokens = tokens;
  }
  const std::size_t size = count_code_points(sentences[best]);
  excerpt.text = sentences[best];
  if (size > kLongSentence) {
    excerpt.text = piece_of(sentences[best], best_tokens);
  } else if (size < kShortSentence && best + 1 < sentences.size() &&
             size + count_code_points(sentences[best + 1]) <= kTwoSentences) {
    (excerpt.text += ' ') += sentences[best + 1];
  }
  for (const TextToken& token : matcher.match(excerpt.text))
    if ((token.words & matcher.all_words()) != 0)
      excerpt.found.emplace_back(token.begin, token.end);
  return excerpt;
}

}  // namespace tilmech
