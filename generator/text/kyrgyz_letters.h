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

// The letter of the two bytes at `at`; 0 if it is not one from а to я.
inline Letter letter_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto low = static_cast<unsigned char>(text[at + 1]);
  if (lead == 0xD0 && low >= 0xB0 && low <= 0xBF) return static_cast<Letter>(low - 0xB0 + 1);
  if (lead == 0xD1 && low >= 0x80 && low <= 0x8F) return static_cast<Letter>(low - 0x80 + 17);
  return 0;
}

inline void append_letter(std::string& out, Letter letter) {
  out += static_cast<char>(letter <= 16 ? 0xD0 : 0xD1);
  out += static_cast<char>(letter <= 16 ? letter - 1 + 0xB0 : letter - 17 + 0x80);
}

// A word's letters, with я, ю, е after a vowel taken apart: places of a word are places in here.
struct Letters {
  std::array<Letter, 2 * kMaxLetters + 1> at{};
  std::size_t size = 0;

  // False if a letter is not one from а to я, or there are too many.
  bool read(std::string_view word) {
    if (word.empty() || word.size() > 2 * kMaxLetters) return false;
    Letter last = 0;
    for (std::size_t i = 0; i < word.size(); i += 2) {
      const Letter letter = letter_at(word, i);
      if (letter == 0) return false;
      if (is_vowel(last) && (letter == kE || letter == kYu || letter == kYa)) {
        at[size++] = kShortI;
        at[size++] = letter == kE ? kE : letter == kYu ? kU : kA;
      } else {
        at[size++] = letter;
      }
      last = letter;
    }
    return true;
  }

  // Writes the first `count` letters, put together again.
  void write(std::size_t count, std::string& out) const {
    for (std::size_t i = 0; i < count; ++i) {
      const bool joins = at[i] == kShortI && i > 0 && is_vowel(at[i - 1]) && i + 1 < count;
      const Letter next = joins ? at[i + 1] : Letter{0};
      const Letter whole = next == kA ? kYa : next == kU ? kYu : next == kE ? kE : Letter{0};
      append_letter(out, whole != 0 ? whole : at[i]);
      if (whole != 0) ++i;
    }
  }
};

}  // namespace tilmech
