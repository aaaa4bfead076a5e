// Applies the rules: a walk from the end of the word through the places where an ending can begin.
// The browser's twin is site/scripts/analyser/kyrgyz.js.
#include "text/stem_kyrgyz.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/embedded_rules.h"
#include "text/kyrgyz_letters.h"
#include "text/kyrgyz_rules.h"

namespace tilmech {
namespace {

const KyrgyzRules& rules() {
  static const KyrgyzRules kRules = read_kyrgyz_rules(kyrgyz_rules_text());
  return kRules;
}

// Where the stem of a word ends, and the listed word it is (0: none).
struct Cut {
  std::size_t size = 0;
  std::uint16_t word = 0;
};

Cut find_cut(const KyrgyzRules& rules, const Letters& word) {
  // The listed words that the word begins with, by length.
  std::array<std::uint16_t, 2 * kMaxLetters + 1> listed{};
  std::uint16_t node = LetterTree::kRoot;
  for (std::size_t i = 0; i < word.size; ++i) {
    node = rules.words.next(node, word.at[i]);
    if (node == 0) break;
    listed[i + 1] = rules.words.value(node);
  }
  std::size_t first_vowel = 0;
  while (first_vowel < word.size && !is_vowel(word.at[first_vowel])) ++first_vowel;
  // A stem has a vowel; one of two letters is a vowel and a consonant: ал, өт; not де, чы.
  const std::size_t least =
      first_vowel == 0 && !is_vowel(word.at[1]) ? 2 : std::max<std::size_t>(3, first_vowel + 1);

  std::array<std::uint16_t, 2 * kMaxLetters + 1> states{};  // by place, a bit each
  states[word.size] = rules.start;
  Cut cut{word.size, 0};
  for (std::size_t place = word.size; place > 1; --place) {
    if (states[place] == 0) continue;
    if ((states[place] & rules.final) != 0) {
      cut = {place, listed[place]};
      if (cut.word != 0) break;
    }
    std::uint16_t at = LetterTree::kRoot;
    for (std::size_t i = place; i-- > 1;) {
      at = rules.endings.next(at, word.at[i]);
      if (at == 0) break;
      const std::uint16_t list = rules.endings.value(at);
      for (std::size_t r = rules.lists[list]; r < rules.lists[list + 1u]; ++r) {
        const KyrgyzRule& rule = rules.rules[r];
        const std::size_t left = i + rule.kept;
        if ((rule.from & states[place]) == 0 || left < least || left < rule.least ||
            left > rule.most)
          continue;
        if (rule.after != 0 && (rule.after >> word.at[left - 1] & 1) == 0) continue;
        states[left] |= rule.to;
      }
    }
  }
  return cut;
}

}  // namespace

void kyrgyz_stem(std::string_view folded, std::string& out) {
  Letters word;
  if (!word.read(folded)) {
    out = folded;
    return;
  }
  const KyrgyzRules& table = rules();
  const Cut cut = find_cut(table, word);
  if (const std::string& other = table.replacements[cut.word]; !other.empty()) {
    out = other;
    return;
  }
  // The joint: китеби is китеп, тарагы is тарак; өлкө and олко, кара and каро(о) are one.
  Letter& last = word.at[cut.size - 1];
  const Letter before = last;
  if (last == kB) last = kP;
  if (last == kG) last = kK;
  if (last == kE || last == kO) last = kA;
  if (word.apart) {
    word.write(cut.size, out);
  } else {
    out.assign(folded.data(), 2 * cut.size);
    if (last != before) write_letter(last, &out[2 * cut.size - 2]);
  }
}

}  // namespace tilmech
