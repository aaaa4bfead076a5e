// Text on its way into HTML: every character that has a meaning there is written so that it has
// none.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "model/block.h"
#include "text/escape.h"

namespace tilmech {

// Whether a link may lead to `target`: http:, https:, mailto: or tel: in any case, or "#fragment".
// Content has been checked when it was read; this is the second lock on the same door.
bool is_allowed_target(std::string_view target);

// JSON for <script type="application/ld+json">: no "<" can end the element, no "&" be misread.
std::string json_for_script(const nlohmann::ordered_json& value);

// What a reader would read aloud: the text alone, line breaks as spaces.
std::string plain_text(const RichText& text);

// The first paragraph of the sections, cut at a word boundary after at most `limit` bytes, with an
// ellipsis when cut. For descriptions where the author gave no summary.
std::string first_words(const std::vector<Section>& sections, std::size_t limit);

}  // namespace tilmech
