// Hashing words: short, much alike at their ends, and asked for by the million.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tilmech {

// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4), eight bytes at a time.
// The same on every run of a program, not on every machine: nothing written out may depend on it.
inline std::uint64_t hash_of_word(std::string_view word) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = word.size();
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t part = 0;
    std::memcpy(&part, at, 8);
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 29;
  }
  if (left > 0) {
    std::uint64_t part = 0;
    for (std::size_t i = 0; i < left; ++i) part = part << 8 | static_cast<unsigned char>(at[i]);
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 29;
  }
  return hash ^ hash >> 17;
}

// For maps whose keys are words: they can be asked for a part of a text.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const { return hash_of_word(word); }
};

}  // namespace tilmech
