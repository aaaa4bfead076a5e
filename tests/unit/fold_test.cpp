#include "text/fold.h"

#include <doctest/doctest.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>

using namespace tilmech;

TEST_CASE("folding makes spellings of one word the same") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"ӨКМӨТТҮН", "окмоттун"},
      {"Өкмөттүн", "окмоттун"},
      {"окмоттун", "окмоттун"},
      {"Таң", "тан"},
      {"Ёлка", "елка"},
      {"Йод", "йод"},
      {"российский", "российский"},
      {"Harm", "harm"},
      {"café", "café"},
      {"people’s", "people's"},
      {"ﬁle", "file"},
      {"Ⅳ", "iv"},
      {"заме\u0301тка", "заметка"},
      {"про\u00ADграмма", "программа"},
      {"\uFEFFсөз", "соз"},
      {"аӊ", "ан"},
      {"ѳкмѳт", "окмот"},
  };
  for (const auto& [word, want] : rows) CHECK(fold(word) == want);
}

TEST_CASE("й and ё typed as two characters fold like those typed as one") {
  CHECK(fold("и\u0306од") == "йод");
  CHECK(fold("Е\u0308лка") == "елка");
}

TEST_CASE("look-alike letters inside a Cyrillic word become Cyrillic") {
  CHECK(fold("oкмoт") == "окмот");        // Latin o
  CHECK(fold("КEHEШ") == "кенеш");        // Latin capitals
  CHECK(fold("οкмот") == "окмот");        // Greek omicron
  CHECK(fold("CADAPтын") == "cadapтын");  // D looks like no Cyrillic letter: a Latin abbreviation
  CHECK(fold("COPE") == "cope");          // no Cyrillic letter at all
}

TEST_CASE("plain letters fold the same with and without ICU") {
  for (char32_t c = 0x20; c < 0x530; ++c) {
    std::string letter, with_icu;
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(letter);
    // A ligature sends the word to ICU and unfolds to "fi".
    fold_to(letter + "ﬁ", with_icu);
    const std::string folded = fold(letter);
    if (c != 0x130) CHECK(folded + "fi" == with_icu);
  }
}

TEST_CASE("folding takes any bytes") {
  CHECK(fold("\xFF") == "\uFFFD");
  CHECK(fold("а\xD0") == "а\uFFFD");
  CHECK(fold("\xED\xA0\x80").find("\uFFFD") == 0);  // a surrogate written in UTF-8
  CHECK(fold(std::string(10000, 'A')) == std::string(10000, 'a'));
}

TEST_CASE("folding twice changes nothing more") {
  for (const char* word :
       {"ӨКМӨТ", "Ёлка", "ﬁn", "Straße", "İstanbul", "а\u0301б", "CADAPтын", "😀"})
    CHECK(fold(fold(word)) == fold(word));
}
