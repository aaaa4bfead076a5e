// case_runner [--update] [--program FILE] [--cases DIR] [--sites DIR] [NAME...]
// Runs every case and every site, or those whose name contains one of NAME, on all cores. Exit
// status: 0 all passed, 1 some failed, 2 wrong usage or nothing to run.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "runner/cases.h"

namespace {

namespace fs = std::filesystem;
using tilmech::test::Verdict;

struct Options {
  bool update = false;
  fs::path program, cases, sites;
  std::vector<std::string> names;
};

// False: wrong usage.
bool read_options(const std::vector<std::string>& arguments, Options& options) {
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& word = arguments[at];
    fs::path* value = word == "--program" ? &options.program
                      : word == "--cases" ? &options.cases
                      : word == "--sites" ? &options.sites
                                          : nullptr;
    if (word == "--update") {
      options.update = true;
    } else if (value != nullptr && at + 1 < arguments.size()) {
      *value = fs::absolute(arguments[++at]);
    } else if (word.starts_with('-')) {
      return false;
    } else {
      options.names.push_back(word);
    }
  }
  return fs::is_regular_file(options.program);
}

bool is_wanted(const Options& options, const std::string& name) {
  return options.names.empty() ||
         std::any_of(options.names.begin(), options.names.end(),
                     [&](const std::string& part) { return name.find(part) != std::string::npos; });
}

std::vector<fs::path> entries(const fs::path& folder,
                              const std::function<bool(const fs::path&)>& is_ours) {
  std::vector<fs::path> result;
  if (!folder.empty() && fs::exists(folder))
    for (const auto& entry : fs::directory_iterator(folder))
      if (is_ours(entry.path())) result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::function<Verdict()>> collect(const Options& options) {
  std::vector<std::function<Verdict()>> runs;
  const auto is_case = [](const fs::path& path) { return path.extension() == ".txt"; };
  for (const fs::path& file : entries(options.cases, is_case))
    if (is_wanted(options, "cases/" + file.stem().string()))
      runs.emplace_back([&options, file] {
        return tilmech::test::run_case(file, options.program, options.update);
      });
  const auto is_site = [](const fs::path& path) { return fs::is_directory(path); };
  for (const fs::path& folder : entries(options.sites, is_site))
    if (is_wanted(options, "sites/" + folder.filename().string()))
      runs.emplace_back([&options, folder] {
        return tilmech::test::run_site(folder, options.program, options.update);
      });
  return runs;
}

// Results stand in the order of the runs, whichever thread is first.
std::vector<Verdict> run_all(const std::vector<std::function<Verdict()>>& runs) {
  std::vector<Verdict> verdicts(runs.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned count = std::max(1U, std::thread::hardware_concurrency()); count > 0; --count)
    threads.emplace_back([&] {
      for (std::size_t at = 0; (at = next++) < runs.size();) verdicts[at] = runs[at]();
    });
  threads.clear();
  return verdicts;
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  if (!read_options({arguments + 1, arguments + count}, options)) {
    fmt::print(
        stderr,
        "usage: case_runner [--update] --program FILE [--cases DIR] [--sites DIR] [NAME...]\n");
    return 2;
  }
  const std::vector<std::function<Verdict()>> runs = collect(options);
  int failed = 0, updated = 0;
  for (const Verdict& verdict : run_all(runs)) {
    failed += !verdict.failures.empty();
    updated += !verdict.changes.empty();
    for (const std::string& failure : verdict.failures)
      fmt::print("FAILED {}: {}\n", verdict.name, failure);
    for (const std::string& change : verdict.changes)
      fmt::print("updated {}: {}\n", verdict.name, change);
  }
  const int total = static_cast<int>(runs.size());
  if (options.update) fmt::print("golden: {} of {} updated\n", updated, total);
  fmt::print("cases: {} passed, {} failed\n", total - failed, failed);
  if (total == 0) return 2;
  return failed == 0 ? 0 : 1;
}
