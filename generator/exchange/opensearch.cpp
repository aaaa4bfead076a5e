// Texts go into fields of their language, `text_ru`, so that each has its analyser: `tilmech_ru`
// and `tilmech_en` fold letters as our own search does and stem with Snowball, which both engines
// have. For Kyrgyz OpenSearch has no stemmer: `tilmech_ky` folds, and `stems_ky` has our own stems,
// which a query meets when its words went through `tilmech analyze`.
#include "exchange/opensearch.h"

#include <nlohmann/json.hpp>

namespace tilmech {
namespace {

using Json = nlohmann::ordered_json;

std::string in(std::string_view name, Lang lang) {
  return std::string(name) + "_" + std::string(code(lang));
}

Json codes(const std::vector<Lang>& languages) {
  Json list = Json::array();
  for (const Lang lang : languages) list.push_back(code(lang));
  return list;
}

std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json analyser(Lang lang) {
  Json filters = {"lowercase"};
  if (has_stemmer(lang)) filters.push_back(in("tilmech_stemmer", lang));
  return {{"type", "custom"},
          {"char_filter", {"tilmech_letters"}},
          {"tokenizer", "standard"},
          {"filter", std::move(filters)}};
}

}  // namespace

std::string opensearch_lines(const SectionEntry& entry) {
  const std::string language(code(entry.lang));
  const std::string id = language + "/" + entry.collection + "/" + entry.key +
                         (entry.section.empty() ? "" : "#" + entry.section);
  const Json action = {{"index", {{"_id", id}}}};
  Json fields = {{"language", language},     {"collection", entry.collection},
                 {"key", entry.key},         {"url", entry.url},
                 {"section", entry.section}, {"languages", codes(entry.languages)}};
  if (!entry.date.empty()) fields["date"] = entry.date;
  if (!entry.tags.empty()) fields["tags"] = entry.tags;
  if (!entry.partners.empty()) fields["partners"] = entry.partners;
  const auto set = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) fields[in(name, entry.lang)] = text;
  };
  set("title", entry.title);
  set("heading", entry.heading);
  set("names", entry.names);
  set("tag_names", entry.tag_names);
  set("place", entry.place);
  set("text", entry.text);
  set("stems", entry.stems);
  return one_line(action) + one_line(fields);
}

std::string opensearch_mapping(const std::vector<Lang>& languages) {
  Json analysers = Json::object(), stemmers = Json::object(), fields = Json::object();
  for (const char* name :
       {"language", "collection", "key", "url", "section", "languages", "tags", "partners"})
    fields[name] = {{"type", "keyword"}};
  fields["date"] = {{"type", "date"}, {"format", "strict_date"}};
  for (const Lang lang : languages) {
    analysers[in("tilmech", lang)] = analyser(lang);
    if (has_stemmer(lang))
      stemmers[in("tilmech_stemmer", lang)] = {
          {"type", "snowball"}, {"language", lang == Lang::ru ? "Russian" : "English"}};
    for (const char* name : {"title", "heading", "names", "tag_names", "place", "text"})
      fields[in(name, lang)] = {{"type", "text"}, {"analyzer", in("tilmech", lang)}};
    if (!has_stemmer(lang))
      fields[in("stems", lang)] = {{"type", "text"}, {"analyzer", "whitespace"}};
  }
  const Json letters = {
      {"type", "mapping"},
      {"mappings",
       {"ё => е", "Ё => Е", "ң => н", "Ң => Н", "ө => о", "Ө => О", "ү => у", "Ү => У"}}};
  const Json body = {{"settings",
                      {{"analysis",
                        {{"char_filter", {{"tilmech_letters", letters}}},
                         {"filter", std::move(stemmers)},
                         {"analyzer", std::move(analysers)}}}}},
                     {"mappings", {{"dynamic", "strict"}, {"properties", std::move(fields)}}}};
  return body.dump(1) + "\n";
}

}  // namespace tilmech
