// Which words are forms of a glossary's word, and which only share its stem.
#include "align/word_forms.h"

#include <doctest/doctest.h>

#include <string>

namespace tilmech {

TEST_CASE("forms of a word are told from words made of it") {
  struct Row {
    Lang lang;
    const char* base;
    const char* word;
    bool form;
  };
  const Row rows[] = {
      {Lang::ru, "наркотические", "наркотических", true},
      {Lang::ru, "наркотические", "Наркотическими", true},
      {Lang::ru, "средства", "средств", true},
      {Lang::ru, "снижение", "снижению", true},
      {Lang::ru, "учёт", "учете", true},
      {Lang::ru, "зависимость", "зависимостями", true},
      {Lang::ru, "зависимость", "зависимым", false},
      {Lang::ky, "заттар", "заттардын", true},
      {Lang::ky, "борбору", "борборунда", true},
      {Lang::ky, "жүгүртүлүшү", "жүгүртүлүшүнө", true},
      {Lang::ky, "жүгүртүлүшү", "жүгүртүлбөшү", false},
      {Lang::ky, "баңги", "баңгилик", false},
      {Lang::ky, "баңгилик", "баңгиликке", true},
      {Lang::ky, "өнүктүрүү", "онуктуруу", true},
      {Lang::ky, "кол", "көл", false},
      {Lang::ky, "өтүү", "отуу", false},
      {Lang::en, "drugs", "drug", true},
      {Lang::en, "policy", "policies", true},
      {Lang::en, "dependence", "dependent", false},
      {Lang::en, "virus", "virus's", true},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.base));
    CAPTURE(std::string(row.word));
    CHECK(is_form_of(row.word, row.base, row.lang) == row.form);
  }
}

}  // namespace tilmech
