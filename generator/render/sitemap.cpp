// Writing the site map.
#include "render/sitemap.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/corrections.h"
#include "render/html_text.h"
#include "render/shell.h"
#include "text/locale_format.h"

namespace tilmech {

namespace {

// The last day on which content says that the version changed.
std::optional<Date> last_day(const Document& document, Lang lang) {
  const Variant& variant = document.in(lang);
  std::optional<Date> last = document.date ? document.date : variant.programme.adopted;
  if (const auto changed = last_change(document))
    last = std::max(last.value_or(*changed), *changed);
  return last;
}

std::string alternates(const Kit& kit, const SitemapEntry& entry) {
  std::string out;
  const auto link = [&](std::string_view language, const std::string& address) {
    fmt::format_to(std::back_inserter(out), "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"",
                   language);
    append_escaped(out, absolute(kit, address));
    out += "\"/>\n";
  };
  for (const Lang lang : kit.site.settings.languages)
    if ((entry.versions & bit(lang)) != 0) link(code(lang), address_in(lang, entry.rest));
  if (entry.rest.empty()) link("x-default", "");
  return out;
}

}  // namespace

std::string sitemap(const Kit& kit, std::span<const SitemapEntry> entries) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
      "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (const SitemapEntry& entry : entries) {
    const std::string others = alternates(kit, entry);
    for (const Lang lang : kit.site.settings.languages) {
      if ((entry.versions & bit(lang)) == 0) continue;
      out += "<url><loc>";
      append_escaped(out, absolute(kit, address_in(lang, entry.rest)));
      out += "</loc>\n";
      if (entry.document != nullptr)
        if (const auto date = last_day(*entry.document, lang))
          fmt::format_to(std::back_inserter(out), "<lastmod>{}</lastmod>\n", iso_date(*date));
      out += others;
      out += "</url>\n";
    }
  }
  out += "</urlset>\n";
  return out;
}

std::string sitemap_index(const Kit& kit, std::size_t count) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (std::size_t i = 1; i <= count; ++i) {
    out += "<sitemap><loc>";
    append_escaped(out, absolute(kit, fmt::format("sitemap-{}.xml", i)));
    out += "</loc></sitemap>\n";
  }
  out += "</sitemapindex>\n";
  return out;
}

std::string robots(const Kit& kit) {
  std::string out = "User-agent: *\nAllow: /\n";
  if (const std::string address = absolute(kit, "sitemap.xml"); !address.empty())
    fmt::format_to(std::back_inserter(out), "\nSitemap: {}\n", address);
  return out;
}

}  // namespace tilmech
