// UTF-8 as bytes: what is not valid, what cannot be seen, and columns for messages. All three run
// over every byte of every file, so ordinary text is passed over by its lead bytes alone.

#include "text/characters.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace tilmech {
namespace {

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

constexpr bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

// The length of the well-formed sequence of two to four bytes at `s`, of which `left` bytes exist;
// 0 when it is not well-formed (The Unicode Standard, table 3-7).
std::size_t sequence_length(const std::uint8_t* s, std::size_t left) {
  const std::uint8_t lead = s[0];
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (left < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if (!is_continuation(s[i])) return 0;
  if (lead == 0xE0 && s[1] < 0xA0) return 0;  // overlong
  if (lead == 0xED && s[1] > 0x9F) return 0;  // surrogate
  if (lead == 0xF0 && s[1] < 0x90) return 0;  // overlong
  if (lead == 0xF4 && s[1] > 0x8F) return 0;  // beyond U+10FFFF
  return length;
}

bool eight_ascii(const std::uint8_t* s) {
  std::uint64_t word;
  std::memcpy(&word, s, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

struct Range {
  UChar32 first, last;
};

// Controls, bidirectional controls, characters without a shape, and those XML cannot carry.
// Emoji sequences are the one place where U+200D and U+FE0F belong: see is_emoji_joint.
constexpr auto kForbidden = std::to_array<Range>({
    {0x0000, 0x0008}, {0x000B, 0x000C},   {0x000E, 0x001F}, {0x007F, 0x009F},  // controls
    {0x034F, 0x034F},                                                          // grapheme joiner
    {0x061C, 0x061C},                                                          // Arabic letter mark
    {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},  // fillers, invisible vowels, selectors
    {0x200B, 0x200B}, {0x200D, 0x200F},                      // zero width space, joiner, marks
    {0x2028, 0x202E},                                        // separators, embeddings, overrides
    {0x2060, 0x206F},                                        // word joiner, operators, isolates
    {0x2800, 0x2800}, {0x3164, 0x3164},                      // Braille blank, Hangul filler
    {0xFDD0, 0xFDEF}, {0xFE00, 0xFE0F},                      // noncharacters, variation selectors
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},  // byte-order mark, filler, annotations
    {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},                    // noncharacters, tags
});

bool is_forbidden(UChar32 c) {
  if (c >= 0x10000 && (c & 0xFFFE) == 0xFFFE) return true;  // noncharacters of the other planes
  const auto* range =
      std::ranges::lower_bound(kForbidden, c, {}, [](const Range& r) { return r.last; });
  return range != kForbidden.end() && c >= range->first;
}

// Bytes that can begin a forbidden character; every other byte is passed over.
constexpr std::array<bool, 256> kSuspicious = [] {
  std::array<bool, 256> table{};
  for (int c = 0; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\r';
  table[0x7F] = true;
  for (int lead : {0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4})
    table[lead] = true;
  return table;
}();

bool is_pictograph(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ||
         u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

// Whether `c`, at bytes [begin, end) of `text`, holds an emoji sequence together: a selector after
// a pictograph or before a keycap, a joiner between two pictographs.
bool is_emoji_joint(std::string_view text, UChar32 c, std::int32_t begin, std::int32_t end) {
  if (c != 0x200D && c != 0xFE0F) return false;
  const std::uint8_t* s = bytes_of(text);
  const auto length = static_cast<std::int32_t>(text.size());
  UChar32 before = 0, after = 0;
  if (begin > 0) U8_PREV(s, 0, begin, before);
  if (end < length) U8_NEXT(s, end, length, after);
  if (c == 0xFE0F) return is_pictograph(before) || after == 0x20E3;
  return (is_pictograph(before) || before == 0xFE0F) && is_pictograph(after);
}

}  // namespace

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
  const std::uint8_t* s = bytes_of(text);
  const std::size_t n = text.size();
  std::size_t i = 0;
  while (i < n) {
    if (s[i] < 0x80) {
      ++i;
      while (i + 8 <= n && eight_ascii(s + i)) i += 8;
    } else if (s[i] >= 0xC2 && s[i] < 0xE0 && i + 1 < n && is_continuation(s[i + 1])) {
      i += 2;  // Cyrillic: nearly all of our text
    } else {
      const std::size_t length = sequence_length(s + i, n - i);
      if (length == 0) return i;
      i += length;
    }
  }
  return std::nullopt;
}

std::vector<BadCharacter> find_forbidden_characters(std::string_view text) {
  std::vector<BadCharacter> found;
  const std::uint8_t* s = bytes_of(text);
  const auto n = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < n;) {
    if (!kSuspicious[s[i]]) {
      ++i;
      continue;
    }
    const std::int32_t begin = i;
    UChar32 c;
    U8_NEXT(s, i, n, c);
    if (c >= 0 && is_forbidden(c) && !is_emoji_joint(text, c, begin, i))
      found.push_back({static_cast<std::size_t>(begin), character_name(c)});
  }
  return found;
}

std::string character_name(char32_t character) {
  const auto c = static_cast<UChar32>(character);
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  u_charName(c, U_UNICODE_CHAR_NAME, name.data(), name.size() - 1, &status);
  std::string_view text = name.data();
  if (c == 0) text = "NULL";  // ICU has no names for controls
  if (text.empty()) text = u_charType(c) == U_CONTROL_CHAR ? "CONTROL" : "NONCHARACTER";
  return fmt::format("U+{:04X} {}", static_cast<std::uint32_t>(c), text);
}

int column_at(std::string_view line, std::size_t bytes) {
  const std::string_view before = line.substr(0, bytes);
  return 1 + static_cast<int>(std::ranges::count_if(
                 before, [](char c) { return !is_continuation(static_cast<std::uint8_t>(c)); }));
}

}  // namespace tilmech
