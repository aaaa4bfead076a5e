#include "app/git_history.h"

#include <fmt/format.h>

#include <string_view>

#include "app/run_program.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr RunLimits kLimits = {.time = std::chrono::seconds(10), .written = 64U << 20};

// Git within the file's folder. A work tree may come from anywhere, and its settings with it: what
// could start a program, reach the network or exchange objects is turned off.
RunResult run_git(const fs::path& file, const std::vector<std::string>& words) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::vector<std::string> all = {"git",
                                  "-C",
                                  folder.string(),
                                  "--no-pager",
                                  "--no-replace-objects",
                                  "--no-optional-locks",
                                  "--literal-pathspecs"};
  for (const char* setting :
       {"core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never",
        "log.showSignature=false", "core.attributesFile=/dev/null"}) {
    all.emplace_back("-c");
    all.emplace_back(setting);
  }
  all.insert(all.end(), words.begin(), words.end());
  return run_program(all, kLimits, "without it the desk cannot show what a source said before");
}

}  // namespace

std::vector<GitRevision> revisions_of(const fs::path& file, int most) {
  const RunResult result =
      run_git(file, {"log", fmt::format("--max-count={}", most), "--format=%H %cI", "--no-color",
                     "--no-ext-diff", "--no-textconv", "--no-show-signature", "--",
                     file.filename().string()});
  std::vector<GitRevision> revisions;
  if (result.status != 0) return revisions;
  std::string_view rest = result.output;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const std::size_t space = line.find(' ');
    if (space != line.npos)
      revisions.push_back(
          {std::string(line.substr(0, space)), std::string(line.substr(space + 1))});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return revisions;
}

std::string text_in(const GitRevision& revision, const fs::path& file) {
  const RunResult result =
      run_git(file, {"cat-file", "blob", revision.id + ":./" + file.filename().string()});
  return result.status == 0 ? result.output : "";
}

}  // namespace tilmech
