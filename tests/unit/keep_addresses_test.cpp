// A published document is edited in many ways; links to its paragraphs go on meaning what they
// meant.
#include <doctest/doctest.h>

#include "align/align_documents.h"
#include "align/keep_addresses.h"
#include "content/recorded_addresses.h"
#include "content/stamp.h"
#include "support/memory_site.h"
#include "unit/shown.h"

using namespace tilmech;

namespace {

const std::string kHead = "---\ntitle: T\n---\n";

const std::string kOne = "Первый абзац говорит о библиотеке и её читателях.\n\n";
const std::string kTwo = "Второй абзац называет бюджет: 40 тысяч сомов в год.\n\n";
const std::string kThree = "Третий абзац благодарит учителей города и области.\n\n";
const std::string kNew = "Совсем новый текст про погоду, реки и горы.\n\n";

Document aligned(const std::string& ru, const std::string& ky,
                 const std::optional<RecordedAddresses>& recorded, Diagnostics& diagnostics) {
  std::vector<std::pair<std::string, std::string>> files = {{"pages/a.ru.md", kHead + ru}};
  if (!ky.empty()) files.emplace_back("pages/a.ky.md", kHead + ky);
  test::MemorySite memory = test::load_memory_site(files);
  memory.site.documents.at(0).recorded = recorded;
  align_documents(memory.site, memory.diagnostics);
  diagnostics = std::move(memory.diagnostics);
  return memory.site.documents.at(0);
}

// Through JSON and back, as on disk.
RecordedAddresses record(const Document& document) {
  Diagnostics diagnostics;
  const std::string json = write_recorded_addresses(record_addresses(document));
  auto recorded = read_recorded_addresses(json, "a.addresses.json", diagnostics);
  REQUIRE(recorded);
  REQUIRE(diagnostics.empty());
  return *recorded;
}

// "p1 p2+p3": the blocks' names, with '+' before further anchors.
std::string names_in(const Variant& variant) {
  std::string text;
  for (const Section& section : variant.sections) {
    if (!text.empty()) text += " | ";
    text += section.address + ":";
    for (const Block* block : places_in(section)) {
      text.append(" ").append(block->address.substr(section.address.size() + 1));
      for (const std::string& anchor : block->anchors)
        text.append("+").append(anchor.substr(section.address.size() + 1));
    }
  }
  return text;
}

struct Edit {
  std::string what, after, names, findings;
};

const std::string kSection = "## 1. Раздел\n\n";

const Edit kEdits[] = {
    {"nothing", kSection + kOne + kTwo + kThree, "s-1: p1 p2 p3", ""},
    {"a paragraph is inserted", kSection + kOne + kNew + kTwo + kThree, "s-1: p1 p1a p2 p3", ""},
    {"one is inserted at the start", kSection + kNew + kOne + kTwo + kThree, "s-1: p0a p1 p2 p3",
     ""},
    {"one is added at the end", kSection + kOne + kTwo + kThree + kNew, "s-1: p1 p2 p3 p3a", ""},
    {"a word is changed",
     kSection + kOne + "Второй абзац называет бюджет: 50 тысяч сомов в год.\n\n" + kThree,
     "s-1: p1 p2 p3", ""},
    {"one is rewritten", kSection + kOne + kNew + kThree, "s-1: p1 p2 p3", ""},
    {"one is edited and another inserted before it",
     kSection + kOne + kNew + "Второй абзац называет бюджет: 50 тысяч сомов в год.\n\n" + kThree,
     "s-1: p1 p1a p2 p3", ""},
    {"two are exchanged", kSection + kTwo + kOne + kThree, "s-1: p2 p1 p3", ""},
    {"one is moved to the end", kSection + kTwo + kThree + kOne, "s-1: p2 p3 p1", ""},
    {"one is deleted", kSection + kOne + kThree, "s-1: p1+p2 p3",
     "pages/a.ru.md:4:1: warning: address-moved: the address #s-1-p2 was published and leads "
     "nowhere "
     "of its own any more | restore the text, or run `tilmech accept` to agree\n"},
    {"spaces and punctuation change",
     kSection + "Первый  абзац,\nговорит о библиотеке и её читателях!\n\n" + kTwo + kThree,
     "s-1: p1 p2 p3", ""},
    {"a section is put before", "## 0.1. Иное\n\n" + kNew + kSection + kOne + kTwo + kThree,
     "s-0.1: p1 | s-1: p1 p2 p3", ""},
    {"the section is gone", "## 2. Другой\n\n" + kNew, "s-2: p1",
     "pages/a.ru.md:1:1: warning: address-moved: the address #s-1 was published and leads nowhere "
     "of "
     "its own any more | restore the text, or run `tilmech accept` to agree\n"},
};

}  // namespace

TEST_CASE("addresses: recorded ones stay with their paragraphs through every edit") {
  Diagnostics diagnostics;
  const RecordedAddresses recorded =
      record(aligned(kSection + kOne + kTwo + kThree, "", std::nullopt, diagnostics));
  for (const Edit& edit : kEdits) {
    CAPTURE(edit.what);
    const Document document = aligned(edit.after, "", recorded, diagnostics);
    CHECK(names_in(document.in(Lang::ru)) == edit.names);
    CHECK(shown(diagnostics) == edit.findings);
  }
}

TEST_CASE("addresses: what was accepted once is kept by the next record, deleted ones too") {
  Diagnostics diagnostics;
  const auto first =
      record(aligned(kSection + kOne + kTwo + kThree, "", std::nullopt, diagnostics));
  const auto second =
      record(aligned(kSection + kOne + kNew + kThree + kNew, "", first, diagnostics));
  const auto third = record(aligned(kSection + kOne + kThree + kNew, "", second, diagnostics));
  const Document last = aligned(kSection + kOne + kThree + kNew + kTwo, "", third, diagnostics);
  CHECK(names_in(last.in(Lang::ru)) == "s-1: p1 p3+p3a p2 p2a");
  CHECK(shown(diagnostics) == "");
}

TEST_CASE("addresses: unnumbered sections keep theirs when one is put between") {
  Diagnostics diagnostics;
  const auto recorded = record(aligned("## История\n\n## Бюджет\n", "", std::nullopt, diagnostics));
  const Document document =
      aligned("## История\n\n## Совсем новое\n\n## Бюджет\n", "", recorded, diagnostics);
  CHECK(names_in(document.in(Lang::ru)) == "s-h1: | s-h1a: | s-h2:");
}

TEST_CASE("addresses: a translation has its source's, and what only it has is named after it") {
  Diagnostics diagnostics;
  const std::string ru = kSection +
                         "Летом 2018 года открыто 12 залов.\n\n"
                         "Бюджет составил 68 млн сомов.\n\nФонд CADAP дал 40 процентов.\n\n";
  const std::string ky =
      "## 1. Бөлүм\n\n2018-жылдын жайында 12 зал ачылды.\n\n"
      "Кошумча сөз: китеп окуган бала бактылуу.\n\n"
      "Бюджет 68 млн сомду түздү. CADAP фонду 40 пайызын берди.\n\n";
  const Document document = aligned(ru, ky, std::nullopt, diagnostics);
  CHECK(names_in(document.in(Lang::ru)) == "s-1: p1 p2 p3");
  CHECK(names_in(document.in(Lang::ky)) == "s-1: p1 p1-ky1 p2+p3");
  const Document turned = aligned(ky, ru, std::nullopt, diagnostics);
  CHECK(names_in(turned.in(Lang::ky)) == "s-1: p1 p3 p3-2");
}

TEST_CASE("addresses: a record that cannot be read is reported, and the text is addressed") {
  Diagnostics diagnostics;
  CHECK(!read_recorded_addresses("{}", "a.addresses.json", diagnostics));
  CHECK(!read_recorded_addresses("{\"sections\": [", "a.addresses.json", diagnostics));
  CHECK(diagnostics.size() == 2);
  const auto odd = read_recorded_addresses(
      R"({"sections": [{"address": "s-1", "blocks": [["p1"], 7, ["p1", "x", "y"]]}, {}, 3]})",
      "a.addresses.json", diagnostics);
  REQUIRE(odd);
  CHECK(odd->sections.size() == 1);
  CHECK(addresses_file_of("content/releases/2022.11-x.ru.md") ==
        "content/releases/2022.11-x.addresses.json");
}

TEST_CASE("a stamp changes one line of the front matter and nothing else") {
  CHECK(stamp_revision("---\ntitle: T\n---\n\nx\n", "ab") ==
        "---\ntitle: T\nsource_revision: \"ab\"\n---\n\nx\n");
  CHECK(stamp_revision("---\nsource_revision: >-\n  old\n  more\ntitle: T\n---\nx\n", "ab") ==
        "---\nsource_revision: \"ab\"\ntitle: T\n---\nx\n");
  CHECK(stamp_revision("---\r\ntitle: T\r\n---\r\nsource_revision: x\r\n", "ab") ==
        "---\r\ntitle: T\r\nsource_revision: \"ab\"\r\n---\r\nsource_revision: x\r\n");
}
