#include <regex>
#include <set>

#include "align/addresses.h"
#include "render/citation.h"
#include "render/parallel_table.h"
#include "render_site.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

Section section(const std::string& number, std::string title, std::vector<std::string> texts) {
  Section section;
  section.level = 2;
  section.number = number;
  section.address = "s-" + number;
  section.title.text = std::move(title);
  for (std::string& text : texts) section.blocks.push_back(paragraph(std::move(text)));
  return section;
}

// A condensed act in three languages: section 1 with two rows, of which Kyrgyz lacks the second;
// Kyrgyz alone has a third.
Site act_site() {
  Site site = empty_site();
  site.settings.base_url = "https://example.org/";
  const auto add = [&](Lang lang, const std::string& title, std::vector<std::string> texts) {
    Variant& variant = add_version(site, Collection::programmes, "act", lang, title);
    variant.sections = {section("1", "1. " + title, std::move(texts))};
    variant.programme.edition = "condensed";
  };
  add(Lang::ru, "Закон", {"Первый.", "Второй."});
  add(Lang::ky, "Мыйзам", {"Биринчи.", "Үчүнчү."});
  add(Lang::en, "Act", {"First.", "Second."});
  Document& act = document_of(site, Collection::programmes, "act");
  act.source = Lang::ru;
  SectionRow row;
  row.sections.values = {0, 0, 0};
  const std::vector<std::uint32_t> none, first = {0}, second = {1};
  row.rows = {{{{first, first, first}}}, {{{none, second, second}}}, {{{second, none, none}}}};
  act.alignment.sections = {row};
  Diagnostics unread;
  address_sections(act, unread);
  return site;
}

int ids_twice(const std::string& html) {
  static const std::regex kId(" id=\"([^\"]*)\"");
  std::set<std::string> ids;
  int twice = 0;
  for (std::sregex_iterator it(html.begin(), html.end(), kId), end; it != end; ++it)
    if (!ids.insert((*it)[1]).second) ++twice;
  return twice;
}

}  // namespace

TEST_CASE("side by side: a row a paragraph, the reader's language first, gaps as gaps") {
  const auto files = made(act_site());
  const std::string& page = files.at("ru/programmes/act/parallel/index.html");
  CHECK(page.find(">Первый.<") < page.find(">Биринчи.<"));
  CHECK(page.find(">Биринчи.<") < page.find(">First.<"));
  CHECK(contains(page, "<tr id=\"s-1-p1\"><th scope=\"row\"><a href=\"#s-1-p1\">1</a>"));
  CHECK(contains(page,
                 "<td lang=\"ky\"><p class=\"gap\" lang=\"ru\">На этом языке абзаца нет</p></td>"));
  CHECK(count_of(page, "class=\"gap\"") == 3);
  CHECK(contains(page, "<tr id=\"s-1-p2-ky1\">"));
  CHECK(contains(page, "<th scope=\"rowgroup\"><a href=\"#s-1\">1</a>"));
  CHECK(contains(page, "<th scope=\"col\" lang=\"ky\">Кыргызча</th>"));
  CHECK(contains(page, "<caption>"));
  CHECK(ids_twice(page) == 0);
  const std::string& kyrgyz = files.at("ky/programmes/act/parallel/index.html");
  CHECK(kyrgyz.find(">Биринчи.<") < kyrgyz.find(">Первый.<"));
}

TEST_CASE("side by side: paragraphs link to their rows, and rows back") {
  const auto files = made(act_site());
  const std::string& page = files.at("ru/programmes/act/index.html");
  for (const char* address : {"s-1", "s-1-p1", "s-1-p2"})
    CHECK(contains(page, "<a class=\"row\" href=\"parallel/#" + std::string(address) + "\""));
  CHECK(contains(page, "<a class=\"side-by-side\" href=\"parallel/\">"));
  const std::string& parallel = files.at("ru/programmes/act/parallel/index.html");
  CHECK(contains(parallel, "<a class=\"out\" href=\"../#s-1-p2\""));
  // What Russian lacks leads to the version that has it.
  CHECK(contains(
      parallel,
      "<a class=\"out\" href=\"../../../../ky/programmes/act/#s-1-p2-ky1\" hreflang=\"ky\""));
}

TEST_CASE("side by side: a list's items are rows, and a cell shows them as list items") {
  Site site = act_site();
  Document& act = document_of(site, Collection::programmes, "act");
  for (const Lang lang : kAllLangs) {
    Block list, inner;
    list.kind = inner.kind = BlockKind::list;
    list.ordered = true;
    const std::string in = std::string(code(lang));
    for (const std::string text : {"one ", "two "}) {
      Block item;
      item.kind = BlockKind::item;
      item.children = {paragraph(text + in)};
      list.children.push_back(item);
    }
    Block deep;
    deep.kind = BlockKind::item;
    deep.children = {paragraph("deep " + in)};
    inner.children = {deep};
    list.children[1].children.push_back(inner);
    act.variants[lang]->sections[0].blocks = {list};
  }
  act.alignment.sections[0].rows.assign(3, {});
  for (const std::uint32_t i : {0U, 1U, 2U})
    for (const Lang lang : kAllLangs) act.alignment.sections[0].rows[i].blocks[lang] = {i};
  Diagnostics unread;
  address_sections(act, unread);
  const std::string page = made(site).at("en/programmes/act/parallel/index.html");
  CHECK(contains(page, "<td lang=\"en\"><ol><li>one en</li>\n</ol></td>"));
  CHECK(contains(page, "<td lang=\"en\"><ol start=\"2\"><li>two en</li>\n</ol></td>"));
  CHECK(contains(page, "<td lang=\"ky\"><ul class=\"deep-1\"><li>deep ky</li>\n</ul></td>"));
  CHECK(count_of(page, "deep ky") == 1);
}

TEST_CASE("side by side: notes of three languages do not share ids") {
  Site site = act_site();
  Document& act = document_of(site, Collection::programmes, "act");
  for (const Lang lang : kAllLangs) {
    Variant& variant = *act.variants[lang];
    variant.footnotes = {{"a", 1, 1, 1, {paragraph("Note " + std::string(code(lang)))}}};
    variant.sections[0].blocks[0].text.marks = {{5, 5, MarkKind::footnote, "a"}};
  }
  const std::string page = made(site).at("en/programmes/act/parallel/index.html");
  CHECK(contains(page, "href=\"#fn-ky-1\""));
  CHECK(contains(page, "<li id=\"fn-ky-1\">"));
  CHECK(ids_twice(page) == 0);
}

TEST_CASE("side by side: only for documents in two languages or more, and never for terms") {
  Site site = act_site();
  add_version(site, Collection::glossary, "word", Lang::ru, "Слово");
  add_version(site, Collection::glossary, "word", Lang::ky, "Сөз");
  add_version(site, Collection::releases, "lone", Lang::ru, "Один");
  for (const char* key : {"word", "lone"}) {
    const Collection collection = key[0] == 'w' ? Collection::glossary : Collection::releases;
    SectionRow row;
    row.sections[Lang::ru] = 0;
    document_of(site, collection, key).alignment.sections = {row};
  }
  for (const auto& [path, bytes] : made(site))
    if (!contains(path, "programmes/act/")) CHECK_FALSE(contains(path + bytes, "parallel/"));
}

TEST_CASE("side by side: a language without a version offers the others side by side") {
  Site site = act_site();
  Document& act = document_of(site, Collection::programmes, "act");
  act.variants[Lang::en].reset();
  for (SectionRow& row : act.alignment.sections) {
    row.sections[Lang::en].reset();
    for (Row& blocks : row.rows) blocks.blocks[Lang::en].clear();
  }
  const auto files = made(site);
  const std::string& notice = files.at("en/programmes/act/parallel/index.html");
  CHECK(contains(notice, "noindex"));
  CHECK(contains(notice, "href=\"../../../../ky/programmes/act/parallel/\""));
  // Of two columns there is nothing to choose.
  CHECK_FALSE(contains(files.at("ru/programmes/act/parallel/index.html"), "checkbox"));
}

TEST_CASE("side by side: a withdrawn release says so here too") {
  Site site = empty_site();
  for (const Lang lang : {Lang::ky, Lang::ru})
    add_version(site, Collection::releases, "news", lang, "News").release.withdrawn =
        Withdrawal{2023y / 5 / 1, "Mistake"};
  SectionRow row;
  row.sections[Lang::ky] = row.sections[Lang::ru] = 0;
  document_of(site, Collection::releases, "news").alignment.sections = {row};
  const std::string page = made(site).at("ru/releases/news/parallel/index.html");
  CHECK(contains(page, "Mistake"));
  CHECK(contains(page, "1 мая 2023 года"));
}

TEST_CASE("side by side: search engines are shown the ordinary page") {
  const auto files = made(act_site());
  const std::string& page = files.at("ru/programmes/act/parallel/index.html");
  CHECK(contains(page, "rel=\"canonical\" href=\"https://example.org/ru/programmes/act/\""));
  CHECK(contains(page, "hreflang=\"ky\" href=\"https://example.org/ky/programmes/act/\""));
  CHECK_FALSE(contains(page, "application/ld+json"));
  CHECK_FALSE(contains(files.at("sitemap.xml"), "parallel"));
}

TEST_CASE("citations: an act in the author's words, its section, its paragraph, its edition") {
  Site site = act_site();
  Document& act = document_of(site, Collection::programmes, "act");
  act.variants[Lang::ru]->programme.citation = "Закон, утв. постановлением № 54";
  act.variants[Lang::ky]->programme.citation = "№ 54 токтому менен бекитилген Мыйзам";
  act.variants[Lang::en]->programme.citation = "Act, approved by resolution No. 54";
  const Kit kit = make_kit(site);
  const auto cited = [&](Lang lang) {
    return cite(kit, act, lang, &act.in(lang).sections[0]).text();
  };
  CHECK(cited(Lang::ru) ==
        "Закон, утв. постановлением № 54, раздел 1 (сокращённое изложение, не официальный текст)");
  CHECK(
      cited(Lang::ky) ==
      "№ 54 токтому менен бекитилген Мыйзам, 1-бөлүм (кыскартылып баяндалган, расмий текст эмес)");
  CHECK(cited(Lang::en) ==
        "Act, approved by resolution No. 54, section 1 (condensed edition, not the official text)");
  std::string html;
  append_citation(html, kit, act, Lang::ky, &act.in(Lang::ky).sections[0]);
  CHECK(contains(html, "1-бөлүм<span hidden>, #-абзац</span> (кыскартылып"));
}

TEST_CASE("citations: without an author's words the title, the number and the date") {
  Site site = act_site();
  Document& act = document_of(site, Collection::programmes, "act");
  Variant& variant = *act.variants[Lang::en];
  const Kit plain = make_kit(site);
  CHECK(cite(plain, act, Lang::en).text() == "Act (condensed edition, not the official text)");
  variant.programme.number = "54";
  variant.programme.adopted = 2014y / 1 / 27;
  variant.programme.edition = "";
  variant.sections[0].number = "";
  add_version(site, Collection::releases, "news", Lang::ru, "Встреча");
  document_of(site, Collection::releases, "news").date = 2022y / 11 / 30;
  const Kit kit = make_kit(site);
  const Document& dated = document_of(site, Collection::programmes, "act");
  CHECK(cite(kit, dated, Lang::en, &dated.in(Lang::en).sections[0]).text() ==
        "Act, No. 54, 27 January 2014, section “1. Act”");
  CHECK(cite(kit, document_of(site, Collection::releases, "news"), Lang::ru).text() ==
        "Встреча (пресс-релиз, 30 ноября 2022 года)");
}

TEST_CASE("citations: they stand in the page for readers without JavaScript") {
  const auto files = made(act_site());
  const std::string& page = files.at("ru/programmes/act/parallel/index.html");
  for (const char* text : {"<p lang=\"ru\">Закон, раздел 1<", "<p lang=\"ky\">Мыйзам, 1-бөлүм<",
                           "<p lang=\"en\">Act, section 1<", "id=\"cite\""})
    CHECK(contains(page, text));
  CHECK(contains(files.at("ru/programmes/act/index.html"), "<p lang=\"ru\">Закон, раздел 1<"));
  CHECK(contains(page, "«раздел 2.3, абзац 4»"));
}

TEST_CASE("citations: a text without numbered sections speaks of paragraphs alone") {
  Site site = act_site();
  for (auto& variant : document_of(site, Collection::programmes, "act").variants.values)
    if (variant)
      for (Section& section : variant->sections) section.number.clear();
  const auto files = made(std::move(site));
  const std::string& page = files.at("ru/programmes/act/parallel/index.html");
  CHECK(contains(page, "назовите и его номер: «абзац 4»"));
  CHECK_FALSE(contains(page, "раздел 2.3"));
}

TEST_CASE("JSON-LD never gives legal value to a text that is not the official one") {
  for (const char* edition : {"condensed", "unofficial-translation", "official", ""}) {
    Site site = act_site();
    document_of(site, Collection::programmes, "act").variants[Lang::ru]->programme.edition =
        edition;
    const std::string page = made(site).at("ru/programmes/act/index.html");
    const bool official = std::string_view(edition) == "official" || edition[0] == '\0';
    CAPTURE(edition);
    CHECK(count_of(page, "legislationLegalValue") == (official ? 0 : 1));
    CHECK(count_of(page, "UnofficialLegalValue") == (official ? 0 : 1));
  }
}
