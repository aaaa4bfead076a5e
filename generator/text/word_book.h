// Every written word of a language, numbered. A text is read into numbers once; whoever asks more
// about its words looks it up by number, or keeps a list of its own by number. Nothing that is
// written out may depend on the numbers: they come in the order in which threads meet words.
#pragma once

#include <oneapi/tbb/concurrent_vector.h>

#include <array>
#include <cstdint>
#include <deque>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/language.h"
#include "text/analyser.h"
#include "text/guess_language.h"
#include "text/segments.h"
#include "text/tokens.h"
#include "text/word_hash.h"

namespace tilmech {

using WordId = std::uint32_t;

// What is known of a word from its letters: the same as the analyser says of its token. Small,
// since all words of a site are looked up here. The letters live as long as the book.
class BookWord {
 public:
  std::string_view written() const { return {letters_, written_size_}; }
  std::string_view folded() const { return {letters_ + folded_at(), folded_size_}; }
  std::string_view stem() const { return {letters_ + folded_at() + stem_after_, stem_size_}; }
  TokenKind kind() const { return kind_; }
  // The word as it is written, as a token of a text that is nothing else.
  RawToken token() const { return {0, written_size_, kind_, written_size_ - ending_}; }
  // What a word says about its language; numbers and abbreviations say nothing.
  void add_to(LanguageEvidence& sum) const;

 private:
  friend class WordBook;
  static constexpr std::size_t kForm = 2;  // kind and ending stand behind the letters

  std::uint32_t folded_at() const { return written_size_ + kForm; }

  const char* letters_ = nullptr;
  std::uint32_t written_size_ = 0;
  std::uint32_t folded_size_ = 0;
  std::uint32_t stem_after_ = 0;  // where the stem starts, counted from the folded form
  std::uint32_t stem_size_ = 0;
  std::array<std::int8_t, 6> language_{};  // the numbers of LanguageEvidence
  TokenKind kind_ = TokenKind::word;
  std::uint8_t ending_ = 0;  // bytes that are the ending of a number or abbreviation
};

// A word where it stands.
struct TextWord {
  TextWord(const RawToken& token, WordId number)
      : begin(token.begin),
        end(token.end),
        id(number & 0x3FFFFFFF),
        kind_number(static_cast<std::uint32_t>(token.kind)) {}

  TokenKind kind() const { return static_cast<TokenKind>(kind_number); }

  std::uint32_t begin, end;  // bytes of the text
  WordId id : 30;            // in the book of its language
  std::uint32_t kind_number : 2;
};

// The words of one language. Many threads may add to it and read it.
class WordBook {
 public:
  explicit WordBook(Lang lang) : lang_(lang) {}

  Lang lang() const { return lang_; }
  const BookWord& operator[](WordId id) const { return words_[id]; }

  // The number of a token of a text. `analyser` is one of this language.
  WordId number_of(std::string_view text, const RawToken& token, Analyser& analyser);

 private:
  // Locked one by one, so that threads seldom wait for each other.
  struct Shelf {
    std::mutex mutex;
    std::unordered_map<std::string_view, WordId, WordHash> numbers;
    std::deque<std::string> letters;  // pages, each filled up to what was reserved
  };

  static std::string_view keep(std::string_view letters, Shelf& shelf);

  Lang lang_;
  std::array<Shelf, 16> shelves_;
  tbb::concurrent_vector<BookWord> words_;
};

// A book for each language.
class WordBooks {
 public:
  WordBook& operator[](Lang lang) { return books_[lang]; }
  const WordBook& operator[](Lang lang) const { return books_[lang]; }

 private:
  PerLang<WordBook> books_{{WordBook(Lang::ky), WordBook(Lang::ru), WordBook(Lang::en)}};
};

// Reads texts of one language into a book, and remembers the numbers of the words it has met: one a
// thread.
class WordReader {
 public:
  explicit WordReader(WordBook& book);

  const WordBook& book() const { return book_; }

  // The words of a text, as the analyser finds them. Valid until the next call.
  std::span<const TextWord> read(std::string_view text);

 private:
  // A word met before: where its record starts in `records_`, and a part of its hash, so that
  // another's record is seldom looked at.
  struct Slot {
    std::uint32_t mark = 0;
    std::uint32_t record = 0;  // 0: free
  };

  WordId number_of(std::string_view text, const RawToken& token);
  std::size_t place_of(std::string_view written, const RawToken& token, std::uint64_t hash) const;
  void grow();

  WordBook& book_;
  Analyser analyser_;
  std::vector<Slot> slots_;  // open addressing; half of them are free
  std::string records_;
  std::size_t known_ = 0;
  // Working space.
  std::vector<Segment> segments_;
  std::vector<RawToken> tokens_;
  std::vector<TextWord> words_;
};

}  // namespace tilmech
