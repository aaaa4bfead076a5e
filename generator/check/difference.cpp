#include "check/difference.h"

#include <algorithm>

namespace tilmech {
namespace {

// "has no counterpart in ru", `differs from "2014" in ru`, `says the opposite of "..." in ru`
std::string what_differs(Finding finding, const std::string& other_text,
                         const std::string& others) {
  if (other_text.empty()) return "has no counterpart in " + others;
  const std::string how =
      finding == Finding::polarity_differs ? "says the opposite of" : "differs from";
  return how + " \"" + other_text + "\" in " + others;
}

void write(Finding finding, const Passage& at, std::uint32_t place, const std::string& text,
           const std::string& other_text, const Passage& other, std::uint32_t other_place,
           const std::string& others, Diagnostics& diagnostics) {
  const std::string there = other.shown_place(other_place);
  if (text.empty()) {
    const std::string lang(code(other.lang()));
    report(diagnostics, finding, {at.variant->file, at.line_of(place), 1}, other_text,
           "in " + others + " has no counterpart", lang + " has it at " + there);
    return;
  }
  report(diagnostics, finding, {at.variant->file, at.line_of(place), 0}, text,
         what_differs(finding, other_text, others), "its counterpart stands at " + there);
}

bool is_same(const Difference& a, const Difference& b) {
  return a.finding == b.finding && a.source_value == b.source_value &&
         a.translation_value == b.translation_value && a.source_at == b.source_at;
}

}  // namespace

std::uint32_t same_place(const Passage& from, std::size_t at, const Passage& to) {
  if (from.text.empty() || to.text.empty()) return 0;
  const double share = static_cast<double>(at) / static_cast<double>(from.text.size());
  const auto place = static_cast<std::size_t>(share * static_cast<double>(to.text.size()));
  return static_cast<std::uint32_t>(std::min(place, to.text.size() - 1));
}

void report_differences(const Passage& source, const std::vector<const Passage*>& translations,
                        std::vector<Differences> differences, Diagnostics& diagnostics) {
  if (translations.size() == 2) {
    const std::string others = std::string(code(translations[0]->lang())) + " and " +
                               std::string(code(translations[1]->lang()));
    std::erase_if(differences[0], [&](const Difference& first) {
      const auto second = std::ranges::find_if(
          differences[1], [&](const Difference& other) { return is_same(first, other); });
      if (second == differences[1].end()) return false;
      write(first.finding, source, first.source_at, first.source_text, first.translation_text,
            *translations[0], first.translation_at, others, diagnostics);
      differences[1].erase(second);
      return true;
    });
  }
  const std::string source_lang(code(source.lang()));
  for (std::size_t i = 0; i < translations.size(); ++i)
    for (const Difference& difference : differences[i])
      write(difference.finding, *translations[i], difference.translation_at,
            difference.translation_text, difference.source_text, source, difference.source_at,
            source_lang, diagnostics);
}

}  // namespace tilmech
