// Long and lopsided texts: the band that keeps cost linear must still find the way.
#include <doctest/doctest.h>

#include <set>

#include "align/align_documents.h"
#include "align/document_alignment.h"
#include "support/aligned.h"
#include "support/memory_site.h"

using namespace tilmech;

namespace {

// A paragraph that only its number and a name tell from the others.
std::string paragraph(Lang lang, int number) {
  const std::string name = std::to_string(number * 7919 % 9973);
  switch (lang) {
    case Lang::ru:
      return "Пункт " + name + " программы выполняет министерство.\n\n";
    case Lang::ky:
      return "Программанын " + name + " пунктун министрлик аткарат.\n\n";
    default:
      return "Item " + name + " of the programme falls to the ministry.\n\n";
  }
}

Document aligned(const std::vector<int>& ru, const std::vector<int>& ky) {
  std::string texts[2] = {"---\ntitle: T\n---\n", "---\ntitle: T\n---\n"};
  for (const int number : ru) texts[0] += paragraph(Lang::ru, number);
  for (const int number : ky) texts[1] += paragraph(Lang::ky, number);
  test::MemorySite memory =
      test::load_memory_site({{"pages/a.ru.md", texts[0]}, {"pages/a.ky.md", texts[1]}});
  align_documents(memory.site, memory.diagnostics);
  return memory.site.documents.at(0);
}

// The share of paragraphs of both that stand in a row with their counterpart.
double found(const std::vector<int>& ru, const std::vector<int>& ky) {
  const Document document = aligned(ru, ky);
  const std::set<int> in_ky(ky.begin(), ky.end());
  double common = 0, right = 0;
  for (const int number : ru) common += in_ky.contains(number) ? 1 : 0;
  std::size_t blocks = 0;
  for (const Row& row : document.alignment.sections.at(0).rows) {
    blocks += row.blocks[Lang::ru].size() + row.blocks[Lang::ky].size();
    if (row.blocks[Lang::ru].size() == 1 && row.blocks[Lang::ky].size() == 1 &&
        ru[row.blocks[Lang::ru][0]] == ky[row.blocks[Lang::ky][0]])
      right += 1;
  }
  CHECK(blocks == ru.size() + ky.size());
  return right / common;
}

std::vector<int> numbers(int begin, int end, int without_from = 0, int without_to = 0) {
  std::vector<int> list;
  for (int i = begin; i < end; ++i)
    if (i < without_from || i >= without_to) list.push_back(i);
  return list;
}

}  // namespace

TEST_CASE("rows: a long section is followed block by block") {
  CHECK(found(numbers(0, 2000), numbers(0, 2000)) == 1.0);
}

TEST_CASE("rows: where a long part is missing, the path comes back to the others") {
  CHECK(found(numbers(0, 1500), numbers(0, 1500, 400, 800)) > .99);
  CHECK(found(numbers(0, 1500, 0, 700), numbers(0, 1500)) > .99);
  CHECK(found(numbers(0, 1200, 300, 500), numbers(0, 1200, 700, 1000)) > .99);
}

TEST_CASE("rows: one language may be three times as long") {
  CHECK(found(numbers(0, 300), numbers(0, 900)) > .97);
}

TEST_CASE("rows: long texts without anything in common are still laid side by side") {
  CHECK(found(numbers(0, 800), numbers(1000, 1400)) != 1.0);
}
