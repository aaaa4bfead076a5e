// The letters of a folded Kyrgyz word as numbers, with the й that hides in я, ю, е after a vowel.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/letter_tree.h"

namespace tilmech {

// Longer words are left alone.
inline constexpr std::size_t kMaxLetters = 48;

constexpr Letter letter_of(char32_t c) {
  return static_cast<Letter>(c - U'а' + 1);
}
inline constexpr Letter kA = letter_of(U'а'), kB = letter_of(U'б'), kG = letter_of(U'г');
inline constexpr Letter kE = letter_of(U'е'), kI = letter_of(U'и'), kShortI = letter_of(U'й');
inline constexpr Letter kK = letter_of(U'к'), kO = letter_of(U'о'), kP = letter_of(U'п');
inline constexpr Letter kU = letter_of(U'у'), kY = letter_of(U'ы'), kHardE = letter_of(U'э');
inline constexpr Letter kYu = letter_of(U'ю'), kYa = letter_of(U'я');

constexpr std::uint64_t bit(Letter letter) {
  return std::uint64_t{1} << letter;
}
inline constexpr std::uint64_t kVowels =
    bit(kA) | bit(kE) | bit(kI) | bit(kO) | bit(kU) | bit(kY) | bit(kHardE) | bit(kYu) | bit(kYa);

constexpr bool is_vowel(Letter letter) {
  return (kVowels >> letter & 1) != 0;
}

// By the last seven bits of a code point from U+0400 to U+047F: the letter, 0 if not one from а to
// я.
inline constexpr std::array<Letter, 128> kLetters = [] {
  std::array<Letter, 128> letters{};
  for (Letter i = 0; i < kLetterCount; ++i) letters[0x30u + i] = static_cast<Letter>(i + 1);
  return letters;
}();

// The letter that two bytes are; 0 if they are not one from а to я.
inline Letter letter_of_bytes(char first, char second) {
  const auto low = static_cast<unsigned char>(second) ^ 0x80u;
  const auto lead = static_cast<unsigned char>(first) ^ 0xD0u;
  return lead > 1 || low > 0x3F ? Letter{0} : kLetters[lead << 6 | low];
}

// The same for the two bytes at `at` of a text, which may end before.
inline Letter letter_at(std::string_view text, std::size_t at) {
  return at + 1 < text.size() ? letter_of_bytes(text[at], text[at + 1]) : Letter{0};
}

inline void write_letter(Letter letter, char* to) {
  to[0] = static_cast<char>(letter <= 16 ? 0xD0 : 0xD1);
  to[1] = static_cast<char>(letter <= 16 ? letter - 1 + 0xB0 : letter - 17 + 0x80);
}

// A word's letters, with я, ю, е after a vowel taken apart: places of a word are places in here.
struct Letters {
  std::array<Letter, 2 * kMaxLetters + 1> at{};
  std::size_t size = 0;
  bool apart = false;  // whether any letter was taken apart

  // False if a letter is not one from а to я, or there are too many.
  bool read(std::string_view word) {
    if (word.empty() || word.size() % 2 != 0 || word.size() > 2 * kMaxLetters) return false;
    Letter last = 0;
    for (std::size_t i = 0; i < word.size(); i += 2) {
      const Letter letter = letter_of_bytes(word[i], word[i + 1]);
      if (letter == 0) return false;
      if (is_vowel(last) && (letter == kE || letter == kYu || letter == kYa)) {
        apart = true;
        at[size++] = kShortI;
        at[size++] = letter == kE ? kE : letter == kYu ? kU : kA;
      } else {
        at[size++] = letter;
      }
      last = letter;
    }
    return true;
  }

  // Replaces what `out` holds by the first `count` letters, put together again.
  void write(std::size_t count, std::string& out) const {
    std::array<char, 4 * kMaxLetters> bytes{};
    std::size_t size = 0;
    for (std::size_t i = 0; i < count; ++i) {
      Letter letter = at[i];
      if (letter == kShortI && i > 0 && is_vowel(at[i - 1]) && i + 1 < count) {
        const Letter next = at[i + 1];
        const Letter whole = next == kA ? kYa : next == kU ? kYu : next == kE ? kE : Letter{0};
        if (whole != 0) letter = whole, ++i;
      }
      write_letter(letter, &bytes[size]);
      size += 2;
    }
    out.assign(bytes.data(), size);
  }
};

}  // namespace tilmech
