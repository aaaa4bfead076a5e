// Words that mix alphabets. A look-alike cannot be seen, but search, alignment and the glossary
// miss the word. Scripts are compared, never ICU's confusables skeletons: those take ү for у.

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

#include "text/characters.h"

namespace tilmech {
namespace {

// What a character is to a word; alphabets are bits, so that a word's letters add up.
enum Kind : std::uint8_t { kSeparator = 0, kCyrillic = 1, kLatin = 2, kGreek = 4, kNeutral = 8 };

constexpr std::string_view alphabet_name(Kind kind) {
  return kind == kCyrillic ? "Cyrillic" : kind == kLatin ? "Latin" : "Greek";
}

// One shape in three alphabets; 0 where an alphabet has none. The first row in which a letter
// stands counts. `ours`: the Cyrillic letter is used in Russian or Kyrgyz.
struct Shape {
  char32_t cyrillic, latin, greek;
  bool ours = true;
};

constexpr auto kShapes = std::to_array<Shape>({
    {U'а', U'a', U'α'},        {U'е', U'e', 0},           {U'о', U'o', U'ο'},
    {U'р', U'p', U'ρ'},        {U'с', U'c', U'ϲ'},        {U'у', U'y', 0},
    {U'х', U'x', U'χ'},        {U'к', U'k', U'κ'},        {U'м', U'm', 0},
    {U'т', U't', U'τ'},        {U'н', U'h', 0},           {U'ь', U'b', 0},
    {U'ё', U'ë', 0},           {U'ө', U'ɵ', U'θ'},        {U'ү', U'y', U'υ'},
    {U'ү', 0, U'γ'},           {U'ң', U'ŋ', U'η'},        {U'А', U'A', U'Α'},
    {U'В', U'B', U'Β'},        {U'Е', U'E', U'Ε'},        {U'К', U'K', U'Κ'},
    {U'М', U'M', U'Μ'},        {U'Н', U'H', U'Η'},        {U'О', U'O', U'Ο'},
    {U'Р', U'P', U'Ρ'},        {U'С', U'C', U'Ϲ'},        {U'Т', U'T', U'Τ'},
    {U'У', U'Y', 0},           {U'Х', U'X', U'Χ'},        {U'Ё', U'Ë', 0},
    {U'Ө', U'Ɵ', U'Θ'},        {U'Ү', U'Y', U'Υ'},        {U'Г', 0, U'Γ'},
    {U'П', 0, U'Π'},           {U'Ф', 0, U'Φ'},           {U'Ң', U'Ŋ', 0},
    {U'і', U'i', U'ι', false}, {U'І', U'I', U'Ι', false}, {U'ѕ', U's', 0, false},
    {U'Ѕ', U'S', 0, false},    {U'ј', U'j', U'ϳ', false}, {U'Ј', U'J', 0, false},
    {U'һ', U'h', 0, false},    {U'ԁ', U'd', 0, false},    {U'ԛ', U'q', 0, false},
    {U'ԝ', U'w', 0, false},
});

char32_t letter_in(const Shape& shape, Kind alphabet) {
  return alphabet == kCyrillic ? shape.cyrillic : alphabet == kLatin ? shape.latin : shape.greek;
}

// The look-alike of `letter`, of alphabet `from`, in `to`; 0 when there is none. `strict`: only
// Cyrillic letters of Russian and Kyrgyz.
char32_t look_alike(char32_t letter, Kind from, Kind to, bool strict) {
  for (const Shape& shape : kShapes)
    if (letter_in(shape, from) == letter && letter_in(shape, to) != 0 &&
        (shape.ours || to != kCyrillic || !strict))
      return letter_in(shape, to);
  return 0;
}

struct KindRange {
  char32_t first, last;
  Kind kind;
};

// Blocks of the three alphabets beyond ASCII. Combining marks, the soft hyphen and zero-width
// joiners belong to the word they stand in. The micro sign is a unit, not a letter: "5 µг" is well
// written.
constexpr auto kKinds = std::to_array<KindRange>({
    {0x00AD, 0x00AD, kNeutral},  {0x00C0, 0x00D6, kLatin},    {0x00D8, 0x00F6, kLatin},
    {0x00F8, 0x02AF, kLatin},    {0x0300, 0x036F, kNeutral},  {0x0370, 0x0373, kGreek},
    {0x0376, 0x0377, kGreek},    {0x037B, 0x037D, kGreek},    {0x037F, 0x037F, kGreek},
    {0x0386, 0x0386, kGreek},    {0x0388, 0x03FF, kGreek},    {0x0400, 0x052F, kCyrillic},
    {0x1C80, 0x1C8F, kCyrillic}, {0x1E00, 0x1EFF, kLatin},    {0x1F00, 0x1FFC, kGreek},
    {0x200B, 0x200D, kNeutral},  {0x2060, 0x2060, kNeutral},  {0x2C60, 0x2C7F, kLatin},
    {0x2DE0, 0x2DFF, kCyrillic}, {0xA640, 0xA69F, kCyrillic}, {0xA722, 0xA7FF, kLatin},
    {0xFF21, 0xFF3A, kLatin},    {0xFF41, 0xFF5A, kLatin},
});

constexpr bool is_ascii_letter(char32_t c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

Kind kind_of(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) ? kLatin : kSeparator;
  const auto* range =
      std::ranges::lower_bound(kKinds, c, {}, [](const KindRange& r) { return r.last; });
  return range != kKinds.end() && c >= range->first ? range->kind : kSeparator;
}

struct Letter {
  char32_t code;
  Kind kind;
};

std::vector<Letter> letters_of(std::string_view word) {
  std::vector<Letter> letters;
  const auto n = static_cast<std::int32_t>(word.size());
  for (std::int32_t i = 0; i < n;) {
    UChar32 c;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), i, n, c);
    if (c >= 0) letters.push_back({static_cast<char32_t>(c), kind_of(c)});
  }
  return letters;
}

// Kyrgyz case endings all of whose letters look like Latin ones: "Windowsтун", "Facebookто".
constexpr auto kEndings = std::to_array<std::u32string_view>(
    {U"ка", U"ке", U"ко", U"та", U"те", U"то", U"ту", U"ну", U"тан", U"тен", U"тон", U"нан", U"нен",
     U"нон", U"тун", U"нун", U"тар", U"тер", U"тор"});
constexpr std::ptrdiff_t kLongName = 5;  // letters: before such an ending

bool is_ending(std::span<const Letter> letters) {
  std::u32string ending;
  for (const Letter& letter : letters) ending += letter.code;
  return std::ranges::find(kEndings, ending) != kEndings.end();
}

// "CADAPтын", "Telegramдан": a Latin part, then a Cyrillic ending. The Latin part must have a
// letter that no Cyrillic one looks like. If it is not in capitals it needs four letters, and the
// ending a letter that no Latin one looks like: "Internет" is a misprint.
bool is_name_with_ending(const std::vector<Letter>& letters) {
  const auto end = std::ranges::find_if(letters, [](const Letter& l) { return l.kind != kLatin; });
  const auto is_own_letter_beside = [](Kind other) {
    return [other](const Letter& l) { return look_alike(l.code, l.kind, other, true) == 0; };
  };
  if (!std::all_of(end, letters.end(), [](const Letter& l) { return l.kind == kCyrillic; }) ||
      std::none_of(letters.begin(), end, is_own_letter_beside(kCyrillic)))
    return false;
  const auto length = end - letters.begin();
  const bool capitals = std::all_of(letters.begin(), end,
                                    [](const Letter& l) { return l.code >= 'A' && l.code <= 'Z'; });
  if (capitals) return length >= 2;
  if (length >= kLongName && is_ending({end, letters.end()})) return true;
  return length >= 4 && std::any_of(end, letters.end(), is_own_letter_beside(kLatin));
}

void append_utf8(std::string& text, char32_t c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes;
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(c));
  text.append(reinterpret_cast<const char*>(bytes.data()), length);
}

// The word with every foreign letter replaced by its look-alike in `to`; "" when one has none.
std::string write_in(const std::vector<Letter>& letters, Kind to, bool strict) {
  std::string word;
  for (const Letter& letter : letters) {
    const bool foreign = letter.kind != to && letter.kind != kNeutral;
    const char32_t c = foreign ? look_alike(letter.code, letter.kind, to, strict) : letter.code;
    if (c == 0) return "";
    append_utf8(word, c);
  }
  return word;
}

struct Mending {
  Kind alphabet;      // the word's own
  std::string fixed;  // the word in it; may be empty
};

// The word in its most frequent alphabet, or else in the other of Cyrillic and Latin; Cyrillic
// comes first where two are equally frequent.
Mending mend(const std::vector<Letter>& letters) {
  const auto count = [&](Kind kind) { return std::ranges::count(letters, kind, &Letter::kind); };
  std::vector<Kind> kinds = {kCyrillic, kLatin, kGreek};
  std::ranges::stable_sort(kinds, std::greater<>{}, count);
  const auto most = count(kinds.front());
  for (bool strict : {true, false})
    for (Kind kind : kinds)
      if (count(kind) == most)
        if (std::string fixed = write_in(letters, kind, strict); !fixed.empty())
          return {kind, std::move(fixed)};
  for (Kind kind : kinds)
    if (kind != kGreek && count(kind) > 0)
      if (std::string fixed = write_in(letters, kind, true); !fixed.empty())
        return {kind, std::move(fixed)};
  return {kinds.front(), ""};
}

// "Latin o (U+006F), Latin p (U+0070) in a Cyrillic word"; at most four different letters.
std::string describe(const std::vector<Letter>& letters, Kind alphabet) {
  std::string text;
  std::vector<char32_t> said;
  for (const Letter& letter : letters) {
    if (letter.kind == alphabet || letter.kind == kNeutral) continue;
    if (std::ranges::find(said, letter.code) != said.end()) continue;
    said.push_back(letter.code);
    if (!text.empty()) text += ", ";
    if (said.size() > 4) {
      text += "...";
      break;
    }
    text += alphabet_name(letter.kind);
    text += ' ';
    append_utf8(text, letter.code);
    text += fmt::format(" (U+{:04X})", static_cast<std::uint32_t>(letter.code));
  }
  return fmt::format("{} in a {} word", text, alphabet_name(alphabet));
}

// Appends what is wrong with `word`, which mixes alphabets, unless it may.
void examine(std::string_view word, std::size_t offset, std::vector<MixedWord>& found) {
  const std::vector<Letter> letters = letters_of(word);
  if (is_name_with_ending(letters)) return;
  Mending mending = mend(letters);
  found.push_back(
      {offset, std::string(word), describe(letters, mending.alphabet), std::move(mending.fixed)});
}

struct WordSpan {
  std::size_t end;
  unsigned kinds;  // bits of Kind
};

// The word that starts at byte `i`; it ends at `i` when there is none. The hot loop: two bytes of
// Russian or Kyrgyz a turn, without decoding them.
WordSpan word_at(const std::uint8_t* s, std::size_t n, std::size_t i) {
  unsigned kinds = 0;
  while (i < n) {
    if (s[i] >= 0xD0 && s[i] <= 0xD3) {  // U+0400 to U+04FF
      kinds |= kCyrillic;
      i += 2;
    } else if (s[i] < 0x80) {
      if (!is_ascii_letter(s[i])) break;
      kinds |= kLatin;
      ++i;
    } else {
      auto next = static_cast<std::int32_t>(i);
      UChar32 c;
      U8_NEXT(s, next, static_cast<std::int32_t>(n), c);
      const Kind kind = c < 0 ? kSeparator : kind_of(static_cast<char32_t>(c));
      if (kind == kSeparator) break;
      kinds |= kind;
      i = static_cast<std::size_t>(next);
    }
  }
  return {std::min(i, n), kinds};
}

// The first byte from `i` on that is not ASCII, or `n`; English text is passed over eight bytes a
// turn.
std::size_t find_beyond_ascii(const std::uint8_t* s, std::size_t n, std::size_t i) {
  for (; i + 8 <= n; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, s + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (i < n && s[i] < 0x80) ++i;
  return i;
}

}  // namespace

std::vector<MixedWord> find_mixed_words(std::string_view text) {
  std::vector<MixedWord> found;
  const auto* s = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t n = text.size();
  for (std::size_t i = 0; i < n;) {
    if (s[i] < 0x80) {
      // Nothing is mixed before the next letter of another alphabet; its word may begin in Latin.
      const std::size_t from = i;
      i = find_beyond_ascii(s, n, i);
      if (i == n) break;
      while (i > from && is_ascii_letter(s[i - 1])) --i;
    }
    const WordSpan word = word_at(s, n, i);
    if ((word.kinds & kCyrillic) && (word.kinds & (kLatin | kGreek)))
      examine(text.substr(i, word.end - i), i, found);
    i = word.end;
    if (i < n) U8_FWD_1(s, i, n);  // what ended the word
  }
  return found;
}

}  // namespace tilmech
