#include "text/typing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace tilmech;

TEST_CASE("the likeliest reading of a word in Latin letters comes first") {
  const std::pair<const char*, const char*> rows[] = {
      {"okmot", "окмот"},    {"ökmöt", "окмот"},    {"programma", "программа"},
      {"shaar", "шаар"},     {"zhol", "жол"},       {"jol", "жол"},
      {"kyrgyz", "кыргыз"},  {"tsentr", "центр"},   {"bishkek", "бишкек"},
      {"ayyl", "айыл"},      {"khan", "хан"},       {"yurta", "юрта"},
      {"rossiya", "россия"}, {"rossiia", "россия"}, {"reabilitatsiya", "реабилитация"},
  };
  for (const auto& [latin, want] : rows) {
    const auto words = latin_to_cyrillic(latin, 8);
    REQUIRE(!words.empty());
    CHECK(words[0] == want);
  }
}

TEST_CASE("other readings follow") {
  const std::pair<const char*, const char*> rows[] = {
      {"tili", "тили"},         {"manyz", "маныз"},   {"mangyz", "маныз"},      {"elchi", "элчи"},
      {"metadon", "метадон"},   {"soj", "сож"},       {"toj", "той"},           {"kiz", "кыз"},
      {"tsepochka", "цепочка"}, {"dzhalal", "жалал"}, {"xarakter", "характер"},
  };
  for (const auto& [latin, want] : rows) {
    const auto words = latin_to_cyrillic(latin, 32);
    INFO(latin);
    CHECK(std::count(words.begin(), words.end(), want) == 1);
  }
}

TEST_CASE("words that are not Latin letters have no readings") {
  for (const char* word : {"", "окмот", "a1", "日本", "a b", "-"})
    CHECK(latin_to_cyrillic(word, 8).empty());
  CHECK(latin_to_cyrillic(std::string(41, 'a'), 8).empty());
  CHECK(latin_to_cyrillic(std::string(10000, 'a'), 8).empty());
  CHECK(latin_to_cyrillic("'", 8).size() == 2);
}

TEST_CASE("readings are bounded, different, and the same every time") {
  const std::string word(40, 'j');
  const auto words = latin_to_cyrillic(word, 1000);
  CHECK(words.size() == 32);
  auto sorted = words;
  std::sort(sorted.begin(), sorted.end());
  CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
  CHECK(latin_to_cyrillic(word, 1000) == words);
  CHECK(latin_to_cyrillic(word, 3) == std::vector<std::string>(words.begin(), words.begin() + 3));
}

TEST_CASE("text typed on the wrong keyboard is told by its keys") {
  const std::pair<const char*, const char*> rows[] = {
      {"ghjuhfvvf", "программа"},
      {"Ghjuhfvvf", "программа"},
      {",fyub pfn", "банги зат"},
      {"j,kfcnm", "область"},
      {"k.,jq", "любой"},
      {"]zc", "ъяс"},
      {"рфкь кувгсешщт", "harm reduction"},
      {"2014 ;sks", "2014 жылы"},
      {"өкмөт", "jrvjn"},
      {"", ""},
      {"123", ""},
      {"абв abc", ""},
      {"😀", ""},
  };
  for (const auto& [typed, want] : rows) CHECK(other_keyboard(typed) == want);
}

TEST_CASE("keys take any bytes") {
  CHECK(other_keyboard("a\xFF\x80") != "");
  CHECK(other_keyboard(std::string(10000, 'a')).size() == 20000);
}
