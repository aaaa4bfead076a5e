// A build is killed at a hundred random moments. After each kill the output folder must hold the
// old site or the new one, whole; and the build that follows must clean up what was left beside it.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "publish/output_folder.h"
#include "publish/staging.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kKills = 100;
constexpr int kPages = 300;
constexpr int kThreads = 2;

// A site in which every page says which build made it.
void build(const fs::path& out, int generation) {
  tilmech::Staging staging(out);
  std::vector<std::jthread> threads;
  threads.reserve(kThreads);
  for (int worker = 0; worker < kThreads; ++worker)
    threads.emplace_back([&, worker] {
      for (int page = worker; page < kPages; page += kThreads)
        staging.write("ky/" + std::to_string(page) + "/index.html", std::to_string(generation));
    });
  threads.clear();
  staging.publish();
}

// The build that made the site; throws when the site is incomplete or a mixture.
int generation_of(const fs::path& out) {
  auto files = tilmech::test::read_tree(out);
  if (files.erase(std::string(tilmech::kMarkerName)) != 1) throw std::runtime_error("no marker");
  if (files.size() != kPages)
    throw std::runtime_error(std::to_string(files.size()) + " pages of " + std::to_string(kPages));
  const std::string& first = files.begin()->second;
  for (const auto& [path, bytes] : files)
    if (bytes != first) throw std::runtime_error("a mixture: " + path + " is of build " + bytes);
  return std::stoi(first);
}

// Starts a build in a child and kills it after `delay`, unless it is done by then.
void build_and_kill(const fs::path& out, int generation, std::chrono::microseconds delay) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    build(out, generation);
    _exit(0);
  }
  std::this_thread::sleep_for(delay);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Returns how many kills came before the new site stood and how many after, as text.
std::string run() {
  tilmech::test::TemporaryFolder folder;
  const fs::path out = folder.path() / "public";
  build(out, 0);
  const auto start = Clock::now();
  build(out, 0);  // deletes an old site too, as the killed ones do
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  std::mt19937 random(20140127);
  std::uniform_int_distribution<long> moment(0, whole.count() * 5 / 4);
  int current = 0, kept = 0, replaced = 0, rests = 0;
  for (int number = 1; number <= kKills; ++number) {
    build_and_kill(out, number, std::chrono::microseconds(moment(random)));
    const int found = generation_of(out);
    if (found != current && found != number)
      throw std::runtime_error("neither the old site nor the new one: " + std::to_string(found));
    (found == number ? replaced : kept)++;
    current = found;
    if (entries(folder.path()) > 1) ++rests;
  }
  if (kept == 0 || replaced == 0 || rests == 0)
    throw std::runtime_error("the kills did not cover the build: widen the range of moments");
  build(out, kKills + 1);
  if (generation_of(out) != kKills + 1) throw std::runtime_error("the last build is not there");
  if (entries(folder.path()) != 1) throw std::runtime_error("something is left beside the site");
  return std::to_string(kept) + " kept the old site, " + std::to_string(replaced) +
         " had the new one, " + std::to_string(rests) + " left something to clean up";
}

}  // namespace

int main() {
  try {
    const std::string result = run();
    std::printf("kill: %d kills: %s\nkill: 1 passed, 0 failed\n", kKills, result.c_str());
    return 0;
  } catch (const std::exception& error) {
    std::printf("kill: %s\nkill: 0 passed, 1 failed\n", error.what());
    return 1;
  }
}
