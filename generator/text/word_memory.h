// What was found out about the words met lately. Half of a text is a few hundred words that come
// again and again; looking them up is several times as fast as folding and stemming them. Of fixed
// size: it forgets what collides.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "text/word_hash.h"

namespace tilmech {

// A few letters about each word: its stem, or its folded form.
class WordMemory {
 public:
  struct Known {
    std::string_view letters;  // valid until the next keep()
    std::uint8_t number;       // kept with them
  };

  WordMemory() : slots_(kFirstSlots) {}

  std::optional<Known> find(std::string_view word) const {
    const Slot& slot = slots_[place(word)];
    if (slot.word_size != word.size() ||
        std::memcmp(slot.letters.data(), word.data(), word.size()) != 0)
      return std::nullopt;
    return Known{{slot.letters.data() + slot.word_size, slot.size}, slot.number};
  }

  // Remembers letters and a number for a word, unless the two are too long for a slot.
  void keep(std::string_view word, std::string_view letters, std::size_t number = 0) {
    if (word.empty() || word.size() + letters.size() > kLetters) return;
    // A query has a few words, a site has millions.
    if (++kept_ > slots_.size() && slots_.size() < kSlots) slots_.assign(kSlots, Slot());
    Slot& slot = slots_[place(word)];
    slot.word_size = static_cast<std::uint8_t>(word.size());
    slot.size = static_cast<std::uint8_t>(letters.size());
    slot.number = static_cast<std::uint8_t>(number);
    std::memcpy(slot.letters.data(), word.data(), word.size());
    std::memcpy(slot.letters.data() + word.size(), letters.data(), letters.size());
  }

 private:
  static constexpr std::size_t kFirstSlots = 64;
  static constexpr std::size_t kSlots = 4096;  // with 64 bytes each, 256 KB
  static constexpr std::size_t kLetters = 61;  // bytes

  struct Slot {
    std::uint8_t word_size = 0;  // 0: empty
    std::uint8_t size = 0;
    std::uint8_t number = 0;
    std::array<char, kLetters> letters{};
  };

  std::size_t place(std::string_view word) const {
    return hash_of_word(word) & (slots_.size() - 1);
  }

  std::vector<Slot> slots_;
  std::size_t kept_ = 0;
};

}  // namespace tilmech
