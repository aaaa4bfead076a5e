#include "search/match_words.h"

#include <algorithm>
#include <set>

#include "search/letters.h"
#include "search/search_rules.h"
#include "text/typing.h"

namespace tilmech {
namespace {

constexpr std::size_t kReadings = 16;      // of a word in Latin letters
constexpr std::size_t kReadingShards = 4;  // that they may be looked up in
constexpr std::size_t kPrefixReadings = 4;
constexpr std::size_t kPrefixShards = 3;
constexpr std::size_t kPrefixTerms = 10;
constexpr std::size_t kCrossLetters = 5;  // a Russian stem in a Kyrgyz dictionary has so many
constexpr std::size_t kCrossShards = 2;

bool reads_latin(Lang lang) {
  return lang != Lang::en;
}

// Whether a term's spelling has ё ң ө ү where the word as typed has them, as far as the term goes.
bool same_letters(const DictionaryTerm& term, const TermSpelling& spelling,
                  std::string_view typed) {
  const std::u32string letters = code_points(typed), plain = code_points(term.term);
  for (std::uint32_t i = 0; i < plain.size(); ++i) {
    const bool in_typed = i < letters.size() && special_of(plain[i]) == letters[i];
    const bool in_term = std::ranges::find(spelling.special, i) != spelling.special.end();
    if (in_typed != in_term) return false;
  }
  return true;
}

}  // namespace

bool has_latin_letter(std::string_view form) {
  return std::ranges::any_of(form, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_cyrillic_letter(std::string_view form) {
  return std::ranges::any_of(code_points(form), [](char32_t c) { return c >= 0x400 && c < 0x530; });
}

void WordMatcher::add_term(const DictionaryTerm* term, std::string_view typed, std::int64_t quality,
                           MatchStep step, Matches& out) {
  if (term == nullptr) return;
  for (std::size_t i = 0; i < term->spellings.size(); ++i) {
    std::int64_t value = quality;
    if (step == MatchStep::direct)
      value = same_letters(*term, term->spellings[i], typed) ? ranking().exact : ranking().letters;
    const auto known = std::ranges::find_if(
        out, [&](const Match& match) { return match.term == term && match.spelling == i; });
    if (known == out.end())
      out.push_back({term, i, value, step});
    else
      known->quality = std::max(known->quality, value);
  }
}

void WordMatcher::add_cross(std::string_view form, Lang lang, std::int64_t quality, MatchStep step,
                            Matches& out) {
  for (const Lang other : kAllLangs) {
    if (other == lang) continue;
    const std::string stem = analysers_.stem(analysers_.stem(form, other), lang);
    add_term(index_.find(lang, stem), "", quality, step, out);
  }
  if (lang != Lang::ky) return;
  const std::string russian = analysers_.stem(form, Lang::ru);
  if (count_code_points(russian) < kCrossLetters) return;
  ShardRange range = index_.terms_from(lang, russian);
  range.last = std::min(range.last, range.first + kCrossShards);
  for (std::size_t shard = range.first; shard < range.last; ++shard)
    for (const DictionaryTerm& term : index_.dictionary(lang, shard))
      if (term.term.starts_with(russian) && analysers_.stem(term.term, Lang::ru) == russian)
        add_term(&term, "", quality, step, out);
}

void WordMatcher::add_direct(std::string_view form, std::string_view typed, const QueryWord& word,
                             Lang lang, MatchStep step, Matches& out) {
  const bool latin = step == MatchStep::latin;
  const std::int64_t quality = latin ? ranking().latin : ranking().exact;
  if (word.kind != TokenKind::number)
    add_term(index_.find(lang, analysers_.stem(form, lang)), typed, quality, step, out);
  add_term(index_.find(lang, form), typed, quality, step, out);
  if (word.kind == TokenKind::number) return;
  add_cross(form, lang, latin ? quality : ranking().cross, latin ? step : MatchStep::cross, out);
}

void WordMatcher::add_latin(const QueryWord& word, Lang lang, Matches& out) {
  std::set<std::size_t> shards;
  for (const std::string& reading : latin_to_cyrillic(word.form, kReadings)) {
    const std::size_t shard = index_.shard_of(lang, reading);
    if (!shards.contains(shard) && shards.size() == kReadingShards) continue;
    shards.insert(shard);
    add_direct(reading, "", word, lang, MatchStep::latin, out);
  }
}

std::vector<Match> WordMatcher::direct_or_latin(const QueryWord& word, Lang lang) {
  Matches out;
  add_direct(word.form, word.typed, word, lang, MatchStep::direct, out);
  if (reads_latin(lang) && word.kind != TokenKind::number && has_latin_letter(word.form))
    add_latin(word, lang, out);
  if (word.from_keyboard)
    for (Match& match : out) match.quality = std::min(match.quality, ranking().keyboard);
  return out;
}

bool WordMatcher::known_elsewhere(const QueryWord& word, Lang lang) {
  for (const Lang other : index_.languages())
    if (other != lang && !direct_or_latin(word, other).empty()) return true;
  return false;
}

bool WordMatcher::use_keyboard(const QueryChunk& chunk, Lang lang,
                               std::vector<MatchedWord>& words) {
  if (words.empty()) return false;
  for (const MatchedWord& matched : words)
    if (!matched.matches.empty() || matched.word.stop || known_elsewhere(matched.word, lang))
      return false;
  const std::string typed = other_keyboard(chunk.text);
  if (typed.empty()) return false;
  std::vector<MatchedWord> others;
  for (QueryWord& word : words_of(typed)) {
    const QueryWord& first = words[0].word;
    word.chunk = first.chunk;
    word.phrase = first.phrase;
    word.excluded = first.excluded;
    word.from_keyboard = true;
    word.stop = stop_words().contains(word.folded);
    Matches matches = direct_or_latin(word, lang);
    std::erase_if(matches, [](const Match& match) { return match.step != MatchStep::direct; });
    if (matches.empty()) return false;
    others.push_back({std::move(word), std::move(matches)});
  }
  if (others.empty() || others.size() > words.size() + 2) return false;
  words = std::move(others);
  return true;
}

void WordMatcher::add_prefix(const Query& query, MatchedWord& word, Lang lang) {
  if (count_code_points(word.word.form) < 2) return;
  std::vector<std::string> starts = {word.word.form};
  if (reads_latin(lang) && has_latin_letter(word.word.form))
    for (std::string& reading : latin_to_cyrillic(word.word.form, kPrefixReadings))
      starts.push_back(std::move(reading));
  const std::vector<QueryWord> keyboard =
      words_of(other_keyboard(query.chunks[word.word.chunk].text));
  if (keyboard.size() == 1) starts.push_back(keyboard[0].folded);
  for (const std::string& start : starts) {
    if (count_code_points(start) < 2) continue;
    std::vector<const DictionaryTerm*> found;
    ShardRange range = index_.terms_from(lang, start);
    range.last = std::min(range.last, range.first + kPrefixShards);
    for (std::size_t shard = range.first; shard < range.last; ++shard)
      for (const DictionaryTerm& term : index_.dictionary(lang, shard))
        if (term.term.starts_with(start) && term.term[0] != '@') found.push_back(&term);
    if (found.empty()) continue;
    std::ranges::stable_sort(found, std::ranges::greater(),
                             [](const DictionaryTerm* term) { return term->count(); });
    if (found.size() > kPrefixTerms) found.resize(kPrefixTerms);
    for (const DictionaryTerm* term : found)
      add_term(term, "", ranking().prefix, MatchStep::prefix, word.matches);
    return;
  }
}

std::vector<MatchedWord> WordMatcher::match(const Query& query, Lang lang) {
  std::vector<MatchedWord> all;
  for (std::size_t i = 0; i < query.words.size();) {
    std::vector<MatchedWord> chunk;
    const std::size_t number = query.words[i].chunk;
    for (; i < query.words.size() && query.words[i].chunk == number; ++i)
      chunk.push_back({query.words[i], direct_or_latin(query.words[i], lang)});
    if (!chunk[0].word.excluded) use_keyboard(query.chunks[number], lang, chunk);
    for (MatchedWord& word : chunk) all.push_back(std::move(word));
  }
  for (MatchedWord& word : all)
    if (word.word.unfinished && word.matches.empty() && !word.word.stop)
      add_prefix(query, word, lang);
  return all;
}

void WordMatcher::match_errors(MatchedWord& word, Lang lang) {
  std::vector<std::string> forms = {word.word.form};
  if (reads_latin(lang) && has_latin_letter(word.word.form))
    for (std::string& reading : latin_to_cyrillic(word.word.form, 1))
      forms.push_back(std::move(reading));
  for (const std::string& form : forms) {
    for (const auto& [term, errors] : terms_near(index_, analysers_, form, lang))
      add_term(term, "", errors == 1 ? ranking().one_error : ranking().two_errors, MatchStep::error,
               word.matches);
    if (!word.matches.empty()) return;
  }
}

}  // namespace tilmech
