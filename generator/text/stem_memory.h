// The stems of the words met lately. Half of a text is a few hundred words that come again and
// again; looking them up is several times as fast as stemming them. Of fixed size: it forgets what
// collides.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace tilmech {

class StemMemory {
 public:
  StemMemory() : slots_(kSlots) {}

  // The stem of `word`, valid until the next keep(), or nothing.
  std::optional<std::string_view> find(std::string_view word) const {
    const Slot& slot = slots_[place(word)];
    if (slot.word_size != word.size() ||
        std::memcmp(slot.letters.data(), word.data(), word.size()) != 0)
      return std::nullopt;
    return std::string_view(slot.letters.data() + slot.word_size, slot.stem_size);
  }

  // Remembers a stem, unless the two are too long for a slot.
  void keep(std::string_view word, std::string_view stem) {
    if (word.empty() || word.size() + stem.size() > kLetters) return;
    Slot& slot = slots_[place(word)];
    slot.word_size = static_cast<std::uint8_t>(word.size());
    slot.stem_size = static_cast<std::uint8_t>(stem.size());
    std::memcpy(slot.letters.data(), word.data(), word.size());
    std::memcpy(slot.letters.data() + word.size(), stem.data(), stem.size());
  }

 private:
  static constexpr std::size_t kSlots = 4096;  // with 64 bytes each, 256 KB
  static constexpr std::size_t kLetters = 62;  // bytes

  struct Slot {
    std::uint8_t word_size = 0;  // 0: empty
    std::uint8_t stem_size = 0;
    std::array<char, kLetters> letters{};
  };

  // Multiplicative hashing, eight bytes at a time.
  static std::size_t place(std::string_view word) {
    std::uint64_t hash = word.size();
    const char* at = word.data();
    std::size_t left = word.size();
    for (; left > 0; at += 8) {
      std::uint64_t part = 0;
      const std::size_t size = left < 8 ? left : 8;
      std::memcpy(&part, at, size);
      hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
      hash ^= hash >> 29;
      left -= size;
    }
    return hash >> 17 & (kSlots - 1);
  }

  std::vector<Slot> slots_;
};

}  // namespace tilmech
