#include <doctest/doctest.h>

#include "align/align_documents.h"
#include "support/aligned.h"
#include "support/memory_site.h"
#include "unit/shown.h"

using namespace tilmech;
using test::shown_sections;

namespace {

const std::string kHead = "---\ntitle: T\n---\n";

test::MemorySite aligned(const std::string& ru, const std::string& ky) {
  test::MemorySite memory =
      test::load_memory_site({{"pages/a.ru.md", kHead + ru}, {"pages/a.ky.md", kHead + ky}});
  align_documents(memory.site, memory.diagnostics);
  return memory;
}

struct Case {
  std::string ru, ky, sections;
};

const Case kCases[] = {
    {"## 1. А\n\n## 2. Б\n", "## 1 А\n\n## 2. Б\n", "0=0 1=1"},
    {"## 1. А\n\n## § 2 Б\n", "## 1-бөлүм. А\n\n## 2-берене Б\n", "0=0 1=1"},
    {"## IV. А\n\n## Статья 5. Б\n", "## 4-бөлүм. А\n\n## 5. Б\n", "0=0 1=1"},
    {"## А {#a}\n\n## Б {#b}\n", "## Б {#b}\n\n## А {#a}\n", "0=1 1=0"},
    {"## История города\n\n## Школа и образование\n\n## Бюджет\n",
     "## Шаардын тарыхы\n\n## Бюджет\n", "0=0 1=- 2=1"},
    {"Начало\n\n## 1. А\n", "## 1. А\n", "0=- 1=0"},
    {"", "## 1. А\n", "-=0"},
};

}  // namespace

TEST_CASE("sections: by number in every form, by name, else by order and content") {
  for (const Case& c : kCases) {
    CAPTURE(c.ru);
    CHECK(shown_sections(aligned(c.ru, c.ky).site.documents.at(0)) == c.sections);
  }
}

TEST_CASE("sections: what is missing, extra, moved or numbered otherwise is reported") {
  const test::MemorySite memory = aligned("## 1. А\n\n## 2. Б\n\n## 3. В\n\n## 4. Г\n",
                                          "## 1. А\n\n## 3. В\n\n## 2. Б\n\n## 5. Д\n\n## 6. Е\n");
  CHECK(shown(memory.diagnostics) ==
        "pages/a.ky.md:6:1: warning: section-out-of-order: the section 3 stands in another order "
        "than in the source | its counterpart stands at pages/a.ru.md:8\n"
        "pages/a.ky.md:10:1: warning: section-number-differs: the section has the number 5; in ru "
        "it is 4 | its counterpart stands at pages/a.ru.md:10\n"
        "pages/a.ky.md:12:1: warning: section-extra: the section 6 is not in ru\n");
  const test::MemorySite lacking = aligned("## 1. А\n\n## 2. Б\n", "## 1. А\n");
  CHECK(shown(lacking.diagnostics) ==
        "pages/a.ky.md:4:1: warning: section-missing: the section 2 of ru is missing here | it "
        "stands at pages/a.ru.md:6\n");
}

TEST_CASE("sections: an unnumbered section has its source's address in every language") {
  const test::MemorySite memory = aligned("## История города\n\nа\n\n## Бюджет\n\nб\n",
                                          "## Шаардын тарыхы\n\nа\n\n## Бюджет\n\nб\n");
  const Document& document = memory.site.documents.at(0);
  CHECK(document.in(Lang::ru).sections.at(1).address == "s-h2");
  CHECK(document.in(Lang::ky).sections.at(1).address == "s-h2");
  CHECK(document.in(Lang::ky).sections.at(1).blocks.at(0).address == "s-h2-p1");
}
