#include "app/judge.h"

#include <doctest/doctest.h>

using namespace tilmech;

namespace {

Document document_in(const std::string& file, const std::string& silenced_id = "") {
  Document document;
  Variant variant;
  variant.file = file;
  if (!silenced_id.empty()) variant.silence.push_back({silenced_id, "on purpose"});
  document.variants[Lang::ru] = std::move(variant);
  return document;
}

Diagnostics one(Finding finding, const std::string& file) {
  Diagnostics diagnostics;
  report(diagnostics, finding, {file, 1, 1}, "a", "b", "c");
  return diagnostics;
}

}  // namespace

TEST_CASE("--strict turns warnings into errors") {
  Diagnostics diagnostics = one(Finding::raw_html, "a.md");
  judge({}, {}, true, diagnostics);
  CHECK(diagnostics.at(0).severity == Severity::error);
}

TEST_CASE("site.json raises a warning or switches it off, but never lowers an error") {
  Site site;
  site.settings.severities = {{"raw-html", "error"}, {"future-date", "off"}, {"key-twice", "off"}};
  Diagnostics diagnostics = one(Finding::raw_html, "a.md");
  report(diagnostics, Finding::future_date, {"a.md", 2, 1}, "x");
  report(diagnostics, Finding::key_twice, {"a.md", 3, 1}, "x", "y", "z");
  judge(site, {}, false, diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].severity == Severity::error);
  CHECK(diagnostics[1].finding == Finding::key_twice);
}

TEST_CASE("a document silences warnings of its own, which are counted, but no errors") {
  Site site;
  site.documents.push_back(document_in("a.md", "raw-html"));
  site.documents.push_back(document_in("b.md", "key-twice"));
  Diagnostics diagnostics = one(Finding::raw_html, "a.md");
  report(diagnostics, Finding::raw_html, {"b.md", 2, 1}, "x");
  report(diagnostics, Finding::key_twice, {"b.md", 3, 1}, "x", "y", "z");
  CHECK(judge(site, {}, true, diagnostics) == 1);
  CHECK(diagnostics.size() == 2);
}

TEST_CASE("findings of held documents never stop a build, but an unreadable instant does") {
  const std::vector<Document> held = {document_in("held.md")};
  Diagnostics found = one(Finding::key_twice, "held.md");
  report(found, Finding::bad_instant, {"held.md", 2, 1}, "publish_at", "x");
  report(found, Finding::key_twice, {"public.md", 3, 1}, "x", "y", "z");
  Diagnostics held_found = one(Finding::raw_html, "held.md");
  report(held_found, Finding::raw_html, {"public.md", 3, 1}, "x");
  split_held(held, found, held_found);
  REQUIRE(found.size() == 2);
  CHECK(found[0].finding == Finding::bad_instant);
  CHECK(found[1].place.file == "public.md");
  REQUIRE(held_found.size() == 2);
  for (const Diagnostic& diagnostic : held_found) {
    CHECK(diagnostic.place.file == "held.md");
    CHECK(diagnostic.severity == Severity::warning);
  }
}
