// Every comparison is of whole bytes; nothing is trimmed or normalised but the folder's name.
#include "runner/cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>

#include "runner/case_file.h"
#include "runner/shell.h"
#include "support/temporary_folder.h"

namespace tilmech::test {
namespace {

namespace fs = std::filesystem;

// In a case every text ends with a line end; this line says that the real one does not.
constexpr std::string_view kNoFinalLineEnd = "\\ no line end here\n";

constexpr std::string_view kSiteCommand = "tilmech build --now 2026-01-01T00:00:00Z\n";

std::string as_lines(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text.append("\n").append(kNoFinalLineEnd);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string change_counts(const std::string& name, const std::string& diff) {
  int added = 0, removed = 0;
  for (const std::string& line : lines_of(diff)) {
    added += line.starts_with('+');
    removed += line.starts_with('-');
  }
  return fmt::format("{}: +{} -{} lines", name, added, removed);
}

// One run of one case.
struct Run {
  CaseFile expected = {};
  CaseFile updated = {};  // what --update writes
  Outcome outcome = {};
  fs::path folder = {};
  std::vector<std::string> failures = {};
  std::vector<std::string> changes = {};
  bool update = false;
};

std::string place(const Run& run, const Part& part) {
  return fmt::format("{}:{}", run.expected.path.string(), part.line);
}

void compare(Run& run, PartKind kind, const std::string& argument, const std::string& shown,
             const std::string& actual) {
  const Part* part = run.expected.find(kind, argument);
  const std::string expected = part == nullptr ? "" : part->text;
  if (expected == actual) return;
  const std::string diff = line_diff(expected, actual);
  if (run.update) {
    set_expectation(run.updated, kind, argument, actual);
    run.changes.push_back(change_counts(shown, diff));
  } else {
    run.failures.push_back(fmt::format("{} differs (- expected, + actual):\n{}", shown, diff));
  }
}

// A stream is compared whole, unless the case asks only for some of its lines.
void compare_stream(Run& run, PartKind kind, const std::string& name, const std::string& actual) {
  const bool partial = run.expected.find(PartKind::contains, name) != nullptr ||
                       run.expected.find(PartKind::lacks, name) != nullptr;
  if (partial && run.expected.find(kind) == nullptr) return;
  compare(run, kind, "", name, as_lines(actual));
}

// The bytes a part speaks about, or nothing when there is no such file.
std::optional<std::string> subject(const Run& run, const std::string& name) {
  if (name == "stdout") return run.outcome.out;
  if (name == "stderr") return run.outcome.err;
  if (!fs::is_regular_file(run.folder / name)) return std::nullopt;
  return read_file(run.folder / name);
}

void check_file(Run& run, const Part& part) {
  const std::optional<std::string> text = subject(run, part.argument);
  if (part.kind == PartKind::absent) {
    if (fs::exists(fs::symlink_status(run.folder / part.argument)))
      run.failures.push_back(place(run, part) + ": there is a " + part.argument);
    return;
  }
  if (!text) {
    run.failures.push_back(place(run, part) + ": there is no file " + part.argument);
  } else if (part.kind == PartKind::file) {
    compare(run, PartKind::file, part.argument, part.argument, as_lines(*text));
  } else {
    const bool wanted = part.kind == PartKind::contains;
    for (const std::string& line : lines_of(part.text))
      if ((text->find(line) != std::string::npos) != wanted)
        run.failures.push_back(fmt::format("{}: {} {} the line: {}", place(run, part),
                                           part.argument, wanted ? "lacks" : "contains", line));
  }
}

void run_and_compare(Run& run, const fs::path& program) {
  for (const Part& part : run.expected.parts)
    if (part.kind == PartKind::input) write_file(run.folder / part.argument, part.text);
  run.outcome = run_shell(run.expected.find(PartKind::command)->text, run.folder, program);
  if (run.outcome.status != run.expected.exit_status()) {
    run.failures.push_back(
        fmt::format("exit status {}, expected {}", run.outcome.status, run.expected.exit_status()));
    // What a command prints when it fails unexpectedly is no expectation: show it, never record it.
    run.update = false;
  }
  compare_stream(run, PartKind::stdout_, "stdout", run.outcome.out);
  compare_stream(run, PartKind::stderr_, "stderr", run.outcome.err);
  for (const Part& part : run.expected.parts)
    if (part.kind >= PartKind::file) check_file(run, part);
}

void compare_sites(const fs::path& site, const fs::path& golden, bool update, Verdict& verdict) {
  const std::map<std::string, std::string> actual = read_tree(site), expected = read_tree(golden);
  if (actual.empty()) verdict.failures.push_back("public/ is empty or missing");
  auto& notes = update ? verdict.changes : verdict.failures;
  for (const auto& [path, bytes] : expected)
    if (!actual.contains(path)) notes.push_back("orphan: the site has no " + path);
  for (const auto& [path, bytes] : actual) {
    const auto golden_file = expected.find(path);
    if (golden_file == expected.end()) {
      notes.push_back("new: expected/ has no " + path);
    } else if (golden_file->second != bytes) {
      const std::string diff = line_diff(golden_file->second, bytes);
      notes.push_back(update ? change_counts(path, diff)
                             : fmt::format("{} differs (- expected, + actual):\n{}", path, diff));
    }
  }
  if (!update || notes.empty()) return;
  fs::remove_all(golden);
  for (const auto& [path, bytes] : actual) write_file(golden / path, bytes);
}

}  // namespace

Verdict run_case(const fs::path& file, const fs::path& program, bool update) {
  Verdict verdict{.name = "cases/" + file.stem().string()};
  try {
    const std::string text = read_file(file);
    const TemporaryFolder folder;
    Run run{.expected = parse_case(file, text), .folder = folder.path(), .update = update};
    run.updated = run.expected;
    run_and_compare(run, program);
    verdict.failures = run.failures;
    verdict.changes = run.changes;
    if (run.update && print_case(run.updated) != text) write_file(file, print_case(run.updated));
  } catch (const std::exception& error) {
    verdict.failures.push_back(error.what());
  }
  return verdict;
}

Verdict run_site(const fs::path& folder, const fs::path& program, bool update) {
  Verdict verdict{.name = "sites/" + folder.filename().string()};
  try {
    const TemporaryFolder root;
    fs::copy(folder / "input", root.path(), fs::copy_options::recursive);
    const bool own = fs::exists(folder / "command");
    const Outcome outcome = run_shell(
        own ? read_file(folder / "command") : std::string(kSiteCommand), root.path(), program);
    if (outcome.status == 0)
      compare_sites(root.path() / "public", folder / "expected", update, verdict);
    else
      verdict.failures.push_back(fmt::format("exit status {}, expected 0\n{}{}", outcome.status,
                                             outcome.out, outcome.err));
  } catch (const std::exception& error) {
    verdict.failures.push_back(error.what());
  }
  return verdict;
}

}  // namespace tilmech::test
