#include "text/analyser.h"

#include <doctest/doctest.h>
#include <libstemmer.h>

#include <sstream>
#include <string>

#include "app/analyze.h"
#include "text/fold.h"

using namespace tilmech;

namespace {

// "[баш|баш][калаанын|калаа]"; numbers as "[#500]", abbreviations as "[!паз]".
std::string tokens(std::string_view text, Lang lang) {
  Analyser analyser(lang);
  Analysis analysis;
  analyser.analyse(text, analysis);
  std::string out;
  for (const Token& token : analysis.tokens) {
    out += token.kind == TokenKind::number ? "[#" : token.kind == TokenKind::word ? "[" : "[!";
    if (token.kind == TokenKind::word) out.append(analysis.folded(token)).append("|");
    out.append(analysis.stem(token)).append("]");
  }
  return out;
}

}  // namespace

TEST_CASE("tokens are what a reader takes for words, numbers and abbreviations") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {" — …", ""},
      {"Баш калаанын", "[баш|баш][калаанын|калаа]"},
      {"2014-жылдын", "[#2014][жылдын|жыл]"},
      {"500дөн 20-га 1-чи", "[#500][#20][#1]"},
      {"АИВ/ЖИКС", "[!аив][!жикс]"},
      {"ПАЗга, БУУнун, АИВдин, АКШдагы", "[!паз][!буу][!аив][!акш]"},
      {"БУУ-нун", "[!буу]"},
      {"CADAPтын", "[!cadap]"},
      {"COVID-19дан", "[!covid][#19]"},
      {"А. Б. Иванов", "[!а][!б][иванов|иванов]"},
      {"А.Б.Иванов", "[!а][!б][иванов|иванов]"},
      {"келди.Андан", "[келди|кел][андан|ан]"},
      {"ж.б. т.а.", "[!ж.б][!т.а]"},
      {"6,8 млн", "[#6,8][млн|млн]"},
      {"1\u00A0234\u00A0567,5 сом", "[#1234567,5][сом|сом]"},
      {"2.3.1", "[#2.3.1]"},
      {"азык-түлүк", "[азык|азык][тулук|тулук]"},
      {"КЫРГЫЗ РЕСПУБЛИКАСЫНЫН ӨКМӨТҮ",
       "[кыргыз|кыргыз][республикасынын|республика][окмоту|окмот]"},
      {"info@example.kg", "[info|info][example.kg|example.kg]"},
      {"4G", "[4g|4g]"},
      {"😀", ""},
  };
  for (const auto& [text, want] : rows) CHECK(tokens(text, Lang::ky) == want);
}

TEST_CASE("Russian and English numbers and abbreviations lose their endings too") {
  CHECK(tokens("2-го 90-х 5-й", Lang::ru) == "[#2][#90][#5]");
  CHECK(tokens("ВИЧ-инфекции", Lang::ru) == "[!вич][инфекции|инфекц]");
  CHECK(tokens("26 июня", Lang::ru) == "[#26][июня|июн]");
  CHECK(tokens("the 3rd of NGOs", Lang::en) == "[the|the][#3][of|of][!ngo]");
  CHECK(tokens("people’s", Lang::en) == "[people's|peopl]");
}

TEST_CASE("each token keeps its place in the source") {
  const std::string text = "«Өкмөттүн» 2014-жылдын ПАЗга";
  Analyser analyser(Lang::ky);
  Analysis analysis;
  analyser.analyse(text, analysis);
  std::string places;
  for (const Token& token : analysis.tokens)
    places.append(text, token.begin, token.end - token.begin).append("|");
  CHECK(places == "Өкмөттүн|2014|жылдын|ПАЗга|");
}

TEST_CASE("Russian and English stems are those of libstemmer") {
  for (Lang lang : {Lang::ru, Lang::en}) {
    Analyser analyser(lang);
    sb_stemmer* snowball = sb_stemmer_new(lang == Lang::ru ? "russian" : "english", "UTF_8");
    for (const char* word : {"российский", "кыргызстанской", "ёлка", "реабилитацией", "йод", "",
                             "running", "people's", "generously", "policies", "y"}) {
      const std::string folded = fold(word);
      const auto* stem =
          sb_stemmer_stem(snowball, reinterpret_cast<const sb_symbol*>(folded.data()),
                          static_cast<int>(folded.size()));
      const std::string want(reinterpret_cast<const char*>(stem),
                             static_cast<std::size_t>(sb_stemmer_length(snowball)));
      CHECK(std::string(analyser.stem(folded)) == want);
    }
    sb_stemmer_delete(snowball);
  }
}

TEST_CASE("a Russian noun in -ан or -ана has one stem in all its cases") {
  Analyser analyser(Lang::ru);
  const auto stem = [&](const char* word) { return analyser.stem_of_word(word); };
  for (const char* form : {"марихуаны", "марихуане", "марихуану", "марихуаной"})
    CHECK(stem(form) == stem("марихуана"));
  for (const char* form : {"органа", "органу", "органом", "органе", "органы", "органов", "органам"})
    CHECK(stem(form) == stem("орган"));
  for (const char* form : {"Кыргызстана", "Кыргызстану", "Кыргызстаном", "Кыргызстане"})
    CHECK(stem(form) == stem("Кыргызстан"));
  for (const char* form : {"охраны", "охране", "охрану", "охраной"})
    CHECK(stem(form) == stem("охрана"));
  CHECK(stem("граждан") == stem("гражданам"));
  // As short as these, Snowball takes nothing from them.
  CHECK(stem("план") == "план");
  CHECK(stem("страны") == "стран");
  CHECK(stem("кран") != stem("край"));
  // Words of another language stay whole.
  CHECK(Analyser(Lang::en).stem_of_word("органдан") == "органдан");
}

TEST_CASE("an adjective in -й meets its other forms") {
  Analyser analyser(Lang::ru);
  const std::string stem = analyser.stem_of_word("российский");
  CHECK(analyser.stem_of_word("российского") == stem);
  CHECK(analyser.stem_of_word("Российских") == stem);
}

TEST_CASE("analyze prints a line for each line, the word unchanged") {
  std::istringstream in("Китептерден\n\nазык-түлүккө\nбаш калаа\n***\nсөздүн\r\nбез конца");
  std::ostringstream out;
  CHECK(analyze(Lang::ky, in, out) == 0);
  CHECK(out.str() ==
        "Китептерден\tкитеп\n\t\nазык-түлүккө\tазык-тулук\nбаш калаа\tбаш калаа\n***\t***\n"
        "сөздүн\tсоз\nбез конца\tбез конца\n");
}

TEST_CASE("analyze says so when nobody takes its output") {
  std::istringstream in("а\n");
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  CHECK(analyze(Lang::ky, in, out) == 3);
}

TEST_CASE("bad words have defined stems in every language") {
  std::string long_word;
  for (int i = 0; i < 10000; ++i) long_word += "ш";
  for (Lang lang : kAllLangs) {
    Analyser analyser(lang);
    CHECK(analyser.stem_of_word("").empty());
    CHECK(analyser.stem_of_word("12345") == "12345");
    CHECK(analyser.stem_of_word("😀") == "😀");
    CHECK(analyser.stem_of_word("\u0301") == "");
    CHECK(analyser.stem_of_word("\xFF\xFE") == "\uFFFD\uFFFD");
    CHECK(analyser.stem_of_word("日本") == "日本");
    CHECK(analyser.stem_of_word(long_word) == long_word);
    CHECK(!analyser.stem_of_word("аzбy1\u0301ң").empty());
  }
}
