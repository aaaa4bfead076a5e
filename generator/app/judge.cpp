#include "app/judge.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "app/source_lines.h"

namespace tilmech {
namespace {

// file -> ids that its document silences.
using Silences = std::map<std::string_view, std::set<std::string_view>>;

void add_silences(const std::vector<Document>& documents, Silences& silences) {
  for (const Document& document : documents)
    for (const auto& variant : document.variants.values)
      if (variant)
        for (const Silence& silence : variant->silence) silences[variant->file].insert(silence.id);
}

}  // namespace

int judge(const Site& site, const std::vector<Document>& held, bool strict,
          Diagnostics& diagnostics) {
  Silences silences;
  add_silences(site.documents, silences);
  add_silences(held, silences);
  int silenced = 0;
  std::erase_if(diagnostics, [&](Diagnostic& diagnostic) {
    const std::string id(text_of(diagnostic.finding).id);
    const auto set = site.settings.severities.find(id);
    if (set != site.settings.severities.end() && diagnostic.severity != Severity::error) {
      if (set->second == "off") return true;
      if (set->second == "error") diagnostic.severity = Severity::error;
    }
    if (diagnostic.severity != Severity::warning) return false;
    const auto file = silences.find(diagnostic.place.file);
    if (file != silences.end() && file->second.contains(id)) {
      ++silenced;
      return true;
    }
    if (strict) diagnostic.severity = Severity::error;
    return false;
  });
  find_columns(diagnostics);
  sort_diagnostics(diagnostics);
  return silenced;
}

void split_held(const std::vector<Document>& held, Diagnostics& found, Diagnostics& held_found) {
  std::set<std::string_view> files;
  for (const Document& document : held)
    for (const auto& variant : document.variants.values)
      if (variant) files.insert(variant->file);
  const auto is_held = [&](const Diagnostic& diagnostic) {
    return files.contains(diagnostic.place.file);
  };
  std::erase_if(held_found, std::not_fn(is_held));
  const auto moved = std::ranges::stable_partition(found, [&](const Diagnostic& diagnostic) {
    return !is_held(diagnostic) || diagnostic.finding == Finding::bad_instant;
  });
  std::ranges::move(moved, std::back_inserter(held_found));
  found.erase(moved.begin(), moved.end());
  for (Diagnostic& diagnostic : held_found)
    diagnostic.severity = std::min(diagnostic.severity, Severity::warning);
}

}  // namespace tilmech
