#include "exchange/term_record.h"

#include <fmt/format.h>

#include "exchange/markdown_text.h"
#include "text/locale_format.h"
#include "text/yaml_value.h"

namespace tilmech {
namespace {

TermVersion version_of(const Variant& variant) {
  const TermFields& fields = variant.term;
  TermVersion version;
  version.term = variant.title;
  version.abbreviation = fields.abbreviation;
  version.variants = fields.variants;
  version.deprecated = fields.deprecated;
  version.foreign = fields.foreign;
  version.definition = markdown_text(variant.sections);
  version.definition_source = fields.definition_source;
  version.domain = fields.domain;
  version.status = fields.status;
  version.see_also = fields.see_also;
  version.antonym = fields.antonym;
  version.replaced_by = variant.replaced_by;
  if (fields.used_from) version.used_from = iso_date(*fields.used_from);
  if (fields.used_until) version.used_until = iso_date(*fields.used_until);
  return version;
}

}  // namespace

std::vector<TermRecord> term_records(const Site& site) {
  std::vector<TermRecord> records;
  for (const Document& document : site.documents) {
    if (document.collection != Collection::glossary) continue;
    TermRecord& record = records.emplace_back(TermRecord{document.key, {}});
    for (const Lang lang : site.settings.languages)
      if (document.has(lang)) record.versions[lang] = version_of(document.in(lang));
  }
  return records;
}

std::string term_file(const TermVersion& version) {
  std::string out = "---\n";
  for (const TermField& field : kTermFields) {
    if (field.name == "definition") continue;
    if (field.text != nullptr && !(version.*field.text).empty())
      out += fmt::format("{}: {}\n", field.name, yaml_value(version.*field.text));
    if (field.list != nullptr && !(version.*field.list).empty()) {
      std::vector<std::string> items;
      for (const std::string& item : version.*field.list) items.push_back(yaml_item(item));
      out += fmt::format("{}: [{}]\n", field.name, fmt::join(items, ", "));
    }
  }
  return out + "---\n" + version.definition + "\n";
}

std::string differing_fields(const TermVersion& a, const TermVersion& b) {
  std::vector<std::string_view> names;
  for (const TermField& field : kTermFields) {
    const bool same =
        field.text != nullptr ? a.*field.text == b.*field.text : a.*field.list == b.*field.list;
    if (!same) names.push_back(field.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace tilmech
