// Filling in the parts that several pages show.
#include "render/view_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/block_html.h"
#include "render/html_text.h"
#include "render/parallel_table.h"
#include "render/term_cards.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

constexpr std::size_t kDescriptionBytes =
    300;  // about 160 Cyrillic letters: what search pages show

std::string_view kind_key(Collection collection) {
  switch (collection) {
    case Collection::releases:
      return "kind.release";
    case Collection::programmes:
      return "kind.programme";
    case Collection::glossary:
      return "kind.term";
    case Collection::pages:
      break;
  }
  return "kind.page";
}

}  // namespace

void add_card(const Kit& kit, const Page& page, View& list, const Document& document,
              const char* heading) {
  const Edition& edition = page.edition;
  const Variant& variant = best_version(kit.site, document, edition.lang);
  View& card = add_item(list);
  set(card, "href", page.from.link(address_in(variant.lang, rest_of(document))));
  set(card, "title", typeset(variant.title, Hyphens::heading));
  set(card, "level", heading);
  set(card, "summary", typeset(variant.summary));
  set(card, "kind", edition.text(kind_key(document.collection)));
  if (variant.lang != edition.lang) {
    set(card, "other_lang", code(variant.lang));
    set(card, "gap", edition.text(fmt::format("lang.in.{}", code(variant.lang))));
  }
  const std::optional<Date>& date = document.date ? document.date : variant.programme.adopted;
  if (date) {
    set(card, "date", typeset(edition.date(*date)));
    set(card, "iso_date", iso_date(*date));
  }
  set(card, "place", variant.place);
  if (document.withdrawn) set(card, "withdrawn", edition.text("release.withdrawn_short"));
}

void set_cards(const Kit& kit, Page& page, const char* name,
               std::span<const Document* const> documents, const char* heading) {
  View list = make_list();
  for (const Document* document : documents) add_card(kit, page, list, *document, heading);
  page.local[name] = std::move(list);
}

namespace {

View& add_tag(const Page& page, View& list, const std::string& address) {
  View& item = add_item(list);
  set(item, "href", page.from.link(address_in(page.edition.lang, rest_of_tag(address))));
  set(item, "name", page.edition.tag_names.at(address));
  return item;
}

}  // namespace

void set_tags(Page& page, const Document& document) {
  View list = make_list();
  std::vector<std::string> done;
  for (const std::string& id : document.tags) {
    std::string address = ascii_address(normalise_key(id));
    if (address.empty() || std::ranges::find(done, address) != done.end()) continue;
    add_tag(page, list, address);
    done.push_back(std::move(address));
  }
  page.local["any_tags"] = View(!done.empty());
  page.local["tags"] = std::move(list);
}

void set_all_tags(const Kit& kit, Page& page, const TagList* current) {
  View list = make_list();
  for (const TagList& tag : kit.catalogue.tags) {
    View& item = add_tag(page, list, tag.address);
    set(item, "count", std::to_string(tag.documents.size()));
    item["current"] = View(&tag == current);
  }
  page.local["any_tags"] = View(!kit.catalogue.tags.empty());
  page.local["tags"] = std::move(list);
}

void set_years(const Kit& kit, Page& page, int current) {
  View list = make_list();
  for (const auto& [year, releases] : kit.catalogue.years) {
    View& item = add_item(list);
    set(item, "href", page.from.link(address_in(page.edition.lang, rest_of_year(year))));
    set(item, "year", std::to_string(year));
    set(item, "count", std::to_string(releases.size()));
    item["current"] = View(year == current);
  }
  page.local["any_years"] = View(!kit.catalogue.years.empty());
  page.local["years"] = std::move(list);
}

View& add_fact(View& facts, std::string_view label, std::string_view value) {
  View& item = add_item(facts);
  set(item, "label", label);
  set(item, "value", value);
  return item;
}

void set_size(const Kit& kit, View& item, const std::string& medium) {
  const auto size = kit.picture_sizes.find(medium);
  if (size == kit.picture_sizes.end()) return;
  View& pixels = item["pixels"];
  set(pixels, "width", std::to_string(size->second.width));
  set(pixels, "height", std::to_string(size->second.height));
}

void set_images(const Kit& kit, Page& page, const Variant& variant) {
  View list = make_list();
  for (const Image& image : variant.images) {
    View& item = add_item(list);
    set(item, "href", page.from.link(image.file));
    set_size(kit, item, image.file);
    item["later"] = View(&image != &variant.images.front());
    set(item, "alt", image.alt);
    set(item, "caption", typeset(image.caption));
    if (!image.credit.empty())
      set(item, "credit", page.edition.text("release.credit", {{"name", image.credit}}));
    if (!image.licence.empty())
      set(item, "licence_text",
          page.edition.text("release.image_licence", {{"licence", image.licence}}));
  }
  page.local["images"] = std::move(list);
}

namespace {

// "120 KB", "2.5 MB".
std::string file_size(const Edition& edition, std::uint64_t bytes) {
  const double kilobytes = std::ceil(static_cast<double>(bytes) / 1000.0);
  const bool large = kilobytes >= 1000;
  const double shown = large ? std::round(kilobytes / 100.0) / 10.0 : kilobytes;
  return edition.text(large ? "size.mb" : "size.kb", {{"n", format_number(shown, edition.lang)}});
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace

void set_attachments(Page& page, const Variant& variant) {
  if (variant.release.attachments.empty()) return;
  View list = make_list();
  for (const Attachment& attachment : variant.release.attachments) {
    View& item = add_item(list);
    set(item, "href", page.from.link(attachment.file));
    const std::size_t dot = attachment.file.rfind('.');
    set(item, "title",
        attachment.title.empty() ? attachment.file.substr(attachment.file.rfind('/') + 1)
                                 : attachment.title);
    if (attachment.bytes > 0) set(item, "size", file_size(page.edition, attachment.bytes));
    if (dot != std::string::npos) set(item, "kind", in_capitals(attachment.file.substr(dot + 1)));
  }
  page.local["attachments"]["items"] = std::move(list);
}

void set_source_note(Page& page, const Document& document) {
  if (document.source == page.edition.lang || !document.has(document.source)) return;
  set(page.local, "source_note",
      page.edition.text("lang.source", {{"lang", std::string(code(document.source))}}));
}

void set_term_cards(Page& page, const BodyWriter& body) {
  page.local["any_terms"] = View(!body.terms.empty());
  if (body.terms.size() > kCardsOnPage) return;
  std::string cards;
  for (const std::string& key : body.terms) {
    const auto card = page.edition.term_cards.find(key);
    if (card != page.edition.term_cards.end()) cards += card->second;
  }
  set(page.local, "terms", cards);
}

std::string body_html(const Kit& kit, Page& page, const Variant& variant) {
  BodyWriter body = body_writer(kit, page.edition, page.from, variant);
  append_sections(body, variant.sections);
  set_term_cards(page, body);
  return std::move(body.out);
}

void offer_parallel(const Kit& kit, Page& page, const Document& document, BodyWriter& body) {
  body.row_link = parallel_link(kit, page, document);
  body.section_label = page.edition.text("parallel.open");
  body.row_label = page.edition.text("parallel.open_row", {{"n", "{n}"}});
  set(page.local, "parallel", body.row_link);
}

std::vector<std::string> set_body(const Kit& kit, Page& page, const Document& document) {
  const Variant& variant = document.in(page.edition.lang);
  BodyWriter body = body_writer(kit, page.edition, page.from, variant);
  offer_parallel(kit, page, document, body);
  append_sections(body, variant.sections);
  set_term_cards(page, body);
  set(page.local, "body", std::move(body.out));
  return std::move(body.terms);
}

std::string description_of(const Variant& variant) {
  return variant.summary.empty() ? first_words(variant.sections, kDescriptionBytes)
                                 : variant.summary;
}

}  // namespace tilmech
