#include <tbb/global_control.h>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "render_site.h"
#include "text/digest.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

// Two releases, one of them in Russian only, a programme, terms, a page.
Site small_site() {
  Site site = empty_site();
  for (const Lang lang : kAllLangs) {
    const std::string in = " " + std::string(code(lang));
    add_version(site, Collection::releases, "first", lang, "First" + in).place = "Бишкек";
    add_version(site, Collection::programmes, "act", lang, "Act" + in);
    add_version(site, Collection::glossary, "word", lang, "Word" + in);
    add_version(site, Collection::pages, "about", lang, "About" + in);
  }
  Variant& only = add_version(site, Collection::releases, "second", Lang::ru, "Second ru");
  only.aliases = {"old-second", "/ru/very/old/"};
  add_version(site, Collection::glossary, "lone", Lang::ky, "Lone ky");
  document_of(site, Collection::releases, "first").date = 2022y / 11 / 30;
  document_of(site, Collection::releases, "second").date = 2023y / 5 / 1;
  document_of(site, Collection::releases, "first").tags = {"health"};
  return site;
}

// Every href, src and action of a page.
std::vector<std::string> links_of(const std::string& html) {
  static const std::regex kLink(" (?:href|src|action)=\"([^\"]*)\"");
  std::vector<std::string> links;
  for (std::sregex_iterator it(html.begin(), html.end(), kLink), end; it != end; ++it)
    links.push_back((*it)[1]);
  return links;
}

// The file that a link on the page `path` opens, or "" when the link leaves the site.
std::string target_of(const std::string& path, std::string link) {
  if (link.starts_with("http") || link.starts_with("mailto:") || link.starts_with("#")) return "";
  link = link.substr(0, link.find('#'));
  std::string folder = link.starts_with("/") ? "" : path.substr(0, path.rfind('/') + 1);
  if (link.starts_with("/")) link = link.substr(1);
  while (link.starts_with("../")) {
    REQUIRE_FALSE(folder.empty());  // else it links out of the site
    folder = folder.substr(0, folder.rfind('/', folder.size() - 2) + 1);
    link = link.substr(3);
  }
  if (link.starts_with("./")) link = link.substr(2);
  const std::string target = folder + link;
  return target.empty() || target.ends_with('/') ? target + "index.html" : target;
}

}  // namespace

TEST_CASE("pages: every link of every page leads to a file of the site") {
  for (const char* base : {"", "https://example.org/"}) {
    Site site = small_site();
    site.settings.base_url = base;
    const auto files = made(site);
    for (const auto& [path, bytes] : files) {
      if (!path.ends_with(".html")) continue;
      for (const std::string& link : links_of(bytes)) {
        const std::string target = target_of(path, link);
        CAPTURE(path);
        CAPTURE(link);
        if (!target.empty()) CHECK(files.contains(target));
      }
    }
  }
}

TEST_CASE("pages: each has its counterpart in every language") {
  const auto files = made(small_site());
  for (const auto& [path, bytes] : files) {
    if (!path.starts_with("ru/") || !path.ends_with("index.html") || contains(path, "old"))
      continue;
    CAPTURE(path);
    CHECK(files.contains("ky" + path.substr(2)));
    CHECK(files.contains("en" + path.substr(2)));
  }
}

TEST_CASE("pages: a missing language is a notice with noindex, shown as a gap in lists") {
  Site site = small_site();
  site.settings.base_url = "https://example.org/";
  const auto files = made(site);
  const std::string& notice = files.at("en/releases/second/index.html");
  CHECK(contains(notice, "<meta name=\"robots\" content=\"noindex\">"));
  CHECK(contains(notice, "href=\"../../../ru/releases/second/\""));
  CHECK_FALSE(contains(notice, "rel=\"canonical\""));
  CHECK_FALSE(contains(files.at("sitemap.xml"), "en/releases/second/"));
  CHECK(contains(files.at("sitemap.xml"), "https://example.org/ru/releases/second/"));
  CHECK_FALSE(contains(files.at("ru/releases/second/index.html"), "hreflang=\"en\" href=\"https"));
  CHECK(
      contains(files.at("en/releases/index.html"),
               "<a href=\"../../ru/releases/second/\" lang=\"ru\" hreflang=\"ru\">Second ru</a>"));
  CHECK_FALSE(contains(files.at("en/feed.xml"), "Second"));
  CHECK(contains(files.at("en/glossary/index.html"), "lang=\"ky\" hreflang=\"ky\">Lone ky</a>"));
}

TEST_CASE("pages: without a base address nothing claims an absolute one") {
  const auto files = made(small_site());
  CHECK_FALSE(files.contains("sitemap.xml"));
  CHECK_FALSE(contains(files.at("robots.txt"), "Sitemap"));
  const std::string& page = files.at("ru/releases/first/index.html");
  for (const char* part : {"canonical", "og:url", "og:image", "rel=\"alternate\" hreflang"})
    CHECK_FALSE(contains(page, part));
}

TEST_CASE("pages: with a base address canonical, alternates and Open Graph name what exists") {
  Site site = small_site();
  site.settings.base_url = "https://example.org/docs/";
  Variant& first = *document_of(site, Collection::releases, "first").variants[Lang::ru];
  first.images.push_back(
      {.file = "media/a.jpg", .alt = "A \"b\"", .caption = "", .credit = "", .licence = ""});
  const auto files = made(site);
  const std::string& page = files.at("ru/releases/first/index.html");
  for (const char* part :
       {"<link rel=\"canonical\" href=\"https://example.org/docs/ru/releases/first/\">",
        "<link rel=\"alternate\" hreflang=\"ky\" "
        "href=\"https://example.org/docs/ky/releases/first/\">",
        "<meta property=\"og:image\" content=\"https://example.org/docs/media/a.jpg\">",
        "<meta property=\"og:image:alt\" content=\"A &quot;b&quot;\">",
        "<meta property=\"og:locale\" content=\"ru_RU\">",
        "<meta property=\"og:locale:alternate\" content=\"ky_KG\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">"})
    CHECK_MESSAGE(contains(page, part), part);
  CHECK(contains(files.at("ky/index.html"),
                 "hreflang=\"x-default\" href=\"https://example.org/docs/\""));
  CHECK(contains(files.at("404.html"), "href=\"/docs/css/"));
  CHECK(contains(files.at("robots.txt"), "Sitemap: https://example.org/docs/sitemap.xml"));
}

TEST_CASE("escaping: quotes, angle brackets and </script> in titles, terms and summaries") {
  const std::string evil = "</script><script>alert(\"1\")</script>'&<!--";
  Site site = small_site();
  site.settings.title[Lang::ru] = site.settings.footer[Lang::ru] = evil;
  for (Document& document : site.documents) {
    document.tags = {evil};
    if (!document.has(Lang::ru)) continue;
    Variant& variant = *document.variants[Lang::ru];
    variant.title = variant.short_title = variant.summary = variant.place = evil;
    variant.programme = {.number = evil,
                         .body = evil,
                         .edition = "",
                         .citation = evil,
                         .adopted = {},
                         .in_force_from = {},
                         .in_force_until = {},
                         .authentic = {},
                         .official_text = {}};
    variant.term.abbreviation = variant.term.domain = variant.term.definition_source = evil;
    variant.term.variants = variant.term.see_also = {evil};
    variant.release.corrections = {{2024y / 1 / 1, evil}};
    variant.release.withdrawn = Withdrawal{2024y / 1 / 2, evil};
    variant.images = {{"media/x.png", evil, evil, evil, evil}};
    variant.sections[0].blocks[0].text.text = evil;
  }
  site.settings.partners["p"].name[Lang::ru] = evil;
  document_of(site, Collection::releases, "first").partners = {"p"};
  const auto files = made(site);
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    if (path.ends_with(".html") || path.ends_with(".xml")) {
      CHECK_FALSE(contains(bytes, "<script>"));
      CHECK_FALSE(contains(bytes, "<!--"));
      CHECK_FALSE(contains(bytes, "alert(\""));
      CHECK(count_of(bytes, "<script") == count_of(bytes, "</script>"));
    }
  }
  const auto feed = nlohmann::json::parse(files.at("ru/feed.json"));
  CHECK(feed["items"][0]["title"] == evil);
  CHECK_FALSE(contains(feed["items"][0]["content_html"].get<std::string>(), "<script>"));
}

TEST_CASE("data: JSON-LD parses, has its digest in the policy and says what the text is") {
  Site site = small_site();
  document_of(site, Collection::programmes, "act").variants[Lang::ru]->programme.edition =
      "condensed";
  const auto files = made(site);
  const auto data = [&](const std::string& path) {
    const std::string& page = files.at(path);
    const std::string opening = "<script type=\"application/ld+json\">";
    const std::size_t from = page.find(opening) + opening.size();
    const std::string text = page.substr(from, page.find("</script>", from) - from);
    CHECK(contains(page, "script-src 'self' 'sha256-" + sha256_base64(text) + "'"));
    return nlohmann::json::parse(text);
  };
  const auto article = data("ru/releases/first/index.html");
  CHECK(article["@type"] == "NewsArticle");
  CHECK(article["headline"] == "First ru");
  CHECK(article["datePublished"] == "2022-11-30");
  const auto act = data("ru/programmes/act/index.html");
  CHECK(act["@type"] == "Legislation");
  CHECK(act["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue");
  CHECK_FALSE(data("ky/programmes/act/index.html").contains("legislationLegalValue"));
  const auto word = data("en/glossary/word/index.html");
  CHECK(word["@type"] == "DefinedTerm");
  CHECK(word["inDefinedTermSet"]["@type"] == "DefinedTermSet");
}

TEST_CASE("digest: SHA-256 as FIPS 180-4 has it") {
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("feeds: dates come from the content, also that of a correction") {
  Site site = small_site();
  document_of(site, Collection::releases, "first").variants[Lang::ky]->release.corrections = {
      {2024y / 2 / 3, "Mended."}};
  const auto files = made(site);
  const std::string& atom = files.at("ky/feed.xml");
  CHECK(contains(atom, "<published>2022-11-30T00:00:00+06:00</published>"));
  CHECK(count_of(atom, "<updated>2024-02-03T00:00:00+06:00</updated>") == 2);
  CHECK(contains(atom, "<id>urn:uuid:"));
  CHECK(contains(made(empty_site()).at("ky/feed.xml"), "<updated>1970-01-01T00:00:00Z</updated>"));
}

TEST_CASE("pages: old addresses lead to the new, and never replace a page") {
  Site site = small_site();
  site.documents[0].variants[Lang::ru]->aliases.push_back("releases");
  const auto files = made(site);
  CHECK(contains(files.at("ru/releases/old-second/index.html"), "content=\"0; url=../second/\""));
  CHECK(contains(files.at("ru/very/old/index.html"), "url=../../releases/second/\""));
  CHECK(contains(files.at("ru/releases/index.html"), "class=\"cards"));
}

TEST_CASE("pages: a site without settings, with nothing in it, still has its pages") {
  const auto files = made(empty_site());
  for (const char* path : {"index.html", "404.html", "ky/index.html", "ru/releases/index.html",
                           "en/glossary/index.html", "ky/search/index.html", "ru/feed.json"})
    CHECK_MESSAGE(files.contains(path), path);
  CHECK(contains(files.at("ru/index.html"), "<title>Публикации</title>"));
}

TEST_CASE("pages: a site in one language has no switch and no other language's pages") {
  Site site = empty_site();
  site.settings.languages = {Lang::en};
  site.settings.base_url = "https://example.org/";
  add_version(site, Collection::pages, "about", Lang::en, "About");
  const auto files = made(site);
  CHECK_FALSE(contains(files.at("en/about/index.html"), "class=\"languages\""));
  CHECK_FALSE(files.contains("ru/index.html"));
  CHECK_FALSE(contains(files.at("sitemap.xml"), "/ru/"));
}

TEST_CASE("pages: lists turn their pages, in every language alike") {
  Site site = empty_site();
  site.settings.releases_per_page = 2;
  for (int i = 0; i < 5; ++i) {
    const std::string key = "r" + std::to_string(i);
    add_version(site, Collection::releases, key, Lang::ru, key);
    document_of(site, Collection::releases, key).date = 2020y / 1 / (i + 1);
  }
  for (const char* key : {"r0", "r1", "r2", "r3"})
    document_of(site, Collection::releases, key).tags = {"t"};
  const auto files = made(site);
  CHECK(files.contains("en/releases/2020/page/3/index.html"));
  CHECK(files.contains("en/tags/t/page/2/index.html"));
  CHECK_FALSE(files.contains("en/tags/t/page/3/index.html"));
  CHECK(files.contains("ky/releases/page/3/index.html"));
  CHECK_FALSE(files.contains("ky/releases/page/4/index.html"));
  const std::string& middle = files.at("ru/releases/page/2/index.html");
  CHECK(contains(middle, "rel=\"prev\" href=\"../../\""));
  CHECK(contains(middle, "rel=\"next\" href=\"../3/\""));
  CHECK(middle.find(">r2<") < middle.find(">r1<"));
}

TEST_CASE("pages: the same bytes on one core and on many") {
  Site site = small_site();
  site.settings.base_url = "https://example.org/";
  const auto many = made(site);
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
  CHECK(made(site) == many);
}
