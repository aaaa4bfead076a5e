#include "render/term_cards.h"

#include <nlohmann/json.hpp>

#include "render/catalogue.h"
#include "render/html_text.h"

namespace tilmech {
namespace {

constexpr std::size_t kDefinitionBytes = 360;  // about 190 Cyrillic letters

void append_name(std::string& out, const Variant& variant) {
  append_escaped(out, variant.title);
  if (variant.term.abbreviation.empty()) return;
  out += " (";
  append_escaped(out, variant.term.abbreviation);
  out += ')';
}

std::string card_of(const Site& site, const Document& document, Lang lang) {
  const Variant& variant = best_version(site, document, lang);
  std::string out = "<span";
  append_attribute(out, "data-term", document.address);
  out += '>';
  // What the reader's language lacks is shown in another.
  out += "<span";
  if (variant.lang != lang) append_attribute(out, "lang", code(variant.lang));
  out += "><strong>";
  append_name(out, variant);
  out += "</strong> ";
  append_escaped(out, first_words(variant.sections, kDefinitionBytes));
  out += "</span>";
  for (const Lang other : site.settings.languages) {
    if (other == variant.lang || !document.has(other)) continue;
    out += "<span";
    if (other != lang) append_attribute(out, "lang", code(other));
    out += '>';
    append_name(out, document.in(other));
    out += "</span>";
  }
  return out + "</span>\n";
}

}  // namespace

std::map<std::string, std::string> make_term_cards(const Site& site, Lang lang) {
  std::map<std::string, std::string> cards;
  for (const Document& document : site.documents)
    if (document.collection == Collection::glossary)
      cards.emplace(document.key, card_of(site, document, lang));
  return cards;
}

std::string term_cards_script(const std::map<std::string, std::string>& cards) {
  std::string html;
  for (const auto& [key, card] : cards) html += card;
  return "document.getElementById(\"terms\").innerHTML = " + nlohmann::json(html).dump() + ";\n";
}

}  // namespace tilmech
