// The kinds of problem Tilmech reports. Their ids, severities and texts stand in one table,
// findings.inc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tilmech {

enum class Severity : std::uint8_t { note, warning, error };

enum class Finding : std::uint16_t {
#define FINDING(name, id, severity, message, hint) name,
#include "model/findings.inc"
#undef FINDING
};

struct FindingText {
  std::string_view id;       // "number-differs": stable, used in site.json, `silence` and the guide
  Severity severity;         // before site.json and --strict
  std::string_view message;  // with {0}, {1} ... for the arguments
  std::string_view hint;     // may be empty
};

const FindingText& text_of(Finding finding);
std::span<const FindingText> all_findings();
std::optional<Finding> finding_from_id(std::string_view id);
std::string_view name_of(Severity severity);  // "warning"

}  // namespace tilmech
