#include "render/release_text.h"

#include <fmt/format.h>

#include <vector>

#include "render/block_html.h"
#include "render/corrections.h"
#include "render/funding.h"
#include "render/html_text.h"
#include "render/plain_text.h"
#include "render/shell.h"
#include "render/worded.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

// What stands around the body, as both forms write it: paragraphs under a heading.
struct Part {
  std::string heading;
  std::vector<std::string> paragraphs;
};

std::string dateline(const Edition& edition, const Document& document, const Variant& variant) {
  std::string line = variant.place;
  if (!document.date) return line;
  if (!line.empty()) line += ", ";
  return line + edition.date(*document.date);
}

std::vector<std::string> notices(const Edition& edition, const Document& document) {
  std::vector<std::string> lines;
  if (const auto withdrawn = withdrawal_of(document, edition.lang)) {
    lines.push_back(edition.text("release.withdrawn") + ".");
    lines.push_back(
        edition.text("release.withdrawn_on", {{"date", edition.date(withdrawn->date)}}));
    if (!withdrawn->reason.empty()) lines.emplace_back(withdrawn->reason);
  }
  for (const DocumentCorrection& correction : corrections_of(document, edition.lang))
    lines.push_back(fmt::format(
        "{} {}", edition.text("correction.date", {{"date", edition.date(correction.date)}}),
        correction.text));
  return lines;
}

Part background(const Kit& kit, const Edition& edition, const Document& document,
                const Variant& variant) {
  Part part{edition.text("release.about"), {}};
  for (const std::string& id : variant.release.boilerplate) {
    const auto known = kit.site.settings.boilerplates.find(id);
    if (known == kit.site.settings.boilerplates.end()) continue;
    if (const auto* version = version_on(known->second, document.date))
      part.paragraphs.emplace_back(worded(kit.site, version->text, edition.lang).text);
  }
  return part;
}

Part partners(const Kit& kit, const Edition& edition, const Document& document) {
  Part part{edition.text("release.partners"), {}};
  for (const std::string& id : document.partners) {
    const auto known = kit.site.settings.partners.find(id);
    if (known == kit.site.settings.partners.end()) continue;
    part.paragraphs.push_back(
        fmt::format("{}: {}", edition.name_of_value("partner.role.", known->second.role),
                    worded(kit.site, known->second.name, edition.lang).text));
  }
  return part;
}

Part contact(const Kit& kit, const Edition& edition, const Document& document) {
  Part part{edition.text("release.contact"), {}};
  const auto known = kit.site.settings.contacts.find(document.contact);
  if (known == kit.site.settings.contacts.end()) return part;
  const Contact& contact = known->second;
  for (const std::string_view line :
       {worded(kit.site, contact.name, edition.lang).text,
        worded(kit.site, contact.address, edition.lang).text, std::string_view(contact.phone),
        std::string_view(contact.email), std::string_view(contact.url)})
    if (!line.empty()) part.paragraphs.emplace_back(line);
  return part;
}

void append_part(std::string& out, const Part& part, bool apart = true) {
  if (part.paragraphs.empty()) return;
  out += '\n';
  append_wrapped(out, part.heading);
  for (const std::string& paragraph : part.paragraphs) {
    if (apart || &paragraph == &part.paragraphs.front()) out += '\n';
    append_wrapped(out, paragraph);
  }
}

void append_body(std::string& out, const Kit& kit, const Variant& variant) {
  for (const Section& section : variant.sections) {
    if (!section.title.text.empty()) {
      out += "\n\n";
      append_wrapped(out, plain_words(kit, variant.lang, variant, section.title));
    }
    append_plain_blocks(out, kit, variant, section.blocks);
  }
  if (variant.footnotes.empty()) return;
  out += "\n\n";
  append_wrapped(out, kit.edition(variant.lang).text("notes.title"));
  for (const Footnote& note : variant.footnotes) {
    std::string text;
    append_plain_blocks(text, kit, variant, note.blocks, "    ");
    const std::string mark = fmt::format("[{}] ", note.number);
    while (text.starts_with('\n')) text.erase(0, 1);
    out += "\n" + mark + text.substr(std::min(mark.size(), text.size()));
  }
}

// HTML of one part; every paragraph of it in a style of our reference document.
void append_styled(std::string& out, std::string_view style, std::string_view text) {
  if (text.empty()) return;
  out += "<div custom-style=\"";
  out += style;
  out += "\"><p>";
  append_escaped(out, text);
  out += "</p></div>\n";
}

void append_html_part(std::string& out, const Part& part) {
  if (part.paragraphs.empty()) return;
  out += "<h2>";
  append_escaped(out, part.heading);
  out += "</h2>\n";
  for (const std::string& paragraph : part.paragraphs) append_styled(out, "Small", paragraph);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string body_for_paper(const Kit& kit, const Edition& edition, const Variant& variant) {
  const Viewpoint from{"", kit.site.settings.base_url};
  BodyWriter body = body_writer(kit, edition, from, variant);
  body.addresses = false;
  body.term_links = false;
  append_sections(body, variant.sections);
  // pandoc takes every figure for a picture.
  replace_all(body.out, "<figure class=\"quotation\">", "<div>");
  replace_all(body.out, "</blockquote>\n<figcaption>",
              "</blockquote>\n<div custom-style=\"Speaker\"><p>— ");
  replace_all(body.out, "</figcaption></figure>", "</p></div></div>");
  for (const auto& [address, file] : kit.site.media)
    replace_all(body.out, fmt::format("src=\"{}\"", escaped(from.link(address))),
                fmt::format("src=\"{}\"", escaped(file)));
  return std::move(body.out);
}

}  // namespace

std::string embargo_line(const Kit& kit, Lang lang, Instant until) {
  const std::string& zone = kit.site.settings.time_zone;
  const Edition& edition = kit.edition(lang);
  const MessageArguments arguments = {{"date", format_date(date_in(until, zone), lang)},
                                      {"time", format_time(until, zone)}};
  // The words name Bishkek; elsewhere the instant is given as clocks of the world have it.
  if (zone == "Asia/Bishkek") return edition.text("embargo.until", arguments);
  return edition.text("embargo.until_utc", {{"date", format_date(date_in(until, "UTC"), lang)},
                                            {"time", format_time(until, "UTC")}});
}

std::string release_text(const Kit& kit, Lang lang, const Document& document,
                         std::string_view first_line) {
  const Edition& edition = kit.edition(lang);
  const Variant& variant = document.in(lang);
  std::string out = "\xEF\xBB\xBF";
  if (!first_line.empty()) {
    append_wrapped(out, first_line);
    out += '\n';
  }
  append_wrapped(out, edition.text("kind.release"));
  out += '\n';
  append_wrapped(out, variant.title);
  if (const std::string line = dateline(edition, document, variant); !line.empty()) {
    out += '\n';
    append_wrapped(out, line);
  }
  for (const std::string& notice : notices(edition, document)) {
    out += '\n';
    append_wrapped(out, notice);
  }
  if (!variant.summary.empty()) {
    out += '\n';
    append_wrapped(out, variant.summary);
  }
  append_body(out, kit, variant);
  std::string rest;  // what stands under every release
  append_part(rest, background(kit, edition, document, variant));
  append_part(rest, partners(kit, edition, document), false);
  Part funding{edition.text("release.funding"), {}};
  for (const Funding& one : funding_of(kit.site, document, lang))
    funding.paragraphs.push_back(fmt::format("{} {}", one.statement, one.disclaimer));
  append_part(rest, funding);
  append_part(rest, contact(kit, edition, document), false);
  if (!rest.empty()) out += "\n* * *\n" + rest;
  if (const std::string address = absolute(kit, address_in(lang, rest_of(document)));
      !address.empty() && first_line.empty())
    out += "\n" + address + "\n";
  return out;
}

std::string release_html(const Kit& kit, Lang lang, const Document& document,
                         std::string_view first_line) {
  const Edition& edition = kit.edition(lang);
  const Variant& variant = document.in(lang);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body>\n",
      code(lang));
  append_styled(out, "Embargo", first_line);
  append_styled(out, "Kicker", edition.text("kind.release"));
  append_styled(out, "Title", variant.title);
  append_styled(out, "Dateline", dateline(edition, document, variant));
  for (const std::string& notice : notices(edition, document)) append_styled(out, "Notice", notice);
  append_styled(out, "Lead", variant.summary);
  for (const Image& image : variant.images) {
    const auto file = kit.site.media.find(image.file);
    if (file == kit.site.media.end()) continue;
    out += "<p><img";
    append_attribute(out, "src", file->second);
    append_attribute(out, "alt", image.alt);
    out += " width=\"560\"></p>\n";
    append_styled(out, "Small", image.caption);
  }
  out += body_for_paper(kit, edition, variant);
  append_html_part(out, background(kit, edition, document, variant));
  append_html_part(out, partners(kit, edition, document));
  const std::vector<Funding> funders = funding_of(kit.site, document, lang);
  if (!funders.empty()) out += "<h2>" + escaped(edition.text("release.funding")) + "</h2>\n";
  for (const Funding& one : funders) {
    if (const auto file = kit.site.media.find(std::string(one.emblem));
        file != kit.site.media.end()) {
      out += "<p><img";
      append_attribute(out, "src", file->second);
      append_attribute(out, "alt",
                       edition.text("partner.emblem", {{"name", std::string(one.name)}}));
      out += " height=\"64\"></p>\n";
    }
    append_styled(out, "Small", one.statement);
    append_styled(out, "Small", one.disclaimer);
  }
  append_html_part(out, contact(kit, edition, document));
  return out + "</body></html>\n";
}

}  // namespace tilmech
