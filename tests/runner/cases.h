// Runs one case or one site and says what differs from what is expected.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tilmech::test {

struct Verdict {
  std::string name = {};                   // "cases/key-twice", "sites/small"
  std::vector<std::string> failures = {};  // empty: passed
  std::vector<std::string> changes = {};   // --update: what was rewritten
};

// A file of tests/cases. With `update` its stdout, stderr and file parts are rewritten, but not
// where the exit status is another than the case expects: then it is a failure as without `update`.
Verdict run_case(const std::filesystem::path& file, const std::filesystem::path& program,
                 bool update);

// A folder of tests/sites: input/ is copied, the commands of the file `command` (default: tilmech
// build) run there, and public/ must be expected/ byte for byte, no file more and no file less.
Verdict run_site(const std::filesystem::path& folder, const std::filesystem::path& program,
                 bool update);

}  // namespace tilmech::test
