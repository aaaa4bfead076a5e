#include "model/diagnostic.h"

#include <doctest/doctest.h>

#include <set>

using namespace tilmech;

TEST_CASE("a finding's texts are filled with its arguments") {
  Diagnostics diagnostics;
  report(diagnostics, Finding::field_unknown, {"a.md", 2, 1}, "titel", "title");
  CHECK(diagnostics[0].message == "unknown field `titel`");
  CHECK(diagnostics[0].hint == "did you mean `title`?");
}

TEST_CASE("a hint without its argument is left out") {
  Diagnostics diagnostics;
  report(diagnostics, Finding::field_unknown, {"a.md", 2, 1}, "xyz", "");
  CHECK(diagnostics[0].hint.empty());
}

TEST_CASE("diagnostics are sorted by place and said once") {
  Diagnostics diagnostics;
  report(diagnostics, Finding::field_unknown, {"b.md", 1, 1}, "x", "");
  report(diagnostics, Finding::field_unknown, {"a.md", 9, 1}, "x", "");
  report(diagnostics, Finding::field_unknown, {"a.md", 9, 1}, "x", "");
  sort_diagnostics(diagnostics);
  REQUIRE(diagnostics.size() == 2);
  CHECK(diagnostics[0].place.file == "a.md");
}

TEST_CASE("every finding has an id of its own") {
  std::set<std::string_view> ids;
  for (const FindingText& finding : all_findings()) {
    CHECK(ids.insert(finding.id).second);
    CHECK(finding_from_id(finding.id).has_value());
  }
}
