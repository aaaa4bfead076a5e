// The page of a concept: its terms and definitions in all languages, where texts use them, and how
// to cite it.
#include <fmt/format.h>

#include <algorithm>

#include "render/block_html.h"
#include "render/glossary_parts.h"
#include "render/json_ld.h"
#include "render/typeset.h"
#include "render/view_parts.h"
#include "render/views.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

void add_relations(const Kit& kit, const Page& page, View& relations, std::string_view label,
                   const std::vector<std::string>& keys) {
  View list = make_list();
  bool any = false;
  for (const std::string& key : keys) {
    if (key.empty()) continue;
    add_relation(kit, page, list, key);
    any = true;
  }
  if (!any) return;
  View& item = add_item(relations);
  set(item, "label", page.edition.text(label));
  item["items"] = std::move(list);
}

// The facts of one version, in the words of its own language.
View facts_of(const Kit& kit, const Edition& edition, const Variant& variant) {
  const TermFields& fields = variant.term;
  View facts = make_list();
  const auto fact = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) add_fact(facts, edition.text(label), value);
  };
  fact("glossary.variants", fmt::format("{}", fmt::join(fields.variants, "; ")));
  fact("glossary.foreign", fmt::format("{}", fmt::join(fields.foreign, "; ")));
  fact("glossary.deprecated", fmt::format("{}", fmt::join(fields.deprecated, "; ")));
  fact("glossary.domain", name_of_domain(kit.site, edition.lang, fields.domain));
  fact("glossary.source", fields.definition_source);
  const auto line = [&](std::string_view key, const std::optional<Date>& date) {
    if (date) set(add_item(facts), "text", edition.text(key, {{"date", edition.date(*date)}}));
  };
  line("glossary.used_from", fields.used_from);
  line("glossary.used_until", fields.used_until);
  return facts;
}

std::string status_of(const Edition& edition, const Variant& variant) {
  const std::string& status = variant.term.status;
  return status.empty() || status == "preferred"
             ? std::string()
             : edition.name_of_value("glossary.status.", status);
}

void remove_addresses(std::vector<Block>& blocks) {
  for (Block& block : blocks) {
    block.address.clear();
    remove_addresses(block.children);
  }
}

// A definition in another language than the page's: its parts have no addresses there, so that none
// is used twice.
std::string other_definition(const Kit& kit, const Page& page, const Variant& variant) {
  std::vector<Section> sections = variant.sections;
  for (Section& section : sections) {
    section.address.clear();
    remove_addresses(section.blocks);
  }
  static const Variant kNoNotes{};
  BodyWriter body = body_writer(kit, kit.edition(variant.lang), page.from, kNoNotes);
  body.term_links = false;
  append_sections(body, sections);
  return std::move(body.out);
}

// The other languages, each with its term, definition and facts; one that has none says so.
void set_versions(const Kit& kit, Page& page, const Document& document) {
  View versions = make_list();
  for (const Lang lang : kit.site.settings.languages) {
    if (lang == page.edition.lang) continue;
    const Edition& edition = kit.edition(lang);
    View& item = add_item(versions);
    set(item, "code", code(lang));
    set(item, "label", edition.text("lang.name"));
    if (!document.has(lang)) {
      set(item, "gap", edition.text("glossary.no_language"));
      continue;
    }
    const Variant& variant = document.in(lang);
    set(item, "name", typeset(variant.title));
    set(item, "abbreviation", variant.term.abbreviation);
    set(item, "href", page.from.link(address_in(lang, rest_of(document))));
    set(item, "kicker", status_of(edition, variant));
    set(item, "body", other_definition(kit, page, variant));
    item["facts"] = facts_of(kit, edition, variant);
  }
  page.local["versions"] = std::move(versions);
}

// Where texts of one language use the term: the sentence, and the way to it.
View uses_in(const Kit& kit, const Page& page, const TermUses& uses, Lang lang) {
  View items = make_list();
  for (const TermUse& use : uses.first) {
    const Document& document = kit.site.documents[use.document];
    View& item = add_item(items);
    std::string href = page.from.link(address_in(lang, rest_of(document)));
    if (!use.fragment.empty()) href += "#" + use.fragment;
    set(item, "href", href);
    set(item, "title", short_title(document.in(lang)));
    set(item, "section", use.section);
    set(item, "before", use.before);
    set(item, "term", use.term);
    set(item, "after", use.after);
  }
  return items;
}

void set_uses(const Kit& kit, Page& page, const Document& document) {
  const auto found = kit.site.term_uses.find(document.key);
  View languages = make_list();
  bool any = false;
  const auto add = [&](Lang lang) {
    if (found == kit.site.term_uses.end() || !document.has(lang)) return;
    const TermUses& uses = found->second[lang];
    if (uses.first.empty()) return;
    const Edition& edition = kit.edition(lang);
    View& item = add_item(languages);
    set(item, "code", code(lang));
    set(item, "label", edition.text("lang.name"));
    set(item, "count",
        edition.text("glossary.use_count", {{"n", static_cast<long>(uses.sections)}}));
    item["open"] = View(lang == page.edition.lang);
    item["items"] = uses_in(kit, page, uses, lang);
    if (uses.sections > uses.first.size()) {
      set(item, "more", edition.text("glossary.use_more"));
      set(item, "href",
          page.from.link(address_in(lang, "search/")) +
              "?q=" + percent_encoded(document.in(lang).title));
    }
    any = true;
  };
  add(page.edition.lang);
  for (const Lang lang : kit.site.settings.languages)
    if (lang != page.edition.lang) add(lang);
  page.local["any_uses"] = View(any);
  page.local["uses"] = std::move(languages);
}

// The address that stays, and the words to cite the entry with.
void set_citation(const Kit& kit, Page& page, const Document& document) {
  const Edition& edition = page.edition;
  const std::string address = address_in(edition.lang, rest_of(document));
  const std::string known = absolute(kit, address);
  set(page.local, "href", page.from.link(address));
  set(page.local, "permanent", known.empty() ? "/" + address : known);
  std::string citation = edition.text(
      "glossary.citation", {{"term", document.in(edition.lang).title}, {"site", edition.title}});
  if (!known.empty()) citation += " " + known;
  set(page.local, "citation", citation);
}

}  // namespace

void fill_term(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  set(page.local, "title", typeset(variant.title, Hyphens::heading));
  set(page.local, "abbreviation", variant.term.abbreviation);
  set(page.local, "kicker", status_of(page.edition, variant));
  set(page.local, "body", body_html(kit, page, variant));
  page.local["facts"] = facts_of(kit, page.edition, variant);
  set_versions(kit, page, document);
  View relations = make_list();
  add_relations(kit, page, relations, "glossary.see_also", variant.term.see_also);
  add_relations(kit, page, relations, "glossary.antonym", {variant.term.antonym});
  add_relations(kit, page, relations, "glossary.replaced_by", {variant.replaced_by});
  page.local["relations"] = std::move(relations);
  set_uses(kit, page, document);
  set_citation(kit, page, document);
  set_tags(page, document);
  set_head(kit, page,
           {.title = variant.title,
            .description = description_of(variant),
            .json_ld = term_json(kit, page.edition, document)});
}

}  // namespace tilmech
