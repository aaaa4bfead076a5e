#include "text/stem_kyrgyz.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "text/fold.h"

using namespace tilmech;

namespace {

std::string stem(std::string_view word) {
  std::string out;
  kyrgyz_stem(fold(word), out);
  return out;
}

}  // namespace

TEST_CASE("the forms of a Kyrgyz word have one stem") {
  // The stem, and words that have it.
  const std::pair<const char*, const char*> rows[] = {
      {"китеп", "китеп китептер китеби китебинин китептерибизге китептердеги"},
      {"тармак", "тармак тармагы тармагында тармактардын тармагындагы"},
      {"шаар", "шаар шаардын шаарлар шаарларыбыздын шаардык шаарында"},
      {"олка", "өлкө өлкөнүн өлкөлөрдүн өлкөбүздүн өлкөсүнө өлкөлөрү"},
      {"программа", "программа программасынын программалар программабызда"},
      {"россия", "Россия Россиянын Россияга Россиядагы"},
      {"реабилитацияла", "реабилитациялоо реабилитациялоого реабилитацияланат реабилитацияланган"},
      {"жаз", "жазуу жазды жазган жазат жазып жазылган жазбайт жазбаган жазуунун жазса"},
      {"башта", "баштоо баштады баштаган баштайт баштап баштоого башталды баштабайт"},
      {"оку", "окуу окуду окуган окуйт окуп окуунун окубаган"},
      {"бер", "берүү берди берген берет берип берилди беришти бербейт бериңиз"},
      {"ал", "алуу алды алган алат алып албайт алса алыңыз"},
      {"чык", "чыгат чыккан чыгып чыгуу чыкты чыкпайт"},
      {"кой", "кой койду койгон коюп коюлган коюу"},
      {"мурун", "мурун мурду мурдун мурунга"},
      {"орун", "орун орду ордунда орундар"},
      {"кыргызстан", "Кыргызстан Кыргызстандын Кыргызстандагы Кыргызстанга"},
  };
  for (const auto& [want, words] : rows) {
    std::istringstream list(words);
    for (std::string word; list >> word;) {
      INFO(word);
      CHECK(stem(word) == want);
    }
  }
}

TEST_CASE("a suffix after the wrong kind of letter is no suffix") {
  CHECK(stem("доллар") == "доллар");  // -лар follows a vowel, р or й
  CHECK(stem("адистер") == "адис");   // -тер follows a voiceless consonant
  CHECK(stem("директор") == "директор");
}

TEST_CASE("nouns that look like verb forms stay whole") {
  for (const char* word : {"кызмат", "маалымат", "мамлекет", "мектеп", "талап", "адам", "баткен"})
    CHECK(stem(word) == fold(word));
}

TEST_CASE("typed without ң ө ү a Kyrgyz word has the same stem") {
  CHECK(stem("окмоттун") == stem("өкмөттүн"));
  CHECK(stem("мугалимиңиздин") == stem("мугалиминиздин"));
  CHECK(stem("үйлөрүңүз") == stem("уйлорунуз"));
}

TEST_CASE("words that are not Kyrgyz letters are their own stems") {
  CHECK(stem("") == "");
  CHECK(stem("program") == "program");
  CHECK(stem("500дөн") == "500дон");
  CHECK(stem("ўзбек") == "ўзбек");
  CHECK(stem("ы") == "ы");
  CHECK(stem("бкк") == "бкк");
}

TEST_CASE("a Kyrgyz word of more than 48 letters is its own stem") {
  std::string word;
  for (int i = 0; i < 21; ++i) word += "ша";
  CHECK(stem(word + "лардын") == word);  // 48 letters
  CHECK(stem(word + "лардынн") == word + "лардынн");
}
