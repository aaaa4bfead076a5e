#include "render/share.h"

#include <fmt/format.h>

#include "render/catalogue.h"
#include "render/funding.h"

namespace tilmech {

namespace {

// For the query of an address (RFC 3986): everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(3 * text.size());
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain)
      out += c;
    else
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return out;
}

void add_post(View& list, std::string_view lang, std::string_view name, std::string text) {
  View& item = add_item(list);
  if (!lang.empty()) set(item, "code", lang);
  set(item, "name", name);
  set(item, "text", std::move(text));
}

std::string address_of(const Kit& kit, Lang lang, const Document& document) {
  return absolute(kit, address_in(lang, rest_of(document)));
}

}  // namespace

void set_share(const Kit& kit, Page& page, const Document& document) {
  const Lang lang = page.edition.lang;
  const std::string address = address_of(kit, lang, document);
  if (address.empty() || document.withdrawn) return;
  const std::string url = percent_encoded(address);
  const std::string title = percent_encoded(document.in(lang).title);
  View links = make_list();
  const auto add = [&](const char* name, std::string href) {
    View& item = add_item(links);
    set(item, "name", name);
    set(item, "href", std::move(href));
  };
  add("Telegram", fmt::format("https://t.me/share/url?url={}&text={}", url, title));
  add("WhatsApp", fmt::format("https://wa.me/?text={}%20{}", title, url));
  add("Facebook", fmt::format("https://www.facebook.com/sharer/sharer.php?u={}", url));
  page.local["share"]["items"] = std::move(links);

  View posts = make_list();
  std::string joint;
  int versions = 0;
  for (const Lang other : kit.site.settings.languages) {
    if (!document.has(other)) continue;
    const Variant& variant = document.in(other);
    const std::string link = address_of(kit, other, document);
    const std::string summary = variant.summary.empty() ? "" : variant.summary + "\n\n";
    add_post(posts, code(other), kit.edition(other).text("lang.name"),
             fmt::format("{}\n\n{}{}", variant.title, summary, link));
    joint += fmt::format("{}{}\n{}", joint.empty() ? "" : "\n\n", variant.title, link);
    ++versions;
  }
  if (versions > 1) add_post(posts, "", page.edition.text("posts.joint"), std::move(joint));
  page.local["posts"]["items"] = std::move(posts);
}

SharePicture share_picture(const Kit& kit, Lang lang, const Document& document) {
  const Edition& edition = kit.edition(lang);
  const Variant& variant = document.in(lang);
  SharePicture picture{.kicker = edition.title,
                       .headline = short_title(variant),
                       .dateline = variant.place,
                       .language = std::string(code(lang)),
                       .funders = {}};
  if (document.date)
    picture.dateline += (variant.place.empty() ? "" : ", ") + edition.date(*document.date);
  for (const Funding& funding : funding_of(kit.site, document, lang)) {
    const auto file = kit.site.media.find(std::string(funding.emblem));
    picture.funders.push_back({file == kit.site.media.end() ? "" : file->second,
                               fmt::format("{} {}", funding.statement, funding.disclaimer)});
  }
  return picture;
}

}  // namespace tilmech
