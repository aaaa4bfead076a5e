// The table of findings, and looking things up in it.
#include "model/finding.h"

#include <array>

namespace tilmech {
namespace {

using enum Severity;

constexpr auto kFindings = std::to_array<FindingText>({
#define FINDING(name, id, severity, message, hint) {id, severity, message, hint},
#include "model/findings.inc"
#undef FINDING
});

}  // namespace

const FindingText& text_of(Finding finding) {
  return kFindings[static_cast<std::size_t>(finding)];
}

std::span<const FindingText> all_findings() {
  return kFindings;
}

std::optional<Finding> finding_from_id(std::string_view id) {
  for (std::size_t i = 0; i < kFindings.size(); ++i)
    if (kFindings[i].id == id) return static_cast<Finding>(i);
  return std::nullopt;
}

std::string_view name_of(Severity severity) {
  constexpr std::array<std::string_view, 3> kNames = {"note", "warning", "error"};
  return kNames[static_cast<std::size_t>(severity)];
}

}  // namespace tilmech
