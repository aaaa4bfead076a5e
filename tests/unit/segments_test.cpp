#include "text/segments.h"

#include <doctest/doctest.h>
#include <unicode/unistr.h>

#include <random>
#include <string>

using namespace tilmech;

namespace {

std::string joined(std::string_view text, void (*find)(std::string_view, std::vector<Segment>&)) {
  std::vector<Segment> segments;
  find(text, segments);
  std::string out;
  for (const Segment& s : segments)
    out.append("[").append(text.substr(s.begin, s.end - s.begin)).append("]");
  return out;
}

}  // namespace

TEST_CASE("words and numbers are found as Unicode says") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"Баш калаа.", "[Баш][калаа]"},
      {"2014-жылдын 500дөн", "[2014][жылдын][500дөн]"},
      {"6,8 млн; 2.3.1.", "[6,8][млн][2.3.1]"},
      {"don't 'quoted'", "[don't][quoted]"},
      {"_ __ a_b", "[a_b]"},
      {"за\u0301мок", "[за\u0301мок]"},
      {"😀 тест 👩‍⚕️", "[тест]"},
  };
  for (const auto& [text, want] : rows) CHECK(joined(text, find_segments) == want);
}

TEST_CASE("every character parts and joins words as in ICU") {
  for (char32_t c = 0; c < 0x3000; ++c) {
    std::string letter;
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(letter);
    for (const char* pattern :
         {"%", "q%", "%q", "q%q", "1%1", "q%1", "q%%q", ".%q", "q.%", "_%", "%_"}) {
      std::string text;
      for (const char* p = pattern; *p != 0; ++p)
        *p == '%' ? text.append(letter) : text.append(1, *p);
      const std::string direct = joined(text, find_segments);
      const std::string with_icu = joined(text, find_segments_with_icu);
      if (direct == with_icu) continue;
      INFO("U+", static_cast<unsigned>(c), " in ", pattern);
      CHECK(direct == with_icu);
    }
  }
}

TEST_CASE("reading directly finds the same words as ICU in random texts") {
  const char* pieces[] = {"а",      "молоко", "word",   "@",      "ң",      "Ж",      "q",  "é",
                          "1",      "42",     ".",      ",",      ";",      ":",      "'",  "’",
                          "_",      "-",      " ",      "·",      "—",      "\n",     "\r", "(",
                          "«",      "\u0301", "\u00AD", "\u200D", "\u202F", "\u00A0", "№",  "€",
                          "\u200B", "\u2060", "\u200C", "\u0483", "\u0482", "ª",      "×",  "/",
                          "\"",     "…",      "\uFEFF", "\u200E", "\u2028", "日",     "😀",  "ไ",
                          "\x80",   "\xD0",   "\x7F",   "ß",      "α",      "א",      "ア", "½",
                          "٣"};
  std::mt19937 random(20141127);
  for (int round = 0; round < 200000; ++round) {
    std::string text;
    const auto length = random() % 9;
    // Mostly plain characters: they are the first ones of the list.
    for (unsigned i = 0; i < length; ++i)
      text += pieces[random() % (round % 4 == 0 ? std::size(pieces) : 39)];
    const std::string direct = joined(text, find_segments);
    const std::string icu = joined(text, find_segments_with_icu);
    if (direct != icu) {
      INFO(text);
      REQUIRE(direct == icu);
    }
  }
}
