#include "app/publish_wait.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <thread>

#include "app/build.h"
#include "content/hold_back.h"
#include "content/load_site.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// How long content may have changed, or the machine's clock been set, without its being noticed.
constexpr std::chrono::seconds kLongestSleep(60);

struct Awaited {
  std::optional<Instant> instant;
  std::string time_zone;
};

Awaited next_instant(const SiteOptions& options) {
  Diagnostics told_by_build;
  const Site site = load_site({options.root, options.content}, told_by_build);
  return {next_publication(site, options.now), site.settings.time_zone};
}

}  // namespace

Clock system_clock() {
  return {[] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); },
          [](std::chrono::seconds time) { std::this_thread::sleep_for(time); }};
}

int build_until_published(BuildOptions options, const Clock& clock) {
  options.site.now = clock.now();
  if (const int status = build(options); status != 0) return status;
  std::optional<Instant> announced;
  while (true) {
    const Awaited next = next_instant(options.site);
    if (!next.instant) {
      fmt::print(stderr, "nothing waits for an instant\n");
      return 0;
    }
    if (next.instant != announced) {
      fmt::print(stderr, "waiting until {} = {}\n", rfc3339(*next.instant, next.time_zone),
                 rfc3339(*next.instant, "UTC"));
      std::fflush(stderr);
      announced = next.instant;
    }
    const Instant now = clock.now();
    if (now >= *next.instant) break;
    clock.sleep(std::min(std::chrono::seconds(*next.instant - now), kLongestSleep));
  }
  options.site.now = clock.now();
  return build(options);
}

}  // namespace tilmech
