#include "search/letters.h"

namespace tilmech {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The code point at `at`, which moves past it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const unsigned first = byte(at);
  const std::size_t size = first < 0x80    ? 1
                           : first < 0xC2  ? 0
                           : first < 0xE0  ? 2
                           : first < 0xF0  ? 3
                           : first <= 0xF4 ? 4
                                           : 0;
  if (size == 1) return ++at, first;
  char32_t c = size == 0 ? 0 : first & (0xFFu >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return ++at, kReplacement;
    c = c << 6 | (byte(at + i) & 0x3F);
  }
  const bool good = size == 2 || (size == 3 && c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) ||
                    (size == 4 && c >= 0x10000 && c <= 0x10FFFF);
  at += good ? size : 1;
  return good ? c : kReplacement;
}

// Whether the bytes may hold one of ё ң ө ү or its capital.
bool may_be_special(std::string_view raw) {
  for (std::size_t i = 0; i + 1 < raw.size(); ++i) {
    const auto first = static_cast<unsigned char>(raw[i]);
    const auto second = static_cast<unsigned char>(raw[i + 1]);
    if (first == 0xD2 || first == 0xD3 || (first == 0xD1 && second == 0x91) ||
        (first == 0xD0 && second == 0x81))
      return true;
  }
  return false;
}

// The small letter, if `c` is one of the four.
char32_t small_special(char32_t c) {
  switch (c) {
    case U'ё':
    case U'Ё':
      return U'ё';
    case U'ң':
    case U'Ң':
      return U'ң';
    case U'ө':
    case U'Ө':
      return U'ө';
    case U'ү':
    case U'Ү':
      return U'ү';
    default:
      return 0;
  }
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

}  // namespace

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) out += next_code_point(text, at);
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(2 * text.size());
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
  return count;
}

std::string spelling_of(std::string_view raw, std::string_view folded, std::string_view form) {
  if (!may_be_special(raw)) return std::string(form);
  const std::u32string typed = code_points(raw);
  if (typed.size() != count_code_points(folded)) return std::string(form);
  std::u32string spelling = code_points(form);
  for (std::size_t i = 0; i < spelling.size() && i < typed.size(); ++i) {
    const char32_t special = small_special(typed[i]);
    if (special != 0 && special_of(spelling[i]) == special) spelling[i] = special;
  }
  return utf8(spelling);
}

}  // namespace tilmech
