#include "preview/desk_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace tilmech {

nlohmann::json words_of(const SayFinding& say, const Diagnostic& finding) {
  nlohmann::json words = {{"message", finding.message}, {"hint", finding.hint}};
  if (!say) return words;
  const auto [message, hint] = say(finding);
  words["said"] = message;
  words["said_hint"] = hint;
  return words;
}

nlohmann::json named_json(const Document& document) {
  nlohmann::json titles = nlohmann::json::object();
  for (const auto& variant : document.variants.values)
    if (variant) titles[std::string(code(variant->lang))] = variant->title;
  return {{"id", id_of(document)}, {"title", titles}, {"source", code(document.source)}};
}

std::vector<const Diagnostic*> findings_of(const Diagnostics& findings, std::string_view file) {
  std::vector<const Diagnostic*> found;
  const auto file_of = [](const Diagnostic& one) -> std::string_view { return one.place.file; };
  for (const Diagnostic& one : std::ranges::equal_range(findings, file, {}, file_of))
    found.push_back(&one);
  return found;
}

std::string id_of(const Document& document) {
  return fmt::format("{}/{}", name_of(document.collection), document.key);
}

const Document* document_by_id(const Site& site, std::string_view id) {
  for (const Collection collection : kAllCollections) {
    const std::string prefix = std::string(name_of(collection)) + "/";
    if (id.starts_with(prefix)) return site.find(collection, id.substr(prefix.size()));
  }
  return nullptr;
}

std::string digest_of_text(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return fmt::format("{:016x}", hash);
}

}  // namespace tilmech
