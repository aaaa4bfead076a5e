// What publishing would do, in words, before it is done.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/options.h"
#include "preview/desk_view.h"

namespace tilmech {

// Checks the site as `build` would: {"errors": [finding], "warnings": N, "documents": N, "fresh":
// [{"title", "langs"}] that the built site does not have yet, "held": [{"title", "hold",
// "until"}]}.
nlohmann::json publish_plan(SiteOptions options, bool by_clock, const SayFinding& say = {});

}  // namespace tilmech
