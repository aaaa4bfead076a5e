// Folding letter by letter for plain Latin and Cyrillic, through ICU for everything else.
#include "text/fold.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace tilmech {
namespace {

constexpr char32_t kCyrillicFirst = 0x400, kCyrillicLast = 0x4FF;

// Letters that stand for another one, after lower-casing. й is not among them.
constexpr char32_t mapped(char32_t small) {
  switch (small) {
    case U'ё':
      return U'е';
    case U'ң':
    case U'ҥ':
    case U'ӊ':
      return U'н';
    case U'ө':
    case U'ѳ':
    case U'ӧ':
      return U'о';
    case U'ү':
    case U'ӱ':
      return U'у';
    case U'’':
    case U'‘':
    case U'ʼ':
      return U'\'';
    default:
      return small;
  }
}

constexpr bool vanishes(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// The Cyrillic letter that a Latin or Greek one looks like, or 0.
constexpr char32_t look_alike(char32_t c) {
  constexpr std::u32string_view kFrom = U"ABCEHKMOPTXYaceopxyΑΒΕΗΚΜΟΡΤΥΧογθ";
  constexpr std::u32string_view kTo = U"АВСЕНКМОРТХУасеорхуАВЕНКМОРТУХоүө";
  static_assert(kFrom.size() == kTo.size());
  const std::size_t at = kFrom.find(c);
  return at == kFrom.npos ? 0 : kTo[at];
}

// The folded letter of each code point of the Cyrillic block; 0: ICU must look at it.
constexpr std::array<char16_t, 256> cyrillic_table() {
  std::array<char16_t, 256> table{};
  for (char32_t c = kCyrillicFirst; c <= kCyrillicLast; ++c) {
    char32_t small = c;
    if (c < 0x410) small = c + 0x50;
    if (c >= 0x410 && c < 0x430) small = c + 0x20;
    if (c >= 0x460 && c < 0x482) small = c | 1;
    if (c >= 0x48A && c < 0x4C0) small = c | 1;
    if (c >= 0x4D0) small = c | 1;
    // Numeral signs and the palochka row, whose pairs are odd and even, are left to ICU.
    const bool plain = !(c >= 0x482 && c < 0x48A) && !(c >= 0x4C0 && c < 0x4D0);
    table[c - kCyrillicFirst] = plain ? static_cast<char16_t>(mapped(small)) : 0;
  }
  return table;
}
constexpr std::array<char16_t, 256> kCyrillic = cyrillic_table();

bool is_cyrillic(char32_t c) {
  return c >= kCyrillicFirst && c <= 0x52F;
}

bool is_latin_or_greek_letter(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c <= 0x3FF);
}

// A Cyrillic word typed with letters of another keyboard gets its own letters back.
void replace_look_alikes(icu::UnicodeString& text) {
  bool cyrillic = false, foreign = false;
  for (int i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    cyrillic |= is_cyrillic(c);
    if (!is_latin_or_greek_letter(c)) continue;
    foreign = true;
    if (look_alike(c) == 0) return;
  }
  if (!cyrillic || !foreign) return;
  for (int i = 0; i < text.length(); ++i)
    if (const char32_t own = look_alike(text[i])) text.setCharAt(i, static_cast<char16_t>(own));
}

void fold_with_icu(std::string_view word, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  assert(U_SUCCESS(status));
  icu::UnicodeString text = nfkc->normalize(
      icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())}), status);
  replace_look_alikes(text);
  text.toLower(icu::Locale::getRoot());
  icu::UnicodeString folded;
  for (int i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];  // what changes is in the first plane; surrogates pass as they are
    if (!vanishes(c)) folded.append(static_cast<char16_t>(mapped(c)));
  }
  folded.toUTF8String(out);
}

}  // namespace

void fold_to(std::string_view word, std::string& out) {
  const std::size_t start = out.size();
  out.resize(start + word.size());
  char* to = out.data() + start;
  bool latin = false, cyrillic = false, plain = true;
  for (std::size_t i = 0; i < word.size() && plain; ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      const bool capital = byte >= 'A' && byte <= 'Z';
      latin |= capital || (byte >= 'a' && byte <= 'z');
      *to++ = static_cast<char>(capital ? byte + 0x20 : byte);
      continue;
    }
    const auto next = static_cast<unsigned char>(i + 1 < word.size() ? word[i + 1] : 0);
    plain = byte >= 0xD0 && byte <= 0xD3 && next >= 0x80 && next < 0xC0;
    if (!plain) break;
    const char16_t letter = kCyrillic[static_cast<std::size_t>((byte & 0x03) << 6 | (next & 0x3F))];
    plain = letter != 0;
    cyrillic = true;
    *to++ = static_cast<char>(0xC0 | letter >> 6);
    *to++ = static_cast<char>(0x80 | (letter & 0x3F));
    ++i;
  }
  out.resize(plain ? static_cast<std::size_t>(to - out.data()) : start);
  if (plain && !(latin && cyrillic)) return;
  out.resize(start);
  fold_with_icu(word, out);
}

std::string fold(std::string_view word) {
  std::string out;
  fold_to(word, out);
  return out;
}

}  // namespace tilmech
