// Collecting, wording and sorting what authors are told.
#include "model/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace tilmech {
namespace {

// Replaces {0}, {1} ...; nullopt when a placeholder has no argument or an empty one.
std::string fill(std::string_view text, std::span<const std::string> arguments, bool& complete) {
  std::string filled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_placeholder = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                                text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!is_placeholder) {
      filled += text[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(text[i + 1] - '0');
    if (index < arguments.size()) filled += arguments[index];
    if (index >= arguments.size() || arguments[index].empty()) complete = false;
    i += 2;
  }
  return filled;
}

auto order(const Diagnostic& diagnostic) {
  return std::tie(diagnostic.place, diagnostic.finding, diagnostic.message, diagnostic.hint);
}

}  // namespace

void report(Diagnostics& diagnostics, Finding finding, Place place,
            std::span<const std::string> arguments) {
  const FindingText& text = text_of(finding);
  bool message_complete = true;
  bool hint_complete = true;
  std::string message = fill(text.message, arguments, message_complete);
  std::string hint = fill(text.hint, arguments, hint_complete);
  if (!hint_complete) hint.clear();
  diagnostics.push_back({finding, text.severity, std::move(place), std::move(message),
                         std::move(hint), arguments.empty() ? std::string() : arguments.front()});
}

void sort_diagnostics(Diagnostics& diagnostics) {
  std::ranges::sort(diagnostics, [](const auto& a, const auto& b) { return order(a) < order(b); });
  // Not std::ranges::unique: clang 14, which fuzzes, cannot compile GCC 12's.
  const auto repeated =
      std::unique(diagnostics.begin(), diagnostics.end(),
                  [](const auto& a, const auto& b) { return order(a) == order(b); });
  diagnostics.erase(repeated, diagnostics.end());
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics,
                             [](const auto& d) { return d.severity == Severity::error; });
}

}  // namespace tilmech
