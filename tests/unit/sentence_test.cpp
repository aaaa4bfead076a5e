#include "text/sentence.h"

#include <doctest/doctest.h>

#include <string>

namespace tilmech {

TEST_CASE("the sentence around a word ends where a reader would stop") {
  struct Row {
    const char* text;
    const char* word;
    const char* sentence;
  };
  const Row rows[] = {
      {"Раз. Два слово три. Четыре.", "слово", "Два слово три."},
      {"По ст. 4 закона слово. Ещё.", "слово", "По ст. 4 закона слово."},
      {"Пришёл А. Б. Иванов и слово сказал.", "слово", "Пришёл А. Б. Иванов и слово сказал."},
      {"«Да!» Слово тут? Нет.", "Слово", "Слово тут?"},
      {"  слово без конца ", "слово", "слово без конца"},
      {"В 6.8 раза слово", "слово", "В 6.8 раза слово"},
  };
  for (const Row& row : rows) {
    const std::string text = row.text;
    const std::size_t at = text.find(row.word);
    const auto [first, last] = sentence_around(text, at, at + std::string(row.word).size());
    CHECK(text.substr(first, last - first) == row.sentence);
  }
}

TEST_CASE("capitals are known in every alphabet") {
  CHECK(begins_with_capital("Өкмөт"));
  CHECK(begins_with_capital("Бюро"));
  CHECK_FALSE(begins_with_capital("өкмөт"));
  CHECK_FALSE(begins_with_capital("«Бюро»"));
  CHECK_FALSE(begins_with_capital(""));
}

}  // namespace tilmech
