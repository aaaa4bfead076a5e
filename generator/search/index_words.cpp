#include "search/index_words.h"

#include <algorithm>
#include <cstring>

#include "search/letters.h"
#include "text/analyse_token.h"
#include "text/word_hash.h"

namespace tilmech {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;
constexpr std::size_t kMostTermBytes = 96;  // longer ones are no words
constexpr std::uint32_t kEmpty = UINT32_MAX;

bool is_term(std::string_view stem) {
  return !stem.empty() && stem.size() <= kMostTermBytes && stem[0] != '@' &&
         std::ranges::none_of(stem,
                              [](char c) { return c == ' ' || c == kKeySeparator || c == '\n'; });
}

}  // namespace

KeyNumbers::KeyNumbers() : slots_(kFirstSlots, kEmpty) {}

std::uint32_t KeyNumbers::of(std::string_view key) {
  const std::uint64_t hash = hash_of_word(key);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at] != kEmpty; at = (at + 1) & (slots_.size() - 1))
    if (hashes_[slots_[at]] == hash && keys_[slots_[at]] == key) return slots_[at];
  const auto number = static_cast<std::uint32_t>(keys_.size());
  slots_[at] = number;
  keys_.emplace_back(key);
  hashes_.push_back(hash);
  if (2 * keys_.size() > slots_.size()) grow();
  return number;
}

void KeyNumbers::grow() {
  slots_.assign(2 * slots_.size(), kEmpty);
  for (std::uint32_t i = 0; i < keys_.size(); ++i) {
    std::size_t at = hashes_[i] & (slots_.size() - 1);
    while (slots_[at] != kEmpty) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = i;
  }
}

IndexWords::IndexWords(Lang lang, const ConceptNames& names)
    : analyser_(lang), names_(names), slots_(kFirstSlots) {}

IndexWord IndexWords::of(std::string_view text, const RawToken& token) {
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  const std::uint32_t ending = token.ending - token.begin;
  const std::uint64_t hash = hash_of_word(written);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].size > 0; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.hash == hash && slot.size == written.size() && slot.ending == ending &&
        slot.kind == token.kind &&
        std::memcmp(letters_.data() + slot.letters_at, written.data(), written.size()) == 0)
      return slot.word;
  }
  const IndexWord word = analyse(text, token);
  slots_[at] = {hash,
                static_cast<std::uint32_t>(letters_.size()),
                static_cast<std::uint32_t>(written.size()),
                ending,
                token.kind,
                word};
  letters_ += written;
  if (2 * ++count_ > slots_.size()) grow();
  return word;
}

void IndexWords::grow() {
  std::vector<Slot> slots(2 * slots_.size());
  for (const Slot& slot : slots_) {
    if (slot.size == 0) continue;
    std::size_t at = slot.hash & (slots.size() - 1);
    while (slots[at].size > 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

IndexWord IndexWords::analyse(std::string_view text, const RawToken& token) {
  analysis_.tokens.clear();
  analysis_.letters.clear();
  analyse_token(analyser_, text, token, analysis_);
  const Token& found = analysis_.tokens[0];
  const std::string_view stem = analysis_.stem(found);
  IndexWord word{kNoTerm, names_.stem_number(stem)};
  if (!is_term(stem)) return word;
  const std::string_view raw = text.substr(token.begin, token.end - token.begin);
  (key_ = stem) += kKeySeparator;
  key_ += spelling_of(raw, analysis_.folded(found), stem);
  word.term = terms_.of(key_);
  return word;
}

std::uint32_t IndexWords::term_of_concept(std::uint32_t number) {
  if (number >= concepts_.size()) concepts_.resize(number + 1, kNoTerm);
  if (concepts_[number] == kNoTerm) {
    const std::string digits = std::to_string(number);
    (key_ = '@') += digits;
    ((key_ += kKeySeparator) += '@') += digits;
    concepts_[number] = terms_.of(key_);
  }
  return concepts_[number];
}

}  // namespace tilmech
