// The page of a programme: an act with its facts, its table of contents and its numbered sections.
#include <algorithm>

#include "render/block_html.h"
#include "render/citation.h"
#include "render/html_text.h"
#include "render/json_ld.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "text/key.h"

namespace tilmech {

namespace {

constexpr int kDeepestInContents = 4;

void set_facts(const Kit& kit, Page& page, const Variant& variant) {
  const Edition& edition = page.edition;
  const ProgrammeFields& fields = variant.programme;
  View facts = make_list();
  const auto line = [&](std::string_view key, const char* argument, const std::string& value) {
    if (!value.empty()) set(add_item(facts), "text", edition.text(key, {{argument, value}}));
  };
  const auto day = [&](std::string_view key, const std::optional<Date>& date) {
    if (date) line(key, "date", typeset(edition.date(*date)));
  };
  line("programme.number", "number", fields.number);
  line("programme.body", "body", fields.body);
  day("programme.adopted", fields.adopted);
  day("programme.in_force_from", fields.in_force_from);
  day("programme.in_force_until", fields.in_force_until);
  if (!variant.replaced_by.empty()) {
    const Document* next =
        kit.site.find(Collection::programmes, normalise_key(variant.replaced_by));
    if (next != nullptr)
      line("programme.replaced_by", "title", best_version(kit.site, *next, edition.lang).title);
  }
  page.local["facts"] = std::move(facts);
}

// Which text this is, and where the official one stands: in each language that has one.
void set_edition_note(const Kit& kit, Page& page, const Variant& variant) {
  const ProgrammeFields& fields = variant.programme;
  const bool official = fields.edition.empty() || fields.edition == "official";
  if (!official)
    set(page.local, "edition_note",
        page.edition.name_of_value("programme.edition.", fields.edition));
  View links = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    if (!is_allowed_target(fields.official_text[lang])) continue;
    View& item = add_item(links);
    set(item, "href", fields.official_text[lang]);
    set(item, "code", code(lang));
    set(item, "name", kit.edition(lang).text("lang.name"));
  }
  page.local["official"] = std::move(links);
}

// The section's counterparts in other languages, if it has been aligned.
const SectionRow* row_of(const Document& document, Lang lang, const Section& section) {
  const auto index = static_cast<std::uint32_t>(&section - document.in(lang).sections.data());
  for (const SectionRow& row : document.alignment.sections)
    if (row.sections[lang] == index) return &row;
  return nullptr;
}

}  // namespace

void fill_programme(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  BodyWriter body = body_writer(kit, page.edition, page.from, variant);
  set(page.local, "contents", table_of_contents(body, variant.sections, kDeepestInContents));
  offer_parallel(kit, page, document, body);
  body.after_heading = [&](BodyWriter& writer, const Section& section) {
    writer.out += "<details class=\"cite\"><summary aria-label=\"";
    append_escaped(writer.out, page.edition.text("action.cite"));
    writer.out += "\"></summary>\n";
    const SectionRow* row = row_of(document, page.edition.lang, section);
    for (const Lang lang : reading_order(kit, document, page.edition.lang))
      if (lang == page.edition.lang)
        append_citation(writer.out, kit, document, lang, &section);
      else if (row != nullptr && row->sections[lang])
        append_citation(writer.out, kit, document, lang,
                        &document.in(lang).sections[*row->sections[lang]]);
    writer.out += "</details>";
  };
  append_sections(body, variant.sections);
  set_term_cards(page, body);
  set_citations(kit, page.local, document, page.edition.lang);
  set(page.local, "body", std::move(body.out));
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "summary", typeset(variant.summary));
  set_facts(kit, page, variant);
  set_source_note(page, document);
  set_edition_note(kit, page, variant);
  set_attachments(page, variant);
  set_tags(page, document);
  set_head(kit, page,
           {.title = variant.title,
            .description = description_of(variant),
            .og_type = "article",
            .json_ld = legislation_json(kit, page.edition, document)});
}

}  // namespace tilmech
