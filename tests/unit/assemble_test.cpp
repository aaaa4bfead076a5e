#include <doctest/doctest.h>

#include "content/addresses.h"
#include "content/hold_back.h"
#include "content/references.h"
#include "support/memory_site.h"
#include "text/locale_format.h"

using namespace tilmech;
using test::load_memory_site;
using test::MemorySite;

namespace {

std::string page(const std::string& fields, const std::string& body = "Text.\n") {
  return "---\ntitle: T\n" + fields + "---\n" + body;
}

std::vector<std::string> addressed(MemorySite& memory) {
  address_documents(memory.site, memory.diagnostics);
  return memory.messages();
}

}  // namespace

TEST_CASE("files with one key are one document, whatever their names") {
  const MemorySite memory = load_memory_site({{"pages/about.ru.md", page("")},
                                              {"pages/tuuraluu.ky.md", page("key: About\n")},
                                              {"pages/about.en.md", page("")}});
  REQUIRE(memory.site.documents.size() == 1);
  CHECK(memory.site.documents[0].key == "about");
  CHECK(memory.site.documents[0].has(Lang::ky));
}

TEST_CASE("FAULTS: a decomposed й or ё in a name gives the same key") {
  const MemorySite memory =
      load_memory_site({{"pages/май.ru.md", page("")}, {"pages/маи\u0306.ky.md", page("")}});
  REQUIRE(memory.site.documents.size() == 1);
  CHECK(memory.site.documents[0].has(Lang::ky));
}

TEST_CASE("two files with one key and one language are an error that names both") {
  MemorySite memory =
      load_memory_site({{"pages/a.ru.md", page("")}, {"pages/b.ru.md", page("key: a\n")}});
  CHECK(memory.messages() ==
        std::vector<std::string>{"pages/b.ru.md:3: key-twice: the document a already has a ru "
                                 "version: pages/a.ru.md (rename one of the two or give it "
                                 "another `key`)"});
}

TEST_CASE("shared fields come from any version; two that disagree are an error") {
  MemorySite memory = load_memory_site({{"releases/a.ru.md", page("date: 2022-11-30\n")},
                                        {"releases/a.ky.md", page("tags: [x]\n")},
                                        {"releases/a.en.md", page("date: 2022-12-01\n")}});
  const Document& document = memory.site.documents.at(0);
  CHECK(document.tags == std::vector<std::string>{"x"});
  REQUIRE(document.date.has_value());
  CHECK(iso_date(*document.date) == "2022-11-30");
  CHECK(memory.messages() ==
        std::vector<std::string>{
            "releases/a.en.md:3: shared-field-differs: `date` is 2022-12-01 here but 2022-11-30 in "
            "another version (releases/a.ru.md:3 has the other; give the field once)"});
}

TEST_CASE("addresses are keys in ASCII; a slug overrides them; folders are part of them") {
  MemorySite memory = load_memory_site({{"pages/зыянды-азайтуу.ru.md", page("")},
                                        {"pages/guide/embargo.ru.md", page("slug: held\n")}});
  addressed(memory);
  CHECK(memory.site.find(Collection::pages, "зыянды-азайтуу")->address == "zyyandy-azaytuu");
  CHECK(memory.site.find(Collection::pages, "guide/embargo")->address == "guide/held");
}

TEST_CASE("FAULTS: two documents with one address are refused, naming both") {
  MemorySite memory = load_memory_site(
      {{"pages/a.ru.md", page("slug: c\n")}, {"pages/b.ru.md", page("slug: c\n")}});
  CHECK(addressed(memory) ==
        std::vector<std::string>{"pages/b.ru.md:3: address-twice: the address pages/c is already "
                                 "used by pages/a.ru.md (give one of the two another `slug`)"});
}

TEST_CASE("names that clash with the site's own pages are refused") {
  MemorySite memory = load_memory_site({{"pages/search.ru.md", page("")},
                                        {"releases/2022.ru.md", page("date: 2022-01-01\n")},
                                        {"releases/parallel.ru.md", page("date: 2022-01-01\n")}});
  const auto messages = addressed(memory);
  REQUIRE(messages.size() == 3);
  for (const std::string& message : messages)
    CHECK(message.find("address-reserved") != std::string::npos);
}

TEST_CASE("a key one step away from a partner gets a question") {
  MemorySite memory = load_memory_site({{"pages/dialogue.ru.md", page("")},
                                        {"pages/dialoge.ky.md", page("")},
                                        {"pages/other.ru.md", page("")}});
  const auto messages = addressed(memory);
  REQUIRE(messages.size() == 2);
  CHECK(messages[0] ==
        "pages/dialoge.ky.md:0: key-orphan: dialoge has no other language (did you mean the key "
        "dialogue?)");
}

TEST_CASE("embargo ends at its instant, not a second before") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"releases/a.ru.md", page("date: 2026-12-01\npublish_at: 2026-12-01T10:00:00+06:00\n")}};
  const Instant instant = *parse_instant("2026-12-01T04:00:00Z");
  struct Moment {
    int seconds;
    std::size_t held;
  };
  for (const Moment moment : {Moment{-1, 1}, Moment{0, 0}, Moment{1, 0}}) {
    MemorySite memory = load_memory_site(files);
    const auto held = hold_back(memory.site, instant + std::chrono::seconds(moment.seconds));
    CHECK(held.size() == moment.held);
    CHECK(memory.site.documents.size() == 1 - moment.held);
  }
}

TEST_CASE("drafts leave; a document to be released together waits for all its languages") {
  MemorySite memory = load_memory_site({{"pages/a.ru.md", page("draft: true\n")},
                                        {"pages/a.ky.md", page("")},
                                        {"pages/b.ru.md", page("draft: true\n")}});
  CHECK(hold_back(memory.site, {}).size() == 1);
  REQUIRE(memory.site.documents.size() == 1);
  CHECK_FALSE(memory.site.documents[0].has(Lang::ru));
  CHECK(memory.site.documents[0].source == Lang::ky);

  Settings settings;
  settings.languages = settings.required_languages = {Lang::ky, Lang::ru};
  MemorySite together = load_memory_site(
      {{"releases/a.ru.md", page("date: 2022-01-01\ntogether: true\n")}}, settings);
  CHECK(hold_back(together.site, {}).size() == 1);
}

TEST_CASE("links to documents are found by key, in any spelling of it") {
  MemorySite memory = load_memory_site(
      {{"pages/a.ru.md", page("", "[x](programmes/2014%20Anti-Drug#s-1) [y](#s-2)\n")},
       {"programmes/2014-anti-drug.ru.md", page("")}});
  address_documents(memory.site, memory.diagnostics);
  resolve_references(memory.site, memory.diagnostics);
  const Document* document = memory.site.find(Collection::pages, "a");
  const auto& marks = document->in(Lang::ru).sections.at(0).blocks.at(0).text.marks;
  CHECK(marks.at(0).target == "doc:programmes/2014-anti-drug#s-1");
  CHECK(marks.at(1).target == "#s-2");
}

TEST_CASE("a link to no document is an error with a guess") {
  MemorySite memory = load_memory_site(
      {{"pages/a.ru.md", page("", "Line\n[x](pages/abouts)\n")}, {"pages/about.ru.md", page("")}});
  resolve_references(memory.site, memory.diagnostics);
  CHECK(memory.messages() ==
        std::vector<std::string>{"pages/a.ru.md:5: link-unknown-document: there is no document "
                                 "pages/abouts (did you mean pages/about?)"});
}

TEST_CASE("FAULTS: only http, https, mailto, tel and relative links survive") {
  const std::vector<std::string> bad = {"javascript:alert(1)",
                                        "JaVaScRiPt:alert(1)",
                                        "data:text/html,x",
                                        "vbscript:x",
                                        "blob:x",
                                        "intent:x",
                                        "//evil.example",
                                        "javascript&#58;x",
                                        "&#106;avascript:alert(1)",
                                        "<java\\script:x>",
                                        "file:///etc/passwd"};
  for (const std::string& target : bad) {
    CAPTURE(target);
    MemorySite memory =
        load_memory_site({{"pages/a.ru.md", page("", "see [words](" + target + ")\n")}});
    resolve_references(memory.site, memory.diagnostics);
    const auto& blocks = memory.site.documents.at(0).in(Lang::ru).sections.at(0).blocks;
    CHECK(blocks.at(0).text.text.find("words") != std::string::npos);
    for (const Mark& mark : blocks.at(0).text.marks) CHECK(mark.kind != MarkKind::link);
    if (target[0] != '<') CHECK(memory.messages().size() == 1);
  }
  for (const std::string target :
       {"https://e.example", "http://e.example", "mailto:a@b.kg", "tel:+996312"}) {
    CAPTURE(target);
    MemorySite memory =
        load_memory_site({{"pages/a.ru.md", page("", "see [words](" + target + ")\n")}});
    resolve_references(memory.site, memory.diagnostics);
    CHECK(memory.site.documents[0].in(Lang::ru).sections[0].blocks[0].text.marks.size() == 1);
    CHECK(memory.diagnostics.empty());
  }
}

TEST_CASE("partners, contacts, boilerplates and terms that do not exist are reported") {
  Settings settings;
  settings.languages = {Lang::ru};
  settings.partners["unodc"] = {};
  MemorySite memory = load_memory_site(
      {{"releases/a.ru.md", page("date: 2022-01-01\npartners: [unodk]\nboilerplate: [zz]\n")},
       {"glossary/clinic.ru.md", "---\nterm: t\nsee_also: [clinik]\n---\nX.\n"}},
      settings);
  resolve_references(memory.site, memory.diagnostics);
  CHECK(memory.messages() ==
        std::vector<std::string>{
            "glossary/clinic.ru.md:3: reference-unknown: `see_also`: clinik is not known (did you "
            "mean `clinic`?)",
            "releases/a.ru.md:4: reference-unknown: `partners`: unodk is not known (did you mean "
            "`unodc`?)",
            "releases/a.ru.md:5: reference-unknown: `boilerplate`: zz is not known"});
}
