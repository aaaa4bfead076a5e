// generator/check/FINDINGS.md explains every finding that the program knows, and no other.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "model/finding.h"

using namespace tilmech;

namespace {

// id -> how many rows of tables explain it: the ids in `...` of the first cell.
std::map<std::string, int> explained_ids(std::istream& guide) {
  std::map<std::string, int> ids;
  for (std::string line; std::getline(guide, line);) {
    if (!line.starts_with("| `")) continue;
    std::istringstream cell(line.substr(1, line.find(" |") - 1));
    for (std::string id; std::getline(cell, id, '`') && std::getline(cell, id, '`');) ++ids[id];
  }
  return ids;
}

}  // namespace

TEST_CASE("every finding is explained once in FINDINGS.md, and every id there is a finding") {
  std::ifstream guide(TILMECH_SOURCE_DIR "/generator/check/FINDINGS.md");
  REQUIRE(guide);
  const auto ids = explained_ids(guide);
  for (const FindingText& finding : all_findings()) {
    CAPTURE(finding.id);
    CHECK(ids.contains(std::string(finding.id)));
  }
  for (const auto& [id, count] : ids) {
    CAPTURE(id);
    CHECK(finding_from_id(id).has_value());
    CHECK(count == 1);
  }
}

TEST_CASE("FINDINGS.md calls errors what the table of findings calls errors") {
  std::ifstream guide(TILMECH_SOURCE_DIR "/generator/check/FINDINGS.md");
  for (std::string line; std::getline(guide, line);) {
    if (!line.starts_with("| `")) continue;
    CAPTURE(line);
    std::istringstream row(line + "\n");
    const bool says_error = line.find(" | error | ") != std::string::npos;
    for (const auto& [id, count] : explained_ids(row))
      if (const auto finding = finding_from_id(id))
        CHECK((text_of(*finding).severity == Severity::error) == says_error);
  }
}
