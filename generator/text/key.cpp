// Keys: their comparable form, what must not stand in them, and the nearest of several.

#include "text/key.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

#include "text/characters.h"

namespace tilmech {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  const auto n = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < n;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), i, n, c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

bool is_letter_or_digit(UChar32 c) {
  return c < 0x80 ? (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
                  : (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool is_mark(UChar32 c) {
  return c >= 0x300 && (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

// NFKC and case-folding in one (Unicode's NFKC_Casefold), which drops what cannot be seen as well.
std::string fold(std::string_view raw) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc_casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(raw.data(), static_cast<std::int32_t>(raw.size())));
  std::string folded;
  nfkc_casefold->normalize(text, status).toUTF8String(folded);
  assert(U_SUCCESS(status));
  return folded;
}

// Words joined by '-', folders by '/'. `folded` is in lower case.
std::string join_words(std::string_view folded) {
  std::string key;
  char pending = 0;  // the separator to write before the next word
  bool in_word = false;
  const auto n = static_cast<std::int32_t>(folded.size());
  for (std::int32_t i = 0; i < n;) {
    const std::int32_t begin = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(folded.data()), i, n, c);
    if (is_letter_or_digit(c) || (in_word && is_mark(c))) {
      if (pending != 0 && !key.empty()) key += pending;
      pending = 0;
      in_word = true;
      key.append(folded.substr(begin, i - begin));
    } else {
      in_word = false;
      if (pending != '/') pending = c == '/' ? '/' : '-';
    }
  }
  return key;
}

// What must not stand in a key, in order: also what is allowed in text.
std::vector<BadCharacter> forbidden_in_key(std::string_view raw) {
  std::vector<BadCharacter> found = find_forbidden_characters(raw);
  const auto n = static_cast<std::int32_t>(raw.size());
  for (std::int32_t i = 0; i < n;) {
    const std::int32_t begin = i;
    UChar32 c;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(raw.data()), i, n, c);
    if (c == 0x00A0 || c == 0x00AD || c == 0x200C || (c == 0xFEFF && begin == 0))
      found.push_back({static_cast<std::size_t>(begin), character_name(c)});
  }
  std::ranges::sort(found, {}, &BadCharacter::offset);
  return found;
}

// The key as a message may show it: what cannot be seen is written "<U+202E>".
std::string shown(std::string_view raw, const std::vector<BadCharacter>& forbidden) {
  std::string text;
  std::size_t at = 0;
  for (const BadCharacter& bad : forbidden) {
    text += raw.substr(at, bad.offset - at);
    text += fmt::format("<{}>", std::string_view(bad.name).substr(0, bad.name.find(' ')));
    at = bad.offset;
    U8_FWD_1(reinterpret_cast<const std::uint8_t*>(raw.data()), at, raw.size());
  }
  return text += raw.substr(at);
}

bool is_joined_script(UScriptCode script) {
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
         script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

// The first word that mixes scripts of which at least one is none of Cyrillic and Latin, in the
// words of a message: "Greek α (U+03B1) in a Latin word". Cyrillic with Latin is find_mixed_words'
// part.
std::optional<std::string> find_other_mixture(std::string_view raw) {
  UScriptCode word = USCRIPT_COMMON;
  for (char32_t point : code_points(raw)) {
    const auto c = static_cast<UChar32>(point);
    if (is_mark(c)) continue;
    if (!u_isalpha(c)) {
      word = USCRIPT_COMMON;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    if (script <= USCRIPT_INHERITED) continue;
    if (word == USCRIPT_COMMON) word = script;
    const bool both_european = (word == USCRIPT_CYRILLIC || word == USCRIPT_LATIN) &&
                               (script == USCRIPT_CYRILLIC || script == USCRIPT_LATIN);
    if (word == script || both_european) continue;
    if (is_joined_script(word) && is_joined_script(script)) continue;
    std::string letter;
    icu::UnicodeString(c).toUTF8String(letter);
    return fmt::format("{} {} (U+{:04X}) in a {} word", uscript_getName(script), letter,
                       static_cast<std::uint32_t>(c), uscript_getName(word));
  }
  return std::nullopt;
}

// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours (Damerau
// 1964), within a band of `limit`; limit + 1 when there are more.
int distance(std::u32string_view a, std::u32string_view b, int limit) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (std::abs(n - m) > limit) return limit + 1;
  std::array<std::vector<int>, 3> rows;
  for (auto& row : rows) row.assign(static_cast<std::size_t>(m) + 1, limit + 1);
  for (int j = 0; j <= std::min(m, limit); ++j) rows[0][j] = j;
  for (int i = 1; i <= n; ++i) {
    std::vector<int>& row = rows[i % 3];
    const std::vector<int>& above = rows[(i + 2) % 3];
    const std::vector<int>& two_above = rows[(i + 1) % 3];
    std::ranges::fill(row, limit + 1);
    if (i <= limit) row[0] = i;
    int best = row[0];
    for (int j = std::max(1, i - limit); j <= std::min(m, i + limit); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({above[j - 1] + (same ? 0 : 1), above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
  }
  return std::min(rows[n % 3][m], limit + 1);
}

// Which letters a word has, by their last six bits: each step of distance changes at most two.
std::uint64_t letter_set(const auto& word) {
  std::uint64_t set = 0;
  for (auto c : word) set |= std::uint64_t{1} << (c & 63);
  return set;
}

struct Word {
  std::u32string points;
  std::uint64_t letters = 0;

  explicit Word(std::string_view text) : points(code_points(text)), letters(letter_set(points)) {}
};

// Whether an ASCII candidate can be passed over without a closer look: most of thousands can.
bool is_far(const Word& wanted, std::string_view candidate, int limit) {
  const auto difference = static_cast<std::ptrdiff_t>(candidate.size()) -
                          static_cast<std::ptrdiff_t>(wanted.points.size());
  return std::abs(difference) > limit ||
         std::popcount(wanted.letters ^ letter_set(candidate)) > 2 * limit;
}

// How many steps lead from `a` to `b`, or limit + 1.
int steps(const Word& a, const Word& b, int limit) {
  if (std::popcount(a.letters ^ b.letters) > 2 * limit) return limit + 1;
  return distance(a.points, b.points, limit);
}

}  // namespace

std::string normalise_key(std::string_view raw) {
  if (!is_ascii(raw)) return join_words(fold(raw));
  std::string folded(raw);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return join_words(folded);
}

void check_key(std::string_view raw, const Place& place, Diagnostics& diagnostics) {
  const std::vector<BadCharacter> forbidden = forbidden_in_key(raw);
  const std::string key = shown(raw, forbidden);
  for (const BadCharacter& bad : forbidden)
    report(diagnostics, Finding::key_forbidden_character, place, key, bad.name);
  const std::vector<MixedWord> mixed = find_mixed_words(raw);
  for (const MixedWord& word : mixed)
    report(diagnostics, Finding::key_mixed_scripts, place, key, word.letters);
  if (mixed.empty())
    if (const auto letters = find_other_mixture(raw))
      report(diagnostics, Finding::key_mixed_scripts, place, key, *letters);
  if (normalise_key(raw).empty()) report(diagnostics, Finding::key_empty, place, key);
}

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  const Word wanted(word);
  const bool word_is_ascii = is_ascii(word);
  const Word wanted_in_ascii(ascii_address(word));
  const int length = static_cast<int>(wanted.points.size());
  const int limit = std::min(length >= 8 ? 2 : 1, length - 1);
  if (limit < 0) return "";
  std::string_view best;
  int fewest = limit + 1;
  for (const std::string& candidate : candidates) {
    if (candidate == word) continue;
    const bool both_ascii = word_is_ascii && is_ascii(candidate);
    if (both_ascii && is_far(wanted, candidate, limit)) continue;
    int count = steps(wanted, Word(candidate), limit);
    if (!both_ascii)
      count = std::min(count, steps(wanted_in_ascii, Word(ascii_address(candidate)), limit));
    if (count < fewest || (count == fewest && count <= limit && candidate < best)) {
      best = candidate;
      fewest = count;
    }
  }
  return std::string(best);
}

}  // namespace tilmech
