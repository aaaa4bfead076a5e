// site/site.json -> Settings, and locales/*.json -> Messages.
#pragma once

#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Reads site.json, checked against the table of settings, with line and column in every message.
// What is missing or wrong keeps its default. An empty text gives the defaults: a root with nothing
// but content/ builds.
Settings read_settings(std::string_view json, const std::string& shown_file,
                       Diagnostics& diagnostics);

// Reads one locale: a flat object, key -> ICU MessageFormat pattern, each checked.
Messages read_messages(std::string_view json, Lang lang, const std::string& shown_file,
                       Diagnostics& diagnostics);

// Reports keys that one locale has and another lacks, and messages whose arguments differ.
void compare_messages(const Settings& settings, const PerLang<Messages>& messages,
                      Diagnostics& diagnostics);

}  // namespace tilmech
