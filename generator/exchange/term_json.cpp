// The glossary for programs (JSON) and for OmegaT (lines with tabs).
#include "exchange/term_files.h"

#include <nlohmann/json.hpp>

#include "exchange/release_json.h"

namespace tilmech {

std::string term_json(const TermBase& base, std::span<const TermRecord> records) {
  using Json = nlohmann::ordered_json;
  Json concepts = Json::array();
  for (const TermRecord& record : records) {
    Json concept_json = {{"key", record.key}};
    for (const Lang lang : base.languages) {
      const auto& version = record.versions[lang];
      if (!version) continue;
      Json fields = Json::object();
      for (const TermField& field : kTermFields) {
        const std::string name(field.name);
        if (field.text != nullptr && !((*version).*field.text).empty())
          fields[name] = (*version).*field.text;
        if (field.list != nullptr && !((*version).*field.list).empty())
          fields[name] = (*version).*field.list;
      }
      concept_json[std::string(code(lang))] = std::move(fields);
    }
    concepts.push_back(std::move(concept_json));
  }
  Json languages = Json::array();
  for (const Lang lang : base.languages) languages.push_back(code(lang));
  const Json all = {{"version", kDataVersion},
                    {"title", base.title},
                    {"source", base.source},
                    {"languages", std::move(languages)},
                    {"concepts", std::move(concepts)}};
  return all.dump(1) + "\n";
}

std::string omegat_glossary(std::span<const TermRecord> records, Lang source, Lang target) {
  std::string out;
  const auto line = [&](std::string_view from, std::string_view to, std::string_view comment) {
    if (from.empty() || to.empty()) return;
    const std::string_view parts[] = {from, to, comment};
    for (const std::string_view part : parts) {
      if (part.data() != from.data()) out += '\t';
      for (const char c : part) out += c == '\t' || c == '\n' ? ' ' : c;
    }
    out += '\n';
  };
  for (const TermRecord& record : records) {
    const auto& from = record.versions[source];
    const auto& to = record.versions[target];
    if (!from || !to) continue;
    line(from->term, to->term, to->definition);
    line(from->abbreviation, to->abbreviation.empty() ? to->term : to->abbreviation, to->term);
    for (const std::string& name : from->variants) line(name, to->term, to->definition);
    for (const std::string& name : from->deprecated) line(name, to->term, to->definition);
  }
  return out;
}

}  // namespace tilmech
