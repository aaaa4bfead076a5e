// The rules of the Kyrgyz stemmer, ready to be applied. Their text is kyrgyz_stemmer.txt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/letter_tree.h"

namespace tilmech {

// One way to take an ending away.
struct KyrgyzRule {
  std::uint16_t from = 0, to = 0;      // states, a bit each
  std::uint64_t after = 0;             // letters that may stand before; 0: any
  std::uint8_t least = 0, most = 255;  // letters of the remainder
  std::uint8_t kept = 0;               // letters at the ending's start that stay
  friend auto operator<=>(const KyrgyzRule&, const KyrgyzRule&) = default;
};

struct KyrgyzRules {
  std::uint16_t start = 0, final = 0;  // states
  // All rules; those of the value n of `endings` are [lists[n], lists[n + 1]).
  std::vector<KyrgyzRule> rules;
  std::vector<std::uint16_t> lists;
  LetterTree endings;                     // letters from the end of a word on
  LetterTree words;                       // value n: the word is replacements[n]
  std::vector<std::string> replacements;  // "": by itself
};

// Reads a text of the form of kyrgyz_stemmer.txt. It is ours: a mistake in it is a defect, found by
// the first test.
KyrgyzRules read_kyrgyz_rules(std::string_view text);

}  // namespace tilmech
