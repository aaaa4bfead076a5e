// Words: what alignment, glossary links, checks and search agree to call "the same word". A text
// becomes tokens; a token has its place in the text, its folded form (fold.h) and its stem. Two
// words are forms of one word when their stems are equal.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace tilmech {

enum class TokenKind : std::uint8_t {
  word,
  number,        // "500дөн", "6,8", "2-го": the stem is the number alone, "500"
  abbreviation,  // "БУУнун", "ЖИКС", "т.д": the stem is the abbreviation alone, "буу"
};

struct Token {
  std::uint32_t begin = 0;  // bytes of the text, [begin, end)
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
  std::uint32_t folded_at = 0, folded_size = 0;  // in Analysis::letters
  std::uint32_t stem_at = 0, stem_size = 0;
};

// The tokens of one text. Keep one and fill it again: it allocates only while it grows.
struct Analysis {
  std::vector<Token> tokens;
  std::string letters;

  std::string_view folded(const Token& token) const {
    return std::string_view(letters).substr(token.folded_at, token.folded_size);
  }
  std::string_view stem(const Token& token) const {
    return std::string_view(letters).substr(token.stem_at, token.stem_size);
  }
};

// The analyser of one language. Cheap to make; not thread-safe: one a thread.
class Analyser {
 public:
  explicit Analyser(Lang lang);
  ~Analyser();
  Analyser(Analyser&&) noexcept;

  // Replaces what `out` holds by the tokens of `text`, in order. Any bytes will do. Texts are
  // shorter than 4 GB. `2014-жылдын` is the number 2014 and the word жылдын; `азык-түлүк`,
  // `АИВ/ЖИКС` are two tokens; the initials of `А. Б. Иванов` are abbreviations.
  void analyse(std::string_view text, Analysis& out);

  // The stem of a folded word, valid until the next call. A word without letters of the language's
  // alphabet, and one too short or too long to be stemmed, is its own stem.
  std::string_view stem(std::string_view folded);

  // The stem of a word as `tilmech analyze` prints it: that of its token, or, if it has several,
  // their stems with '-' where the word has a hyphen between them and a space elsewhere; without
  // any token the folded word.
  std::string stem_of_word(std::string_view word);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
