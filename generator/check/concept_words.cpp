// How much of a concept a text has where it does not name it in one piece: words of its names in
// any order, words akin to them, a root inside another word.
#include <algorithm>

#include "check/concept_names.h"
#include "check/word_likeness.h"

namespace tilmech {
namespace {

constexpr std::size_t kTinyStem = 2;   // bytes
constexpr std::size_t kAllWords = 99;  // of a name
constexpr std::size_t kRoot = 5;       // letters

}  // namespace

bool GlossaryNames::has(std::uint32_t concept_id, const Analysis& words, Lang lang,
                        std::size_t size) const {
  const auto stands = [&](const Name& name, std::size_t i) {
    return std::ranges::any_of(words.tokens, [&](const Token& token) {
      return words.stem(token) == name.stems[i] || is_akin(words.folded(token), name.words[i]);
    });
  };
  for (const std::uint32_t index : concepts_[concept_id].names[lang]) {
    const Name& name = names_[index];
    if (name.has_shorter) continue;
    std::size_t there = 0, counted = 0;
    for (std::size_t i = 0; i < name.stems.size(); ++i) {
      if (name.stems.size() > 1 && name.stems[i].size() <= kTinyStem) continue;  // "и", "of"
      ++counted;
      there += stands(name, i);
    }
    // Long names are shortened in running text.
    if (there > 0 && there >= std::min((counted * 2 + 2) / 3, size)) return true;
  }
  return false;
}

std::size_t GlossaryNames::count(std::uint32_t concept_id, const Analysis& words, Lang lang,
                                 bool akin) const {
  std::size_t most = 0;
  for (const std::uint32_t index : concepts_[concept_id].names[lang]) {
    const Name& name = names_[index];
    std::size_t least = words.tokens.size();
    for (std::size_t i = 0; i < name.stems.size(); ++i) {
      if (name.stems.size() > 1 && name.stems[i].size() <= kTinyStem) continue;
      const auto found = std::ranges::count_if(words.tokens, [&](const Token& token) {
        return words.stem(token) == name.stems[i] ||
               (akin && is_akin(words.folded(token), name.words[i]));
      });
      least = std::min(least, static_cast<std::size_t>(found));
    }
    most = std::max(most, least);
  }
  return most;
}

// Whether a word of the text has the start of a one-word name inside: so many of its letters as
// `letters_of` says of their number.
bool GlossaryNames::has_root(std::uint32_t concept_id, const Analysis& words, Lang lang,
                             std::size_t (*letters_of)(std::size_t letters)) const {
  for (const std::uint32_t index : concepts_[concept_id].names[lang]) {
    const Name& name = names_[index];
    const std::string_view word = name.words[0];
    const std::size_t letter = static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2;  // bytes
    const std::size_t root = letters_of(word.size() / letter) * letter;
    if (name.words.size() > 1 || word.size() < root) continue;
    for (const Token& token : words.tokens)
      if (words.folded(token).find(word.substr(0, root)) != std::string_view::npos) return true;
  }
  return false;
}

bool GlossaryNames::is_foreign(std::uint32_t concept_id, const Analysis& words, Lang lang) const {
  return !has(concept_id, words, lang, kAllWords) &&
         !has_root(concept_id, words, lang,
                   [](std::size_t letters) { return std::max(kRoot, letters * 2 / 3); });
}

bool GlossaryNames::reminds(std::uint32_t concept_id, const Analysis& words, Lang lang) const {
  return has(concept_id, words, lang, kAllWords) ||
         has_root(concept_id, words, lang, [](std::size_t) { return kRoot; });
}

bool GlossaryNames::has_word(std::uint32_t concept_id, const Analysis& words, Lang lang) const {
  for (const std::uint32_t index : concepts_[concept_id].names[lang]) {
    const Name& name = names_[index];
    for (std::size_t i = 0; i < name.stems.size(); ++i)
      for (const Token& token : words.tokens)
        if (name.stems[i].size() > kTinyStem &&
            (words.stem(token) == name.stems[i] || is_akin(words.folded(token), name.words[i])))
          return true;
  }
  return false;
}

}  // namespace tilmech
