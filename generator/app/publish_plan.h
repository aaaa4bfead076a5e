// What publishing would do, in words, before it is done.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/options.h"
#include "preview/desk_view.h"

namespace tilmech {

// Checks the site as `build` would: {"errors": [finding], "warnings": N, "documents": N, "fresh":
// [{"id", "title", "source", "langs"}] that the built site does not have yet, "held": [{"id",
// "title", "source", "hold", "until", "said_day"}]}. "said_day" is how `reader` says the day.
nlohmann::json publish_plan(SiteOptions options, bool by_clock, Lang reader, const SayFinding& say);

}  // namespace tilmech
