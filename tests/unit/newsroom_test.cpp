// The newsroom: corrections, withdrawn releases, funders, plain text, posts, share images.
#include <regex>

#include "content/image_kind.h"
#include "content/stamp.h"
#include "content/withdraw.h"
#include "render/corrections.h"
#include "render/neighbours.h"
#include "render/release_text.h"
#include "render/share.h"
#include "render_site.h"
#include "text/locale_format.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

const std::string kPage = "releases/a/index.html";

// A release in three languages with a funder and a contact.
Site release_site() {
  Site site = empty_site();
  for (const Lang lang : kAllLangs) {
    Variant& variant =
        add_version(site, Collection::releases, "a", lang, "Headline " + std::string(code(lang)));
    variant.place = lang == Lang::en ? "Bishkek" : "Бишкек";
    variant.summary = "Summary " + std::string(code(lang));
    variant.release.boilerplate = {"about"};
  }
  Document& document = document_of(site, Collection::releases, "a");
  document.date = 2026y / 3 / 1;
  document.source = Lang::ru;
  document.partners = {"fund", "doer"};
  document.contact = "office";
  Partner fund, doer;
  fund.role = "funder";
  doer.role = "implementer";
  VisibilityVersion old, now;
  old.until = now.from = 2026y / 1 / 1;
  BoilerplateVersion about_old, about_now;
  about_old.until = about_now.from = 2020y / 2 / 1;
  Contact office;
  for (const Lang lang : kAllLangs) {
    fund.name[lang] = "Fund";
    doer.name[lang] = "Doer";
    old.statement[lang] = "Paid long ago.";
    now.statement[lang] = "Paid by the Fund.";
    now.disclaimer[lang] = old.disclaimer[lang] = "Not its views.";
    now.emblem[lang] = old.emblem[lang] = "media/partners/emblem.png";
    about_old.text[lang] = "It has 28 members.";
    about_now.text[lang] = "It has 27 members.";
    office.name[lang] = "Office";
  }
  fund.visibility = {old, now};
  site.settings.partners = {{"fund", fund}, {"doer", doer}};
  office.phone = "+996 312 00 00 00";
  site.settings.contacts = {{"office", office}};
  site.settings.boilerplates = {{"about", {about_old, about_now}}};
  return site;
}

Variant& version_of(Site& site, Lang lang) {
  return *document_of(site, Collection::releases, "a").variants[lang];
}

std::string in(Lang lang, const std::string& rest) {
  return std::string(code(lang)) + "/" + rest;
}

}  // namespace

TEST_CASE("newsroom: a correction is noted at the top in every language, in feeds and JSON-LD") {
  Site site = release_site();
  version_of(site, Lang::ru).release.corrections = {{2026y / 3 / 5, "Число исправлено."}};
  version_of(site, Lang::ky).release.corrections = {{2026y / 3 / 5, "Сан оңдолду."}};
  const auto files = made(site);
  for (const Lang lang : kAllLangs) {
    const std::string& page = files.at(in(lang, kPage));
    const std::string text = lang == Lang::ky ? "Сан оңдолду." : "Число исправлено.";
    CAPTURE(code(lang));
    CHECK(page.find("class=\"note corrections\"") < page.find("class=\"prose\""));
    CHECK(contains(page, "<time datetime=\"2026-03-05\">"));
    CHECK(contains(page, text));
    CHECK(contains(page, "\"CorrectionComment\""));
    CHECK(contains(page, "\"dateModified\":\"2026-03-05\""));
    CHECK(contains(files.at(in(lang, "feed.xml")), "<updated>2026-03-05T00:00:00+06:00"));
    CHECK(contains(files.at(in(lang, "feed.xml")), text));
    CHECK(contains(files.at(in(lang, "corrections/index.html")), text));
    CHECK(contains(files.at(in(lang, "releases/a/release.txt")), text));
  }
  CHECK(contains(files.at(in(Lang::en, kPage)), "<span lang=\"ru\">Число исправлено.</span>"));
}

TEST_CASE("newsroom: without corrections the page of corrections says so") {
  const auto files = made(release_site());
  for (const Lang lang : kAllLangs)
    CHECK(contains(files.at(in(lang, "corrections/index.html")), "class=\"empty\""));
  CHECK_FALSE(contains(files.at(in(Lang::ru, kPage)), "corrections\""));
}

TEST_CASE("newsroom: a withdrawn release leaves a page that says so, and nothing of its text") {
  Site site = release_site();
  version_of(site, Lang::ru).release.withdrawn = Withdrawal{2026y / 4 / 2, "Ошибка."};
  version_of(site, Lang::en).images.push_back({"media/a.png", "x", "", "", "", 0});
  empty_withdrawn(site);
  const auto files = made(site);
  for (const Lang lang : kAllLangs) {
    const std::string& page = files.at(in(lang, kPage));
    CHECK(contains(page, "class=\"note strong\""));
    CHECK(contains(page, "Ошибка."));
    CHECK(contains(page, "Headline"));
    CHECK(contains(files.at(in(lang, "releases/index.html")), "class=\"gap\""));
    for (const auto& [path, bytes] : files) {
      CAPTURE(path);
      CHECK_FALSE(contains(bytes, "Text of Headline"));
      CHECK_FALSE(contains(bytes, "Summary " + std::string(code(lang))));
    }
  }
}

TEST_CASE("newsroom: boilerplate and funding read as on the release's day") {
  Site site = release_site();
  auto files = made(site);
  CHECK(contains(files.at(in(Lang::en, kPage)), "It has 27 members."));
  CHECK(contains(files.at(in(Lang::en, kPage)), "Paid by the Fund."));
  document_of(site, Collection::releases, "a").date = 2019y / 4 / 25;
  files = made(site);
  CHECK(contains(files.at(in(Lang::en, kPage)), "It has 28 members."));
  CHECK(contains(files.at(in(Lang::en, kPage)), "Paid long ago."));
  CHECK_FALSE(contains(files.at(in(Lang::en, kPage)), "27 members"));
}

TEST_CASE("newsroom: statement, disclaimer and emblem appear together or not at all") {
  Site site = release_site();
  const auto shown = [&](const char* words) {
    const auto files = made(site);
    for (const char* path : {"releases/a/index.html", "releases/a/release.txt"})
      if (contains(files.at(in(Lang::en, path)), words)) return true;
    return false;
  };
  CHECK(shown("Paid by the Fund."));
  CHECK(shown("Not its views."));
  for (VisibilityVersion& version : site.settings.partners["fund"].visibility)
    version.disclaimer = {};
  CHECK_FALSE(shown("Paid by the Fund."));
  CHECK_FALSE(shown("class=\"emblem\""));
}

TEST_CASE("newsroom: release.txt has a byte-order mark and no line over 72 letters") {
  Site site = release_site();
  Variant& variant = version_of(site, Lang::ky);
  Block quotation, spoken, list, item;
  std::string words;
  for (int i = 0; i < 40; ++i) words += "өкмөттүн үнү жаңырды ";
  quotation.kind = BlockKind::quotation;
  quotation.info = "Айнура Сагынбаева, министр";
  quotation.children = {paragraph(words)};
  list.kind = BlockKind::list;
  item.kind = BlockKind::item;
  item.children = {paragraph(words)};
  list.children = {item, item};
  variant.sections[0].blocks = {
      paragraph("See the site.", {{4, 12, MarkKind::link, "https://example.org/x", ""}}), quotation,
      list};
  const std::string text = made(site).at(in(Lang::ky, "releases/a/release.txt"));
  CHECK(text.starts_with("\xEF\xBB\xBF"));
  CHECK(contains(text, "See the site (https://example.org/x)."));
  CHECK(contains(text, "\n    — Айнура Сагынбаева, министр\n"));
  CHECK(contains(text, "\n- өкмөттүн"));
  CHECK(contains(text, "\n  "));
  CHECK(contains(text, "+996 312 00 00 00"));
  std::size_t at = 3;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    REQUIRE(end != text.npos);
    const std::string line = text.substr(at, end - at);
    CAPTURE(line);
    CHECK(std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }) <= 72);
    CHECK_FALSE(line.ends_with(' '));
    at = end + 1;
  }
}

TEST_CASE("newsroom: the embargo is the first line of a held text, in its language") {
  const Site site = release_site();
  const Kit kit = make_kit(site);
  const Instant until = *parse_instant("2026-12-01T10:00:00+06:00");
  const std::string line = embargo_line(kit, Lang::en, until);
  CHECK(line == "Embargoed until 1 December 2026, 10:00 (Bishkek time)");
  const Document* document = site.find(Collection::releases, "a");
  const std::string text = release_text(kit, Lang::en, *document, line);
  CHECK(text.starts_with("\xEF\xBB\xBF" + line + "\n"));
  CHECK(contains(release_html(kit, Lang::ky, *document, embargo_line(kit, Lang::ky, until)),
                 "<body>\n<div custom-style=\"Embargo\"><p>Эмбарго."));
}

TEST_CASE("newsroom: links and posts need an absolute address and share every language") {
  Site site = release_site();
  CHECK_FALSE(contains(made(site).at(in(Lang::ru, kPage)), "class=\"post\""));
  site.settings.base_url = "https://example.org/";
  const std::string page = made(site).at(in(Lang::ru, kPage));
  CHECK(contains(page,
                 "https://t.me/share/url?url=https%3A%2F%2Fexample.org%2Fru%2Freleases%2Fa%2F"));
  CHECK(contains(page, "https://wa.me/?text=Headline%20ru%20https"));
  CHECK(contains(page, "https://www.facebook.com/sharer/sharer.php?u=https"));
  CHECK(count_of(page, "class=\"post\"") == 4);
  CHECK(contains(page, "Headline ky\nhttps://example.org/ky/releases/a/\n\nHeadline ru\n"));
}

TEST_CASE("newsroom: a share image is drawn for releases that ask, 1200 by 630") {
  Site site = release_site();
  CHECK_FALSE(made(site).contains(in(Lang::ky, "releases/a/share.png")));
  document_of(site, Collection::releases, "a").share_image = true;
  version_of(site, Lang::ky).title = "Өкмөт жаңы үйлөрдү курат";
  site.settings.base_url = "https://example.org/";
  const auto files = made(site);
  const std::string& png = files.at(in(Lang::ky, "releases/a/share.png"));
  CHECK(image_kind(png) == "png");
  REQUIRE(png.size() > 24);
  CHECK(png.substr(16, 8) == std::string("\0\0\x04\xB0\0\0\x02\x76", 8));
  CHECK(png != files.at(in(Lang::ru, "releases/a/share.png")));
  CHECK(contains(files.at(in(Lang::ky, kPage)),
                 "og:image\" content=\"https://example.org/ky/releases/a/share.png\""));
}

TEST_CASE("newsroom: a release leads to its neighbours and to what shares its topics") {
  Site site = release_site();
  for (int i = 1; i <= 9; ++i) {
    const std::string key = "b" + std::to_string(i);
    add_version(site, Collection::releases, key, Lang::ru, "Release " + key);
    Document& document = document_of(site, Collection::releases, key);
    document.date = 2026y / 2 / i;
    document.tags = {"x"};
    if (i == 2) document.tags = {"x", "y"};
  }
  Document& own = document_of(site, Collection::releases, "a");
  own.tags = {"x", "y"};
  const Kit kit = make_kit(site);
  const std::vector<const Document*> related =
      related_to(kit, *site.find(Collection::releases, "a"));
  REQUIRE(related.size() == 3);
  CHECK(related[0]->key == "b2");
  CHECK(related[1]->key == "b9");
  const auto files = made(site);
  const std::string& page = files.at("ru/releases/b5/index.html");
  CHECK(contains(page, "rel=\"prev\" href=\"../b4/\""));
  CHECK(contains(page, "rel=\"next\" href=\"../b6/\""));
  CHECK_FALSE(contains(files.at("ru/releases/a/index.html"), "rel=\"next\""));
}

TEST_CASE("newsroom: a version that is announced and missing is a stated gap") {
  Site site = release_site();
  document_of(site, Collection::releases, "a").variants[Lang::ky].reset();
  document_of(site, Collection::releases, "a").follows = {Lang::ky};
  const auto files = made(site);
  CHECK(contains(files.at(in(Lang::en, kPage)), "<p class=\"note\">Kyrgyz text follows</p>"));
  CHECK(contains(files.at(in(Lang::ky, kPage)), "noindex"));
  CHECK(contains(files.at(in(Lang::ky, kPage)), "Котормосу кийинчерээк жарыяланат"));
}

TEST_CASE("newsroom: pictures are known by their bytes") {
  using namespace std::string_literals;
  CHECK(image_kind("\x89PNG\r\n\x1A\n...") == "png");
  CHECK(image_kind("\xFF\xD8\xFF\xE0") == "jpeg");
  CHECK(image_kind("GIF89a") == "gif");
  CHECK(image_kind("RIFF\0\0\0\0WEBPVP8 "s) == "webp");
  CHECK(image_kind("\0\0\0\x1C"
                   "ftypavif"s) == "avif");
  CHECK(image_kind("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a > b --><svg xmlns='x'/>") == "svg");
  for (const std::string& other : {""s, "RIFF"s, "<html><svg>"s, "%PDF-1.7"s, "\x89PN"s})
    CHECK(image_kind(other) == "");
  CHECK(image_kind_of_name("a.b.JPG") == "jpeg");
  CHECK(image_kind_of_name("a.pdf") == "");
  CHECK(active_part_of_svg("<svg><path d='M0 0'/><g font-size='1' onward='x'/></svg>") == "onward");
  CHECK(active_part_of_svg("<svg><SCRIPT/></svg>") == "<script");
  CHECK(active_part_of_svg("<svg onload = 'x'/>") == "onload");
  CHECK(active_part_of_svg("<svg><text>on = off, once</text><path d='M0 0'/></svg>") == "");
}

TEST_CASE("newsroom: an approval is added to the front matter, or refused") {
  const NewApproval approval{"\"A\", B", "2026-11-01", "abc def"};
  const std::string entry = "  - {by: \"\\\"A\\\", B\", date: 2026-11-01, revision: \"abc def\"}\n";
  CHECK(add_approval("---\ntitle: T\n---\nText\n", approval) ==
        "---\ntitle: T\napprovals:\n" + entry + "---\nText\n");
  CHECK(add_approval("---\napprovals:\n  - {by: X}\ntitle: T\n---\n", approval) ==
        "---\napprovals:\n  - {by: X}\n" + entry + "title: T\n---\n");
  CHECK(add_approval("---\napprovals: [{by: X}]\n---\n", approval) == "");
  CHECK(add_approval("---\napprovals:\n- by: X\n---\n", approval) == "");
}
