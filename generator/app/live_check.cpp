// The checks of the site in memory, pass 3: those of a large site are made in the background, some
// documents at a time, while its pages can be read and its texts changed already.
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <thread>

#include "app/judge.h"
#include "app/live_parts.h"
#include "app/live_site.h"
#include "check/terms.h"
#include "text/locale_format.h"

namespace tilmech {
// Checks the next documents. Returns whether there are more. Nothing that readers see is changed.
bool LiveSite::check_batch(LiveState& state) const {
  if (!state.parts) state.parts = std::make_unique<LiveParts>(state.site);
  LiveParts& parts = *state.parts;
  const auto first = parts.unchecked.begin();
  const std::size_t size = std::min(options_.checked_in_one, parts.unchecked.size());
  const auto last = std::next(first, static_cast<std::ptrdiff_t>(size));
  const std::vector<std::size_t> places(first, last);
  const Date today = date_in(state.now, state.site.settings.time_zone);
  tbb::parallel_for(std::size_t{0}, size, [&](std::size_t i) {
    const std::size_t place = places[i];
    parts.found[place].clear();
    parts.terms[place] = parts.check.check(state.site.documents[place], today, parts.found[place]);
  });
  parts.unchecked.erase(first, last);
  return !parts.unchecked.empty();
}

// Once every document is checked: what was found, and what was known before, judged and sorted.
Diagnostics LiveSite::all_findings(LiveState& state) const {
  LiveParts& parts = *state.parts;
  Diagnostics found;
  for (Diagnostics& own : parts.found) std::ranges::move(own, std::back_inserter(found));
  parts.missing = MissingTerms(std::move(parts.terms));
  for (std::size_t i = 0; i < parts.found.size(); ++i) parts.missing.report(i, found);
  parts.found.clear();
  parts.terms.clear();
  check_terms(state.site, found);
  judge(state.site, {}, false, found);
  std::ranges::copy(state.findings, std::back_inserter(found));
  sort_diagnostics(found);
  return found;
}

bool LiveSite::check_some() {
  // Whoever wants to change something was here before.
  while (changes_waiting_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  const std::lock_guard changing(changing_);
  LiveState& state = *state_;
  if (state.is_checked || state.version == 0) return false;
  if (check_batch(state)) return true;
  Diagnostics findings = all_findings(state);
  const std::unique_lock lock = write_lock();
  state.findings = std::move(findings);
  state.is_checked = true;
  // Otherwise they are about settings that are broken now.
  if (is_whole_) problems_ = errors_of(state.findings);
  ++state.version;
  return false;
}

}  // namespace tilmech
