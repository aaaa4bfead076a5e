#include "search/query.h"

#include <algorithm>

#include "search/letters.h"
#include "search/search_rules.h"

namespace tilmech {
namespace {

constexpr std::size_t kMostLetters = 400;
constexpr std::size_t kMostWords = 12, kMostExcluded = 4;

// JavaScript's \s.
bool is_space(char32_t c) {
  return (c >= 9 && c <= 13) || c == ' ' || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

bool is_quotation_mark(char32_t c) {
  return std::u32string_view(U"\"«»„“”").find(c) != std::u32string_view::npos;
}

bool is_minus(char32_t c) {
  return c == U'-' || c == U'−' || c == U'–';
}

class QueryParser {
 public:
  explicit QueryParser(std::u32string text) : text_(std::move(text)) {
    marks_ = static_cast<std::size_t>(std::ranges::count_if(text_, is_quotation_mark));
  }

  Query parse() {
    const std::size_t paired = marks_ / 2 * 2;
    std::size_t mark = 0;
    for (const char32_t c : text_) {
      if (!is_space(c) && !is_quotation_mark(c)) {
        chunk_ += c;
        continue;
      }
      close();
      if (!is_quotation_mark(c)) continue;
      if (mark++ < paired) in_phrase_ = mark % 2 == 1;
      query_.phrases += in_phrase_ ? 1 : 0;
    }
    close();
    return std::move(query_);
  }

 private:
  void close() {
    if (chunk_.empty()) return;
    QueryChunk chunk;
    if (in_phrase_) chunk.phrase = query_.phrases - 1;
    chunk.excluded = !in_phrase_ && chunk_.size() > 1 && is_minus(chunk_[0]);
    chunk.text = utf8(std::u32string_view(chunk_).substr(chunk.excluded ? 1 : 0));
    query_.chunks.push_back(std::move(chunk));
    chunk_.clear();
  }

  std::u32string text_, chunk_;
  std::size_t marks_ = 0;
  bool in_phrase_ = false;
  Query query_;
};

}  // namespace

std::vector<QueryWord> words_of(std::string_view text) {
  // Which language's analyser finds the tokens does not matter; stems are not used here.
  Analyser analyser(Lang::en);
  Analysis analysis;
  analyser.analyse(text, analysis);
  std::vector<QueryWord> words;
  for (const Token& token : analysis.tokens) {
    QueryWord word;
    word.raw = text.substr(token.begin, token.end - token.begin);
    word.folded = analysis.folded(token);
    word.kind = token.kind;
    word.form = token.kind == TokenKind::word ? word.folded : analysis.stem(token);
    word.typed = spelling_of(word.raw, word.folded, word.form);
    words.push_back(std::move(word));
  }
  return words;
}

void mark_stop_words(std::vector<QueryWord>& words) {
  bool others = false;
  for (QueryWord& word : words) {
    word.stop = stop_words().contains(word.folded);
    others |= !word.stop && !word.excluded;
  }
  if (others) return;
  for (QueryWord& word : words) word.stop = false;
}

Query parse_query(std::string_view text) {
  std::u32string letters = code_points(text);
  if (letters.size() > kMostLetters) letters.resize(kMostLetters);
  const bool open_end =
      !letters.empty() && !is_space(letters.back()) && !is_quotation_mark(letters.back());
  Query query = QueryParser(letters).parse();
  std::size_t sought = 0, excluded = 0;
  for (std::size_t i = 0; i < query.chunks.size(); ++i) {
    const QueryChunk& chunk = query.chunks[i];
    std::vector<QueryWord> words = words_of(chunk.text);
    for (std::size_t k = 0; k < words.size(); ++k) {
      std::size_t& count = chunk.excluded ? excluded : sought;
      if (count++ >= (chunk.excluded ? kMostExcluded : kMostWords)) continue;
      QueryWord& word = words[k];
      word.chunk = i;
      word.phrase = chunk.phrase;
      word.excluded = chunk.excluded;
      word.unfinished = open_end && i + 1 == query.chunks.size() && k + 1 == words.size() &&
                        chunk.text.ends_with(word.raw) && !word.phrase && !word.excluded;
      query.words.push_back(std::move(word));
    }
  }
  mark_stop_words(query.words);
  return query;
}

}  // namespace tilmech
