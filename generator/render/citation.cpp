// Composing citations. Commas and brackets are the same in all three languages; words are messages.
#include "render/citation.h"

#include <algorithm>

#include "render/html_text.h"

namespace tilmech {

namespace {

// A programme without words of its own for this: what its facts say, one after the other.
std::string listed_facts(const Edition& edition, const Variant& variant) {
  std::string out = variant.title;
  const ProgrammeFields& fields = variant.programme;
  if (!fields.number.empty())
    out += ", " + edition.text("programme.number", {{"number", fields.number}});
  if (fields.adopted) out += ", " + edition.date(*fields.adopted);
  return out;
}

std::string stem(const Edition& edition, const Document& document, const Variant& variant) {
  if (!variant.programme.citation.empty()) return variant.programme.citation;
  if (document.collection == Collection::programmes) return listed_facts(edition, variant);
  if (document.date)
    return edition.text("cite.release",
                        {{"title", variant.title}, {"date", edition.date(*document.date)}});
  return variant.title;
}

std::string named(const Edition& edition, const Section& section) {
  if (!section.number.empty()) return edition.text("cite.section", {{"n", section.number}});
  if (section.level == 0) return edition.text("cite.lead");
  return edition.text("cite.section_titled", {{"title", plain_text(section.title)}});
}

}  // namespace

Citation cite(const Kit& kit, const Document& document, Lang lang, const Section* section) {
  const Edition& edition = kit.edition(lang);
  const Variant& variant = document.in(lang);
  Citation citation{stem(edition, document, variant), ""};
  if (section != nullptr) citation.place += ", " + named(edition, *section);
  const View* words = edition.strings.get("t.cite.edition." + variant.programme.edition);
  if (words != nullptr) citation.edition = " (" + words->string_value() + ")";
  return citation;
}

void append_citation(std::string& out, const Kit& kit, const Document& document, Lang lang,
                     const Section* section) {
  const Citation citation = cite(kit, document, lang, section);
  out += "<p";
  append_attribute(out, "lang", code(lang));
  out += '>';
  append_escaped(out, citation.place);
  out += "<span hidden>, ";
  append_escaped(out, kit.edition(lang).text("cite.paragraph", {{"n", std::string("#")}}));
  out += "</span>";
  append_escaped(out, citation.edition);
  out += "</p>\n";
}

std::vector<Lang> reading_order(const Kit& kit, const Document& document, Lang reader) {
  std::vector<Lang> order;
  if (document.has(reader)) order.push_back(reader);
  for (const Lang lang : kit.site.settings.languages)
    if (lang != reader && document.has(lang)) order.push_back(lang);
  return order;
}

void set_citations(const Kit& kit, View& view, const Document& document, Lang reader) {
  std::string out;
  for (const Lang lang : reading_order(kit, document, reader))
    append_citation(out, kit, document, lang);
  set(view, "citations", std::move(out));
  const Lang lang = reading_order(kit, document, reader).at(0);
  const bool is_numbered = std::ranges::any_of(
      document.in(lang).sections, [](const Section& section) { return !section.number.empty(); });
  set(view, "cite_how", kit.edition(reader).text(is_numbered ? "cite.how" : "cite.how_plain"));
}

}  // namespace tilmech
