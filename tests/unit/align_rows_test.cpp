#include <doctest/doctest.h>

#include "align/align_documents.h"
#include "align/document_alignment.h"
#include "support/aligned.h"
#include "support/memory_site.h"

using namespace tilmech;
using test::load_memory_site;
using test::shown_rows;

namespace {

const std::string kHead = "---\ntitle: T\n---\n";

// Paragraphs of a text of our own, in three languages.
const std::vector<std::string> kRu = {
    "Летом 2018 года библиотека города открыла 12 новых залов для детей.",
    "Бюджет составил 6,8 млн сомов, из них 40 процентов дал фонд CADAP.",
    "Книги привозят по вторникам; читатели получают их бесплатно.",
    "Кроме того, в каждой школе работает кружок истории.",
    "Директор поблагодарил учителей и пообещал открыть ещё один зал 1 сентября 2019 года."};
const std::vector<std::string> kKy = {
    "2018-жылдын жайында шаардын китепканасы балдар үчүн 12 жаңы зал ачты.",
    "Бюджет 6,8 млн сомду түздү, анын 40 пайызын CADAP фонду берди.",
    "Китептер шейшемби күндөрү алып келинет; окурмандар аларды акысыз алышат.",
    "Мындан тышкары, ар бир мектепте тарых ийрими иштейт.",
    "Директор мугалимдерге ыраазычылык айтып, 2019-жылдын 1-сентябрында дагы бир зал ачууга убада "
    "берди."};
const std::vector<std::string> kEn = {
    "In the summer of 2018 the town library opened 12 new rooms for children.",
    "The budget was 6.8 million soms, of which 40 per cent came from the CADAP fund.",
    "Books arrive on Tuesdays; readers get them free of charge.",
    "In addition, every school has a history club.",
    "The director thanked the teachers and promised to open one more room on 1 September 2019."};

std::string join(const std::vector<std::string>& all, const std::vector<std::string>& parts) {
  std::string text = kHead;
  for (const std::string& part : parts) {
    for (const char c : part)
      if (c == '+')
        text += ' ';
      else
        text += all[static_cast<std::size_t>(c - '0')];
    text += "\n\n";
  }
  return text;
}

test::MemorySite aligned(const std::vector<std::pair<std::string, std::string>>& files) {
  test::MemorySite memory = load_memory_site(files);
  align_documents(memory.site, memory.diagnostics);
  return memory;
}

std::string rows(const std::vector<std::pair<std::string, std::string>>& files) {
  const test::MemorySite memory = aligned(files);
  const Document& document = memory.site.documents.at(0);
  return shown_rows(document, document.alignment.sections.at(0));
}

std::string ru_ky(const std::vector<std::string>& ru, const std::vector<std::string>& ky) {
  return rows({{"pages/a.ru.md", join(kRu, ru)}, {"pages/a.ky.md", join(kKy, ky)}});
}

struct Case {
  std::vector<std::string> ru, ky;
  std::string rows;
};

const Case kCases[] = {
    {{"0", "1", "2", "3", "4"}, {"0", "1", "2", "3", "4"}, "0=0 1=1 2=2 3=3 4=4"},
    {{"0", "1", "2", "3", "4"}, {"0", "2", "3", "4"}, "0=0 1=- 2=1 3=2 4=3"},
    {{"0", "1", "3", "4"}, {"0", "1", "2", "3", "4"}, "0=0 1=1 -=2 2=3 3=4"},
    {{"0", "1", "2", "3", "4"}, {"0", "1+2", "3", "4"}, "0=0 1,2=1 3=2 4=3"},
    {{"0", "1+2", "3", "4"}, {"0", "1", "2", "3", "4"}, "0=0 1=1,2 2=3 3=4"},
    {{"0", "1", "2", "3", "4"}, {"0", "2", "1", "3", "4"}, "0=0 1=2 2=1 3=3 4=4"},
    {{"0", "1", "2", "3", "4"}, {"4", "0", "1", "2", "3"}, "0=1 1=2 2=3 3=4 4=0"},
    {{"0"}, {"0"}, "0=0"},
    {{"0", "4"}, {"4"}, "0=- 1=0"},
};

}  // namespace

TEST_CASE("rows: deleted, joined, split and exchanged paragraphs are found") {
  for (const Case& c : kCases) {
    CAPTURE(c.rows);
    CHECK(ru_ky(c.ru, c.ky) == c.rows);
  }
}

TEST_CASE("rows: three languages make one table") {
  CHECK(rows({{"pages/a.ru.md", join(kRu, {"0", "1", "2", "4"})},
              {"pages/a.ky.md", join(kKy, {"0", "1+2", "4"})},
              {"pages/a.en.md", join(kEn, {"0", "2", "4"})}}) == "0=0=0 1,2=1=1 3=2=2");
}

TEST_CASE("rows: what two translations have and the source lacks is one row") {
  CHECK(rows({{"pages/a.ru.md", join(kRu, {"0", "4"})},
              {"pages/a.ky.md", join(kKy, {"0", "1", "2", "4"})},
              {"pages/a.en.md", join(kEn, {"0", "1", "4"})}}) == "0=0=0 -=1=1 -=2=- 1=3=2");
}

TEST_CASE("rows: list items stand against list items") {
  CHECK(rows({{"pages/a.ru.md", kHead + "Задачи:\n\n- рост;\n- связь;\n- школа.\n"},
              {"pages/a.ky.md", kHead + "Милдеттер:\n\n- өсүш;\n- байланыш;\n- мектеп.\n"}}) ==
        "0=0 1=1 2=2 3=3");
  const std::string table = rows({{"pages/a.ru.md", kHead + "| а | б |\n|---|---|\n| 1 | 2 |\n"},
                                  {"pages/a.ky.md", kHead + "- бир\n- эки\n- үч\n"}});
  CHECK(table.size() > 0);
}

TEST_CASE("rows: every block is in exactly one row, whatever the texts are") {
  const std::vector<std::pair<std::string, std::string>> kPairs = {
      {"", ""},
      {"", "Бир\n\nЭки\n"},
      {"Один\n\nДва\n\nТри\n", ""},
      {"Один\n\nДва\n", "One\n\nTwo\n\nThree\n\nFour\n\nFive\n\nSix\n"},
      {"---\n\n> цитата\n\n    код\n", "- а\n  - б\n    - в\n"},
      {"1 2 3\n\n4\n\n5\n", "5\n\n4\n\n3 2 1\n"},
      {"| а | б |\n|---|---|\n| 1 | 2 |\n", "- бир\n- эки\n- үч\n"},
      {"Русский текст.\n\nЕщё один.\n", "English text.\n\nAnd more of it.\n"},
      {"## 1. А\n\nраз\n\n## 1. Б\n\nдва\n", "## 1. А\n\nбир\n\n## 1. Б\n\nэки\n\n## 1. В\n"},
      {"## 99999999999999999999. А\n\nраз\n", "## 1. А\n\nбир\n"},
  };
  for (const auto& [ru, ky] : kPairs) {
    CAPTURE(ru);
    const auto memory = aligned({{"pages/a.ru.md", kHead + ru}, {"pages/a.ky.md", kHead + ky}});
    const Document& document = memory.site.documents.at(0);
    for (const Lang lang : {Lang::ru, Lang::ky}) {
      std::size_t blocks = 0, in_rows = 0;
      for (const Section& section : document.in(lang).sections) blocks += places_in(section).size();
      for (const SectionRow& section : document.alignment.sections)
        for (const Row& row : section.rows) in_rows += row.blocks[lang].size();
      CHECK(blocks == in_rows);
    }
  }
}
