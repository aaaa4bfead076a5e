#include "text/characters.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tilmech;
using namespace std::string_literals;

TEST_CASE("invalid UTF-8 and lone surrogates are found at their first byte") {
  struct {
    std::string text;
    std::optional<std::size_t> offset;
  } cases[] = {
      {"", std::nullopt},
      {"plain ASCII, more than eight bytes of it", std::nullopt},
      {"Өкмөттүн ырааттуу саясаты — «№ 5» €", std::nullopt},
      {"😀 \xF4\x8F\xBF\xBF", std::nullopt},
      {"ab\x80", 2},            // a continuation byte alone
      {"ab\xC0\xAF", 2},        // overlong '/'
      {"\xC1\xBF", 0},          // overlong
      {"а\xE0\x80\x80", 2},     // overlong
      {"\xF0\x80\x80\x80", 0},  // overlong
      {"ab\xED\xA0\x80"
       "cd",
       2},                              // a high surrogate
      {"\xED\xBF\xBF", 0},              // a low surrogate
      {"\xF4\x90\x80\x80", 0},          // beyond U+10FFFF
      {"\xFF\xFE", 0},                  // UTF-16's byte-order mark
      {"слово\xD0", 10},                // cut off
      {"слово\xE2\x80", 10},            // cut off
      {"12345678901234567\xD1z", 17},   // after the fast path
      {"\xCF\xF0\xE8\xE2\xE5\xF2", 0},  // "Привет" in windows-1251
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    CHECK(find_bad_utf8(c.text) == c.offset);
  }
}

TEST_CASE("NUL, controls, bidirectional controls and invisible characters are found and named") {
  struct {
    std::string text;
    std::size_t offset;
    std::string name;
  } cases[] = {
      {"a\0b"s, 1, "U+0000 NULL"},
      {"\x1B[31m", 0, "U+001B CONTROL"},
      {"а\u0085", 2, "U+0085 CONTROL"},
      {"текст\u202Eтекст", 10, "U+202E RIGHT-TO-LEFT OVERRIDE"},
      {"\u2066", 0, "U+2066 LEFT-TO-RIGHT ISOLATE"},
      {"\u200F", 0, "U+200F RIGHT-TO-LEFT MARK"},
      {"\u061C", 0, "U+061C ARABIC LETTER MARK"},
      {"сло\u200Bво", 6, "U+200B ZERO WIDTH SPACE"},
      {"сло\u200Dво", 6, "U+200D ZERO WIDTH JOINER"},
      {"\u2060", 0, "U+2060 WORD JOINER"},
      {"a\uFEFF", 1, "U+FEFF ZERO WIDTH NO-BREAK SPACE"},
      {"\u2028", 0, "U+2028 LINE SEPARATOR"},
      {"\u3164", 0, "U+3164 HANGUL FILLER"},
      {"а\uFE0F", 2, "U+FE0F VARIATION SELECTOR-16"},
      {"\U000E0041", 0, "U+E0041 TAG LATIN CAPITAL LETTER A"},
      {"\uFFFE", 0, "U+FFFE NONCHARACTER"},
      {"\U0010FFFF", 0, "U+10FFFF NONCHARACTER"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.name);
    const auto found = find_forbidden_characters(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].offset == c.offset);
    CHECK(found[0].name == c.name);
  }
}

TEST_CASE("every forbidden character of a text is reported") {
  CHECK(find_forbidden_characters("\u202Aа\u200Bб\u202C").size() == 3);
}

TEST_CASE("soft hyphen, no-break space, ZWNJ, a byte-order mark and emoji sequences are allowed") {
  for (const std::string text :
       {"сло\u00ADво", "6,8\u00A0млн", "а\u200Cб", "\uFEFFтекст", "а\tб\r\n", "«№ 5» — 10 €…",
        "❤️", "👩‍👩‍👧", "👍🏽", "🏳️‍🌈", "1️⃣", "🇰🇬", "й"}) {
    CAPTURE(text);
    CHECK(find_forbidden_characters(text).empty());
  }
}

TEST_CASE("a word that mixes alphabets is found and mended with look-alikes") {
  struct {
    std::string text;
    std::size_t offset;
    std::string word, letters, fixed;
  } cases[] = {
      {"гранты прoграммы", 13, "прoграммы", "Latin o (U+006F) in a Cyrillic word", "программы"},
      {"(grаnt)", 1, "grаnt", "Cyrillic а (U+0430) in a Latin word", "grant"},
      {"oкмoтy", 0, "oкмoтy", "Latin o (U+006F), Latin y (U+0079) in a Cyrillic word", "окмоту"},
      {"Kыргыз Республикасы", 0, "Kыргыз", "Latin K (U+004B) in a Cyrillic word", "Кыргыз"},
      {"балдаρ", 0, "балдаρ", "Greek ρ (U+03C1) in a Cyrillic word", "балдар"},
      {"күνү", 0, "күνү", "Greek ν (U+03BD) in a Cyrillic word", ""},
      {"кυнү", 0, "кυнү", "Greek υ (U+03C5) in a Cyrillic word", "күнү"},
      {"θкмөт", 0, "θкмөт", "Greek θ (U+03B8) in a Cyrillic word", "өкмөт"},
      {"кiтеп", 0, "кiтеп", "Latin i (U+0069) in a Cyrillic word", "кітеп"},
      {"ЕU", 0, "ЕU", "Cyrillic Е (U+0415) in a Latin word", "EU"},
      {"Rоссия", 0, "Rоссия", "Latin R (U+0052) in a Cyrillic word", ""},
      {"Internет", 0, "Internет", "Cyrillic е (U+0435), Cyrillic т (U+0442) in a Latin word",
       "Internet"},
      {"COVIDгe", 0, "COVIDгe", "Cyrillic г (U+0433) in a Latin word", ""},
      {"CAMтын", 0, "CAMтын",
       "Latin C (U+0043), Latin A (U+0041), Latin M (U+004D) in a Cyrillic word", "САМтын"},
      {"по\u00ADмoщь", 0, "по\u00ADмoщь", "Latin o (U+006F) in a Cyrillic word", "по\u00ADмощь"},
      {"моi\u0306", 0, "моi\u0306", "Latin i (U+0069) in a Cyrillic word", "мо\u0456\u0306"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const auto found = find_mixed_words(c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].offset == c.offset);
    CHECK(found[0].word == c.word);
    CHECK(found[0].letters == c.letters);
    CHECK(found[0].fixed == c.fixed);
  }
}

TEST_CASE("words in one alphabet, and alphabets that meet at a joint, are not mixed") {
  for (const std::string text : {
           "Өкмөт улам үй уй ңа наа ёлка",
           "hello naïve Ωμέγα",
           "IT-компания",
           "COVID-19дан",
           "500дөн",
           "EU’нун",
           "CADAPтын",
           "OSCEнин",
           "HIVдин",
           "Telegramдан",
           "Windowsтун",
           "Facebookтогу",
           "https://сайт.kg/page",
           "ру_ky",
           "5 µг",
           "АИВ/HIV",
           "и\u0306ога",
           "e\u0301te\u0301",
           "Any Latin, затем кириллица",
           "",
           "中文текст",
       }) {
    CAPTURE(text);
    CHECK(find_mixed_words(text).empty());
  }
}

TEST_CASE("ү is not a misprint of у: scripts are compared, not shapes") {
  CHECK(find_mixed_words("үй уй").empty());
}

TEST_CASE("text cut off inside a character does not lead beyond its end") {
  const std::string text = "aслово\xD0";
  CHECK(find_mixed_words(text).size() == 1);
  CHECK(find_forbidden_characters("a\xE2\x80").empty());
}

TEST_CASE("columns count code points from one") {
  CHECK(column_at("abc", 0) == 1);
  CHECK(column_at("өкмөт", 2) == 2);
  CHECK(column_at("а😀б", 6) == 3);
  CHECK(column_at("аб", 99) == 3);
}
