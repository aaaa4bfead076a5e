#include "align/cognate.h"

#include <algorithm>
#include <array>

namespace tilmech {
namespace {

// а ... я, small letters from U+0430 on.
constexpr std::array<std::string_view, 32> kSounds = {
    "a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "k", "c", "c", "s", "s", "",  "i", "",  "e", "iu", "ia"};

void add_sound(std::string& out, std::string_view sound) {
  for (const char c : sound)
    if (out.empty() || out.back() != c) out += c;
}

bool is_soft(char c) {
  return c == 'e' || c == 'i' || c == 'y';
}

// The sound of the Latin letter at `at`; moves `at` behind what was read.
std::string_view latin_sound(std::string_view word, std::size_t& at) {
  const char c = word[at];
  const char next = at + 1 < word.size() ? word[at + 1] : '\0';
  ++at;
  if (next == 'h' && (c == 'p' || c == 't' || c == 'c' || c == 'k' || c == 's')) {
    ++at;
    return c == 'p' ? "f" : c == 't' ? "t" : c == 's' ? "s" : "k";
  }
  switch (c) {
    case 'c':
      return is_soft(next) ? "c" : "k";
    case 'q':
      return "k";
    case 'w':
      return "v";
    case 'x':
      return "ks";
    case 'y':
      return "i";
    case 'h':
      return "";
    default:
      return c >= 'a' && c <= 'z' ? word.substr(at - 1, 1) : "";
  }
}

}  // namespace

std::string skeleton_of(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    if (byte < 0x80) {
      add_sound(out, latin_sound(folded, at));
      continue;
    }
    const auto next = at + 1 < folded.size() ? static_cast<unsigned char>(folded[at + 1]) : 0;
    at += 2;
    const int letter = ((byte & 0x1F) << 6 | (next & 0x3F)) - 0x430;
    if ((byte == 0xD0 || byte == 0xD1) && letter >= 0 && letter < 32)
      add_sound(out, kSounds[static_cast<std::size_t>(letter)]);
  }
  if (out.size() < 4) out.clear();
  return out;
}

double likeness(std::string_view left, std::string_view right) {
  const auto [end, other] = std::ranges::mismatch(left, right);
  const auto common = static_cast<double>(end - left.begin());
  if (common < 4) return 0;
  return 2 * common / static_cast<double>(left.size() + right.size());
}

}  // namespace tilmech
