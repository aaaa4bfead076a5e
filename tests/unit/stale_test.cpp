// A translation is stale when the words of its source change, section by section, and only then.
#include "check/stale.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "align/align_documents.h"
#include "support/memory_site.h"
#include "text/revision.h"
#include "unit/shown.h"

using namespace tilmech;

namespace {

const std::string kText =
    "Вступление.\n\n## 1. Цели\n\nЕщё 40 тысяч сомов.\n\n## 2. Сроки\n\nДо 5 марта[^a].\n\n"
    "[^a]: По плану.\n";

Document aligned(const std::string& source, const std::string& stamp) {
  const std::string field = stamp.empty() ? "" : "source_revision: \"" + stamp + "\"\n";
  test::MemorySite memory = test::load_memory_site(
      {{"pages/a.ru.md", "---\ntitle: План\n---\n" + source},
       {"pages/a.ky.md", "---\ntitle: План\n" + field +
                             "---\nКириш.\n\n## 1. Максаттар\n\nДагы 40 миң сом.\n\n"
                             "## 2. Мөөнөт\n\n5-мартка чейин[^a].\n\n[^a]: План боюнча.\n"}});
  align_documents(memory.site, memory.diagnostics);
  return memory.site.documents.at(0);
}

// The findings after the source changed from kText to `source`, as "line: what", in order.
std::string stale(const std::string& source) {
  const std::string stamp = write_revision(revision_of(aligned(kText, "").in(Lang::ru)));
  Diagnostics diagnostics;
  report_stale(aligned(source, stamp), diagnostics);
  std::string text;
  for (const Diagnostic& found : diagnostics) {
    CHECK(found.finding == Finding::translation_stale);
    CHECK(found.place.file == "pages/a.ky.md");
    text += std::to_string(found.place.line) + ": " +
            found.message.substr(0, found.message.find(" of ru")) + "; ";
  }
  return text;
}

std::string changed(const std::string& from, const std::string& to) {
  std::string text = kText;
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("stale: a section whose words changed is named, at its line in the translation") {
  CHECK(stale(kText) == "");
  CHECK(stale(changed("40 тысяч", "50 тысяч")) == "7: the section 1; ");
  CHECK(stale(changed("Вступление", "Введение")) == "5: the text before the first heading; ");
  CHECK(stale(changed("По плану", "По указу")) == "15: the footnotes; ");
  CHECK(stale(changed("Сроки", "Время")) == "11: the section 2; ");
  CHECK(stale(kText + "\nЕщё абзац.\n") == "11: the section 2; ");
}

TEST_CASE("stale: spaces, punctuation, letter case and the numbers of sections do not count") {
  CHECK(stale(changed("Ещё 40 тысяч сомов.", "еще  40\nтысяч, сомов!")) == "");
  CHECK(stale(changed("## 2. Сроки", "## 3. Сроки")) == "");
  CHECK(stale(changed("## 2. Сроки", "## IV. Сроки")) == "");
  CHECK(stale(changed("До 5 марта", "**До** 5 марта")) == "");
}

TEST_CASE("stale: a translation that was never accepted is not judged") {
  Diagnostics diagnostics;
  report_stale(aligned(changed("40 тысяч", "50 тысяч"), ""), diagnostics);
  CHECK(diagnostics.empty());
}

TEST_CASE("stale: where all has changed one finding says so") {
  std::string source;
  for (int i = 1; i < 9; ++i)
    source += "## " + std::to_string(i) + ". Новое " + std::to_string(i) + "\n\nИное.\n\n";
  const std::string text = stale(source);
  CHECK(text.starts_with("3: the section 1, the section 2, "));
  CHECK(std::count(text.begin(), text.end(), ';') == 1);
}
