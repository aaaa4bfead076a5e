// Writing feeds. With a base address every link is absolute; without one, links are relative to the
// feed and entries are known by a name made from their address.
#include "render/feeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "render/block_html.h"
#include "render/corrections.h"
#include "render/html_text.h"
#include "render/shell.h"
#include "text/digest.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

constexpr std::size_t kEntries = 20;

struct Entry {
  const Document* document;
  const Variant* variant;
  std::string id, link, published, updated, html;
};

// Where the feed's links start.
Viewpoint viewpoint(const Kit& kit, Lang lang) {
  return {address_in(lang, ""), kit.site.settings.base_url};
}

// A version 8 UUID (RFC 9562) from a name: the same name gives the same identifier.
std::string name_id(const std::string& name) {
  std::string hex = sha256_hex(name);
  hex[12] = '8';
  hex[16] = "89ab"[hex[16] % 4];
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20, 12));
}

std::string identifier(const Kit& kit, const std::string& address) {
  return kit.site.settings.base_url.empty() ? name_id(address) : absolute(kit, address);
}

// A feed reader shows what was corrected, and that a release was withdrawn, before its text.
void append_notices(std::string& out, const Edition& edition, const Document& document) {
  const auto append = [&](std::string_view strong, std::string_view text) {
    out += "<p><strong>";
    append_escaped(out, strong);
    out += "</strong> ";
    append_escaped(out, text);
    out += "</p>";
  };
  if (const auto withdrawn = withdrawal_of(document, edition.lang))
    append(edition.text("release.withdrawn_on", {{"date", edition.date(withdrawn->date)}}),
           withdrawn->reason);
  for (const DocumentCorrection& correction : corrections_of(document, edition.lang))
    append(edition.text("correction.date", {{"date", edition.date(correction.date)}}),
           correction.text);
}

std::vector<Entry> entries_of(const Kit& kit, Lang lang, const Viewpoint& from) {
  const std::string& zone = kit.site.settings.time_zone;
  std::vector<Entry> entries;
  for (const Document* document : kit.catalogue.releases) {
    if (entries.size() == kEntries) break;
    if (!document->has(lang) || !document->date) continue;
    const Variant& variant = document->in(lang);
    const std::string address = address_in(lang, rest_of(*document));
    const Instant published =
        document->publish_at ? *document->publish_at : start_of(*document->date, zone);
    Instant updated = published;
    if (const auto changed = last_change(*document))
      updated = std::max(updated, start_of(*changed, zone));
    BodyWriter body = body_writer(kit, kit.edition(lang), from, variant);
    body.term_links = false;  // a feed reader has no cards to show
    append_notices(body.out, kit.edition(lang), *document);
    append_sections(body, variant.sections);
    entries.push_back({document, &variant, identifier(kit, address), from.link(address),
                       rfc3339(published, zone), rfc3339(updated, zone), std::move(body.out)});
  }
  return entries;
}

void element(std::string& out, std::string_view name, std::string_view text,
             std::string_view attributes = "") {
  fmt::format_to(std::back_inserter(out), "<{}{}>", name, attributes);
  append_escaped(out, text);
  fmt::format_to(std::back_inserter(out), "</{}>\n", name);
}

void link_element(std::string& out, std::string_view relation, std::string_view type,
                  std::string_view href) {
  fmt::format_to(std::back_inserter(out), "<link rel=\"{}\" type=\"{}\"", relation, type);
  append_attribute(out, "href", href);
  out += "/>\n";
}

std::string feed_title(const Edition& edition) {
  return edition.text("feed.title", {{"site", edition.title}});
}

void append_entry(std::string& out, const Entry& entry) {
  out += "<entry>\n";
  element(out, "title", entry.variant->title);
  element(out, "id", entry.id);
  link_element(out, "alternate", "text/html", entry.link);
  element(out, "published", entry.published);
  element(out, "updated", entry.updated);
  for (const std::string& tag : entry.document->tags) {
    out += "<category";
    append_attribute(out, "term", tag);
    out += "/>\n";
  }
  if (!entry.variant->summary.empty()) element(out, "summary", entry.variant->summary);
  element(out, "content", entry.html, " type=\"html\"");
  out += "</entry>\n";
}

}  // namespace

std::string atom_feed(const Kit& kit, Lang lang) {
  const Edition& edition = kit.edition(lang);
  const Viewpoint from = viewpoint(kit, lang);
  const std::vector<Entry> entries = entries_of(kit, lang, from);
  const std::string home = address_in(lang, "");
  std::string updated = "1970-01-01T00:00:00Z";  // of a feed without entries
  if (!entries.empty()) updated = std::ranges::max_element(entries, {}, &Entry::updated)->updated;
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  fmt::format_to(std::back_inserter(out),
                 "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", code(lang));
  element(out, "title", feed_title(edition));
  if (const std::string& about = kit.site.settings.description[lang]; !about.empty())
    element(out, "subtitle", about);
  element(out, "id", identifier(kit, home + "feed.xml"));
  link_element(out, "self", "application/atom+xml", from.link(home + "feed.xml"));
  link_element(out, "alternate", "text/html", from.link(home));
  element(out, "updated", updated);
  out += "<author>";
  element(out, "name", edition.title);
  out += "</author>\n";
  for (const Entry& entry : entries) append_entry(out, entry);
  out += "</feed>\n";
  return out;
}

std::string json_feed(const Kit& kit, Lang lang) {
  const Edition& edition = kit.edition(lang);
  const Viewpoint from = viewpoint(kit, lang);
  const std::string home = address_in(lang, "");
  nlohmann::ordered_json feed = {{"version", "https://jsonfeed.org/version/1.1"},
                                 {"title", feed_title(edition)},
                                 {"home_page_url", from.link(home)},
                                 {"feed_url", from.link(home + "feed.json")},
                                 {"language", code(lang)}};
  if (const std::string& about = kit.site.settings.description[lang]; !about.empty())
    feed["description"] = about;
  feed["items"] = nlohmann::ordered_json::array();
  for (const Entry& entry : entries_of(kit, lang, from)) {
    nlohmann::ordered_json item = {{"id", entry.id},
                                   {"url", entry.link},
                                   {"title", entry.variant->title},
                                   {"content_html", entry.html},
                                   {"date_published", entry.published},
                                   {"date_modified", entry.updated},
                                   {"language", code(lang)}};
    if (!entry.variant->summary.empty()) item["summary"] = entry.variant->summary;
    if (!entry.document->tags.empty()) item["tags"] = entry.document->tags;
    feed["items"].push_back(std::move(item));
  }
  return feed.dump(1) + "\n";
}

}  // namespace tilmech
