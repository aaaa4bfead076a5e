// What a reader typed, taken apart: chunks, phrases, excluded words, and the words in them. See
// FORMAT.md, "From a query to its units".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyser.h"

namespace tilmech {

struct QueryWord {
  std::string raw, folded;
  std::string form;  // what is looked for: `folded`, or a number or abbreviation without its ending
  std::string typed;  // the form with ё ң ө ү as they were typed
  TokenKind kind = TokenKind::word;
  std::size_t chunk = 0;
  std::optional<std::size_t> phrase;
  bool stop = false;
  bool excluded = false;
  bool unfinished = false;
  bool from_keyboard = false;  // read as if typed on the other keyboard
};

struct QueryChunk {
  std::string text;
  bool excluded = false;
  std::optional<std::size_t> phrase;
};

struct Query {
  std::vector<QueryChunk> chunks;
  std::vector<QueryWord> words;  // in order of chunks
  std::size_t phrases = 0;
};

Query parse_query(std::string_view text);

// The words of a text as if they were those of a query.
std::vector<QueryWord> words_of(std::string_view text);
// Marks stop words; where there are no others that are sought, none is one.
void mark_stop_words(std::vector<QueryWord>& words);

}  // namespace tilmech
