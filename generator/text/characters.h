// Characters that deceive: invalid UTF-8, controls, invisible ones, look-alikes of another
// alphabet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

// The byte offset of the first invalid UTF-8 sequence (overlong, surrogate, truncated too).
std::optional<std::size_t> find_bad_utf8(std::string_view text);

struct BadCharacter {
  std::size_t offset;  // in bytes
  std::string name;    // "U+202E RIGHT-TO-LEFT OVERRIDE"
};

// NUL and other controls but tab, CR, LF; bidirectional controls; invisible characters. Soft
// hyphen, NBSP, ZWNJ and a byte-order mark at offset 0 are allowed. `text` is valid UTF-8.
std::vector<BadCharacter> find_forbidden_characters(std::string_view text);

// "U+00AD SOFT HYPHEN": how messages name a character that cannot be seen.
std::string character_name(char32_t character);

struct MixedWord {
  std::size_t offset;
  std::string word;
  std::string letters;  // "Latin o (U+006F) in a Cyrillic word"
  std::string fixed;    // the word in one alphabet; "" when no look-alike fits every letter
};

// Words that mix Cyrillic with Latin or Greek letters. Two alphabets joined by a hyphen, digits and
// apostrophes do not count ("IT-компания", "COVID-19дан"): each part is a word of its own, and
// Latin abbreviations and names with a Cyrillic ending after them ("CADAPтын", "Telegramдан") are
// allowed unless the whole Latin part could be a Cyrillic word misprinted with look-alikes
// ("CAMтын" is not).
std::vector<MixedWord> find_mixed_words(std::string_view text);

// How many code points the first `bytes` bytes hold, plus one: a column for messages.
int column_at(std::string_view line, std::size_t bytes);

}  // namespace tilmech
