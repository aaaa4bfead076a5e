// What the search index costs inside a build: prepares a site and writes its index alone.
// bench_index ROOT OUT JOBS prints {"cpu_s": ..., "wall_s": ..., "before_mb": ..., "peak_mb": ...}:
// times of the pass, memory of the program before it and at most.
#include <fmt/format.h>
#include <oneapi/tbb/global_control.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/build.h"
#include "render/addresses.h"
#include "search/build_index.h"

using namespace tilmech;

namespace {

struct Cost {
  double cpu_s, wall_s, peak_mb;
};

Cost cost_so_far() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const std::chrono::duration<double> now = std::chrono::steady_clock::now().time_since_epoch();
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime), now.count(),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const tbb::global_control jobs(tbb::global_control::max_allowed_parallelism,
                                 static_cast<std::size_t>(std::atoi(argv[3])));
  SiteOptions options;
  options.root = argv[1];
  options.now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
  const PreparedSite prepared = prepare_site(options);
  const std::filesystem::path out = argv[2];
  const Cost before = cost_so_far();
  build_search_index(
      prepared.site, [](const Document& document) { return rest_of(document); }, "bench",
      [&](std::string_view path, std::string_view bytes) {
        const std::filesystem::path file = out / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
      });
  const Cost after = cost_so_far();
  fmt::print(
      "{{\"cpu_s\": {:.3f}, \"wall_s\": {:.3f}, \"before_mb\": {:.0f}, \"peak_mb\": {:.0f}}}\n",
      after.cpu_s - before.cpu_s, after.wall_s - before.wall_s, before.peak_mb, after.peak_mb);
  return 0;
}
