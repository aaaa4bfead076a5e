#include "text/collation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace tilmech;

namespace {

std::vector<std::string> sorted(std::vector<std::string> words, Lang lang) {
  const Collation collation(lang);
  std::ranges::sort(words, {}, [&](const std::string& word) { return collation.sort_key(word); });
  return words;
}

}  // namespace

TEST_CASE("words stand in each language's order") {
  using Words = std::vector<std::string>;
  CHECK(sorted({"ңа", "үй", "ёж", "окмот", "наа", "ель", "өкмөт", "нят", "улам", "еж"}, Lang::ky) ==
        Words{"еж", "ель", "ёж", "наа", "нят", "ңа", "окмот", "өкмөт", "улам", "үй"});
  CHECK(sorted({"ель", "ёж", "еж", "йод", "икра", "ящик", "арка"}, Lang::ru) ==
        Words{"арка", "еж", "ёж", "ель", "икра", "йод", "ящик"});
  CHECK(sorted({"zebra", "Apple", "apple", "éclair", "dog"}, Lang::en) ==
        Words{"apple", "Apple", "dog", "éclair", "zebra"});
}

TEST_CASE("quotation marks before a word do not move it") {
  const Collation collation(Lang::ky);
  CHECK(collation.sort_key("«Ата-Журт»") > collation.sort_key("Аба"));
  CHECK(collation.sort_key("«Ата-Журт»") < collation.sort_key("Бала"));
  CHECK(collation.sort_key("") < collation.sort_key("—"));
  CHECK(collation.sort_key("—") < collation.sort_key("А"));
}

TEST_CASE("sort keys of long texts are complete") {
  const Collation collation(Lang::ru);
  const std::string text(1000, 'a');
  CHECK(collation.sort_key(text + "a") < collation.sort_key(text + "b"));
  CHECK(collation.sort_key(text) < collation.sort_key(text + "a"));
}

TEST_CASE("й and ё decomposed sort as composed") {
  const Collation collation(Lang::ky);
  CHECK(collation.sort_key("и\u0306од") == collation.sort_key("йод"));
  CHECK(collation.sort_key("е\u0308ж") == collation.sort_key("ёж"));
}

TEST_CASE(
    "the alphabets have the letters a headword can begin with, in the order of the language") {
  for (Lang lang : kAllLangs) CHECK(sorted(alphabet(lang), lang) == alphabet(lang));
  CHECK(alphabet(Lang::ky).size() == 34);
  CHECK(alphabet(Lang::ru).size() == 30);
  CHECK(alphabet(Lang::en).size() == 26);
}

TEST_CASE("a headword stands under its letter") {
  struct {
    std::string word;
    Lang lang;
    std::string label;
  } cases[] = {
      {"ёлка", Lang::ru, "Е"},    {"ёлка", Lang::ky, "Ё"},      {"йод", Lang::ru, "Й"},
      {"йод", Lang::ky, "Й"},     {"и\u0306од", Lang::ky, "Й"}, {"икра", Lang::ru, "И"},
      {"өкмөт", Lang::ky, "Ө"},   {"үй", Lang::ky, "Ү"},        {"ңа", Lang::ky, "Ң"},
      {"«Ата»", Lang::ky, "А"},   {"ь", Lang::ky, ""},          {"Ъ", Lang::ru, ""},
      {"élan", Lang::en, "E"},    {"harm", Lang::en, "H"},      {"harm", Lang::ru, ""},
      {"12 шагов", Lang::ru, ""}, {"", Lang::ky, ""},           {"—", Lang::ky, ""},
      {"өкмөт", Lang::ru, ""},
  };
  for (const auto& c : cases) {
    CAPTURE(c.word);
    CHECK(alphabet_label(c.word, c.lang) == c.label);
  }
}
