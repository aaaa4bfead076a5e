#include "check/terms.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/key.h"

namespace tilmech {
namespace {

Place place_of(const Variant& variant, const std::string& field) {
  const auto line = variant.lines.find(field);
  return {variant.file, line == variant.lines.end() ? 0 : line->second, 0};
}

void append_text(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) {
    out += block.text.text + " ";
    append_text(block.children, out);
  }
}

// The words of the definition, so that two can be compared.
std::string definition_of(const Variant& variant) {
  std::string text;
  for (const Section& section : variant.sections) append_text(section.blocks, text);
  return normalise_key(text);
}

// Abbreviations may be shared: their letters are few. Every other name belongs to one concept.
void check_names(const Site& site, Lang lang, Diagnostics& diagnostics) {
  std::map<std::string, const Document*> owners;
  for (const Document& document : site.documents) {
    if (document.collection != Collection::glossary || !document.has(lang)) continue;
    const Variant& variant = document.in(lang);
    const auto check = [&](const std::string& name, const std::string& field) {
      const auto [owner, is_new] = owners.emplace(normalise_key(name), &document);
      if (!is_new && owner->second != &document)
        report(diagnostics, Finding::term_twice, place_of(variant, field), name,
               owner->second->in(lang).file);
    };
    check(variant.title, "term");
    for (const std::string& name : variant.term.variants) check(name, "variants");
    for (const std::string& name : variant.term.deprecated) check(name, "deprecated");
  }
}

void check_equivalents(const Site& site, const Document& document, Diagnostics& diagnostics) {
  for (const Lang lang : site.settings.languages) {
    const auto& required = site.settings.required_languages;
    // A language that is required is reported for every document.
    const bool reported = std::ranges::find(required, lang) != required.end();
    if (!document.has(lang) && !reported)
      report(diagnostics, Finding::equivalent_missing,
             place_of(document.in(document.source), "term"), document.key, code(lang));
  }
}

void check_definitions(const Site& site, const Document& document, Diagnostics& diagnostics) {
  std::map<std::string, Lang> seen;
  for (const Lang lang : site.settings.languages) {
    if (!document.has(lang)) continue;
    const Variant& variant = document.in(lang);
    const std::string definition = definition_of(variant);
    if (definition.empty()) {
      report(diagnostics, Finding::definition_missing, place_of(variant, "term"), variant.title);
      continue;
    }
    if (definition == normalise_key(variant.title))
      report(diagnostics, Finding::definition_repeats_term, place_of(variant, "term"),
             variant.title);
    const auto [other, is_new] = seen.emplace(definition, lang);
    if (!is_new)
      report(diagnostics, Finding::definition_language, place_of(variant, "term"), variant.title,
             code(other->second));
  }
}

// A site that defines no domains shows them as they are written.
void check_domain(const Site& site, const Variant& variant, Diagnostics& diagnostics) {
  const std::string& id = variant.term.domain;
  if (id.empty() || site.settings.domains.empty() || site.settings.domain(id) != nullptr) return;
  std::vector<std::string> known;
  known.reserve(site.settings.domains.size());
  for (const Domain& domain : site.settings.domains) known.push_back(domain.id);
  const std::string near = nearest(id, known);
  report(diagnostics, Finding::domain_unknown, place_of(variant, "domain"), id,
         near.empty() ? "add it to \"domains\" in site/site.json, with a name in each language"
                      : "did you mean \"" + near + "\"?");
}

}  // namespace

void check_terms(const Site& site, Diagnostics& diagnostics) {
  for (const Lang lang : site.settings.languages) check_names(site, lang, diagnostics);
  for (const Document& document : site.documents) {
    if (document.collection != Collection::glossary) continue;
    check_equivalents(site, document, diagnostics);
    check_definitions(site, document, diagnostics);
    for (const auto& variant : document.variants.values)
      if (variant) check_domain(site, *variant, diagnostics);
  }
}

}  // namespace tilmech
