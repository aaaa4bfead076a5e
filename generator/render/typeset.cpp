// Deciding about each space and each number. UTF-8 is read as bytes: the letters of the three
// languages are ASCII or two bytes that begin with D0 to D3.
#include "render/typeset.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

#include "render/html_text.h"

namespace tilmech {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kSoftHyphen = "\u00AD";
// After a hyphen or a dash no line may end before it (UAX 14, LB11).
constexpr std::string_view kWordJoiner = "\u2060";
constexpr std::string_view kEnDash = "–";
// Longer ones may break after all.
constexpr std::size_t kLongestUnbroken = 48;
constexpr std::size_t kLongestCode = 25;  // what a list's line has room for on a phone
constexpr std::size_t kLeastPart = 3;     // letters of a word before and after a hyphen

using Words = std::span<const std::string_view>;
// A number keeps these, and any longer Cyrillic word.
constexpr std::array<std::string_view, 14> kShortUnits = {"г",  "гг", "кг", "мг", "т",  "м", "км",
                                                          "см", "мм", "га", "л",  "мл", "%", "‰"};
constexpr std::array<std::string_view, 34> kEnglishUnits = {
    "April", "August",  "December", "February", "January",   "July",      "June",
    "March", "May",     "November", "October",  "September", "billion",   "euro",
    "euros", "g",       "ha",       "hectares", "kg",        "kilograms", "km",
    "m",     "million", "mg",       "months",   "per",       "people",    "percent",
    "som",   "soms",    "thousand", "times",    "tonnes",    "years"};
// A number goes with these, small or capital, whatever their ending: section 2.2, Разделе 3. They
// stand here without their first letter.
constexpr std::array<std::string_view, 8> kNumbered = {"ection", "rticle", "aragraph", "аздел",
                                                       "тать",   "лав",    "ункт",     "бзац"};
constexpr std::size_t kLongestEnding = 6;      // bytes: раздел-ами
constexpr std::size_t kLongestLastNumber = 2;  // digits: CADAP 6; 25 000 is a quantity
// They lean on the word before them.
constexpr std::array<std::string_view, 5> kParticles = {"же", "бы", "ли", "ж", "б"};
// Abbreviations that stay with what they abbreviate for.
constexpr std::array<std::string_view, 14> kBeforeNumber = {
    "No", "г", "гл", "д", "им", "п", "пп", "рис", "с", "ст", "стр", "табл", "ул", "ч"};
constexpr std::array<std::string_view, 4> kAfterT = {"д", "е", "к", "п"};

bool one_of(Words words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_space(char c) {
  return c == ' ' || c == '\n';
}

// The bytes of the letter that begins at `at`: 1, 2, or 0 when it is none.
std::size_t letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto c = static_cast<unsigned char>(text[at]);
  if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return 1;
  return c >= 0xD0 && c <= 0xD3 && at + 1 < text.size() ? 2 : 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (const std::size_t bytes = letter_at(text, at)) at += bytes;
  return at;
}

// The beginning of the run of letters that ends at `end`.
std::size_t word_begin(std::string_view text, std::size_t end) {
  while (end > 0) {
    if (end > 1 && letter_at(text, end - 2) == 2) {
      end -= 2;
    } else if (static_cast<unsigned char>(text[end - 1]) < 0x80 && letter_at(text, end - 1) == 1) {
      end -= 1;
    } else {
      break;
    }
  }
  return end;
}

bool is_cyrillic(std::string_view text, std::size_t at) {
  return letter_at(text, at) == 2;
}

// А to Я, Ё and the capitals of the extension Ң Ө Ү, and A to Z.
bool is_capital(std::string_view text, std::size_t at) {
  const std::size_t bytes = letter_at(text, at);
  if (bytes == 0) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  if (bytes == 1) return first <= 'Z';
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (first == 0xD0) return second < 0xB0;
  return first == 0xD2 && (second == 0xA2 || second == 0xAE);
}

// Whether a word that begins at `begin` is not the end of a longer one: `е-в` is no preposition.
bool stands_free(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const auto before = static_cast<unsigned char>(text[begin - 1]);
  if (before < 0x80) return !is_digit(text[begin - 1]) && before != '-' && before != '\'';
  return !text.substr(0, begin).ends_with("‑");
}

bool number_keeps(std::string_view text, std::size_t begin, std::size_t next) {
  if (is_digit(text[next])) {
    // 25 000: groups of three, and the one before is no longer.
    std::size_t end = next;
    while (end < text.size() && is_digit(text[end])) ++end;
    std::size_t group = begin;
    while (group > 0 && is_digit(text[group - 1])) --group;
    return end - next == 3 && begin - group <= 3;
  }
  if (text[next] == '%') return true;
  const std::size_t end = word_end(text, next);
  const std::string_view word = text.substr(next, end - next);
  if (word.empty() || !is_cyrillic(text, next)) return one_of(kEnglishUnits, word);
  return one_of(kShortUnits, word) || (word.size() >= 6 && !is_capital(text, next));
}

bool full_stop_keeps(std::string_view text, std::size_t stop, std::size_t next) {
  const std::size_t begin = word_begin(text, stop);
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.empty() || !stands_free(text, begin)) return false;
  const bool is_letter = word.size() == letter_at(text, begin);
  if (is_letter && is_capital(text, begin)) return is_capital(text, next);  // А. Б. Иванов
  if (word == "т") return one_of(kAfterT, text.substr(next, letter_at(text, next)));
  if (!one_of(kBeforeNumber, word)) return false;
  if (is_digit(text[next])) return true;
  // г. Бишкек, but not the end of a sentence: 2014 г. Бишкек
  std::size_t before = begin;
  while (before > 0 && is_space(text[before - 1])) --before;
  return word != "No" && is_capital(text, next) && (before == 0 || !is_digit(text[before - 1])) &&
         !text.substr(0, before).ends_with(kNoBreakSpace);
}

bool next_leans_back(std::string_view text, std::size_t next) {
  if (text[next] == kEnDash[0])
    for (const std::string_view dash : {std::string_view("—"), kEnDash})
      if (text.substr(next).starts_with(dash))
        return next + dash.size() >= text.size() || is_space(text[next + dash.size()]);
  if (!is_cyrillic(text, next)) return false;
  // None has more than two letters.
  if (letter_at(text, next + 2) > 0 && letter_at(text, next + 4) > 0) return false;
  return one_of(kParticles, text.substr(next, word_end(text, next) - next));
}

bool is_abbreviation(std::string_view word) {
  std::size_t at = 0, letters = 0;
  for (; at < word.size() && is_capital(word, at); ++letters) at += letter_at(word, at);
  return at == word.size() && letters > 1;
}

// Whether the number at `next` goes with the word that ends at `end`: section 2.2; CADAP 7, phase
// of a project; and a number that would stand alone on the last line of a title.
bool word_keeps_number(std::string_view text, std::size_t end, std::size_t next) {
  const std::size_t begin = word_begin(text, end);
  const std::size_t first = letter_at(text, begin);
  if (begin == end || first == 0) return false;
  std::size_t digits = next;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits - next <= kLongestLastNumber &&
      (digits == text.size() || is_abbreviation(text.substr(begin, end - begin))))
    return true;
  const std::string_view rest = text.substr(begin + first, end - begin - first);
  return std::ranges::any_of(kNumbered, [&](std::string_view stem) {
    return rest.starts_with(stem) && rest.size() - stem.size() <= kLongestEnding;
  });
}

// Whether no line may end at the space `at`.
bool is_bound(std::string_view text, std::size_t at) {
  const std::size_t next = at + 1;
  if (at == 0 || next >= text.size() || is_space(text[at - 1]) || is_space(text[next]))
    return false;
  if (next_leans_back(text, next)) return true;
  const char last = text[at - 1];
  if (is_digit(text[next]) && word_keeps_number(text, at, next)) return true;
  if (is_digit(last)) return number_keeps(text, at, next);
  if (last == '.') return full_stop_keeps(text, at - 1, next);
  const std::string_view before = text.substr(0, at);
  if ((last == '\x96' && before.ends_with("№")) || (last == '\xA7' && before.ends_with("§")))
    return true;
  // A word of one letter goes with the next: в, к, с, о, у, и, а, я.
  if (at < 2 || letter_at(text, at - 2) != 2) return false;
  if (at >= 4 && letter_at(text, at - 4) == 2) return false;  // a longer word
  return word_begin(text, at) == at - 2 && stands_free(text, at - 2);
}

// The end of `2014-жылдын`, `4.3-бөлүм`, `1916–1974` or `2012–2014-жылдары` that begins at `at`;
// `at` itself where nothing holds the number and what follows together.
std::size_t unbroken_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  bool joined = false;
  while (end < text.size()) {
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view rest = text.substr(end);
    if (rest.size() > 1 && (rest[0] == '.' || rest[0] == ',') && is_digit(rest[1])) {
      ++end;  // 4.3-бөлүм
      continue;
    }
    if (rest.starts_with(kEnDash) && rest.size() > 3 && is_digit(rest[3])) {
      end += kEnDash.size();
      joined = true;
      continue;
    }
    if (rest.starts_with('-') && letter_at(text, end + 1) > 0) {
      end = word_end(text, end + 1);
      joined = true;
    }
    break;
  }
  return joined && end - at <= kLongestUnbroken ? end : at;
}

bool is_vowel(std::string_view letter) {
  static constexpr std::array<std::string_view, 24> kVowels = {
      "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "ө", "ү",
      "А", "Е", "Ё", "И", "О", "У", "Ы", "Э", "Ю", "Я", "Ө", "Ү"};
  return one_of(kVowels, letter);
}

// Soft hyphens before each consonant with a vowel after it: ка-лыб-да-ныш. Nothing shorter than
// three letters is parted from a word. `word` is Cyrillic.
void append_hyphenated(std::string& out, std::string_view word) {
  const std::size_t letters = word.size() / 2;
  bool vowel_before = false;
  for (std::size_t i = 0; i < letters; ++i) {
    const std::string_view letter = word.substr(2 * i, 2);
    const bool vowel = is_vowel(letter);
    const bool silent = letter == "ь" || letter == "ъ" || letter == "й";
    if (!vowel && !silent && vowel_before && i >= kLeastPart && i + kLeastPart <= letters &&
        is_vowel(word.substr(2 * i + 2, 2)))
      out += kSoftHyphen;
    vowel_before = vowel_before || vowel;
    out += letter;
  }
}

// Appends the word at [from, to), whole or with hyphens. It needs no escaping.
void append_word(std::string& out, std::string_view word, Hyphens hyphens) {
  if (word.size() >= 2 * static_cast<std::size_t>(hyphens) &&
      std::ranges::none_of(word, [](unsigned char c) { return c < 0x80; })) {
    append_hyphenated(out, word);
  } else {
    out += word;
  }
}

// `2014-жылдын`, with nothing that a line may end at.
void append_joined(std::string& out, std::string_view number) {
  for (std::size_t at = 0; at < number.size();) {
    const bool is_dash = number.substr(at).starts_with(kEnDash);
    const std::size_t bytes = is_dash ? kEnDash.size() : 1;
    out += number.substr(at, bytes);
    if (is_dash || number[at] == '-') out += kWordJoiner;
    at += bytes;
  }
}

enum class Markup : bool { none, html };

// By byte: spaces and digits, about which there is something to decide, and what HTML writes as
// something else.
constexpr auto kLookedAt = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : std::string_view(" \n0123456789&<>\"'")) table[c] = true;
  return table;
}();

// The first byte of [at, to) that may be one of these: they all stand below '@', and no letter
// does. Eight bytes are looked at together.
std::size_t next_looked_at(std::string_view text, std::size_t at, std::size_t to) {
  constexpr std::size_t kTogether = sizeof(std::uint64_t);
  for (; at + kTogether <= to; at += kTogether) {
    std::uint64_t bytes;
    std::memcpy(&bytes, text.data() + at, kTogether);
    if ((~(bytes | (bytes << 1)) & 0x8080808080808080U) != 0) break;  // two high bits, both 0
  }
  while (at < to && !kLookedAt[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

bool is_special(char c) {
  return c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

void append_all(std::string& out, std::string_view text, std::size_t from, std::size_t to,
                Hyphens hyphens, Markup markup) {
  const auto write = [&](std::size_t begin, std::size_t end) {
    out += text.substr(begin, end - begin);
  };
  std::size_t written = from;
  for (std::size_t at = from; at < to;) {
    if (hyphens == Hyphens::none && !kLookedAt[static_cast<unsigned char>(text[at])]) {
      at = next_looked_at(text, at + 1, to);
    } else if (is_space(text[at]) && is_bound(text, at)) {
      write(written, at);
      out += kNoBreakSpace;
      written = ++at;
    } else if (is_special(text[at]) && markup == Markup::html) {
      write(written, at);
      append_escaped(out, text.substr(at, 1));
      written = ++at;
    } else if (is_digit(text[at])) {
      std::size_t end = unbroken_end(text, at);
      if (end > at && end <= to) {
        write(written, at);
        if (markup == Markup::html) {
          out += "<span class=\"nb\">";
          write(at, end);
          out += "</span>";
        } else {
          append_joined(out, text.substr(at, end - at));
        }
        written = end;
      } else {
        end = at;
        while (end < to && is_digit(text[end])) ++end;
      }
      at = end;
    } else if (hyphens != Hyphens::none && is_cyrillic(text, at)) {
      const std::size_t end = std::min(word_end(text, at), to);
      write(written, at);
      append_word(out, text.substr(at, end - at), hyphens);
      written = at = end;
    } else {
      ++at;
    }
  }
  write(written, to);
}

}  // namespace

void append_typeset(std::string& out, std::string_view text, std::size_t from, std::size_t to,
                    Hyphens hyphens) {
  append_all(out, text, from, to, hyphens, Markup::html);
}

void append_typeset_code(std::string& out, std::string_view code) {
  for (std::size_t at = 0; at < code.size();) {
    const std::size_t end = std::min(code.find_first_of(" \n", at), code.size());
    const std::string_view word = code.substr(at, end - at);
    const bool joined = word.size() <= kLongestCode && word.find('-') != word.npos;
    if (joined) out += "<span class=\"nb\">";
    append_escaped(out, word);
    if (joined) out += "</span>";
    if (end < code.size()) out += code[end];
    at = end + 1;
  }
}

std::string typeset(std::string_view text, Hyphens hyphens) {
  std::string out;
  out.reserve(text.size() + 16);
  append_all(out, text, 0, text.size(), hyphens, Markup::none);
  return out;
}

}  // namespace tilmech
