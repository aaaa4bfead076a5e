// `tilmech build --until-published`: for machines whose timer is not to the second.
#pragma once

#include <chrono>
#include <functional>

#include "app/options.h"
#include "model/time.h"

namespace tilmech {

// The time, and a way to let it pass.
struct Clock {
  std::function<Instant()> now;
  std::function<void(std::chrono::seconds)> sleep;
};

Clock system_clock();

// Builds what is public now. If a document waits for an instant, waits for it, builds again and
// ends. Content is read anew while it waits, so that an instant that was moved is the one it waits
// for. Returns the exit status of the last build.
int build_until_published(BuildOptions options, const Clock& clock);

}  // namespace tilmech
