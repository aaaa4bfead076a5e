#include "render_site.h"

using namespace tilmech;

namespace {

Block link_item(const std::string& text, const std::string& target) {
  Block item;
  item.kind = BlockKind::item;
  const auto end = static_cast<std::uint32_t>(text.size());
  item.children = {paragraph(text, {{0, end, MarkKind::link, target}})};
  return item;
}

Block list_of(std::vector<Block> items) {
  Block list;
  list.kind = BlockKind::list;
  list.children = std::move(items);
  return list;
}

void add_section(Variant& variant, int level, const std::string& title, Block block) {
  Section section;
  section.level = level;
  section.title.text = title;
  if (level > 0) section.address = "s-" + title;
  section.blocks = {std::move(block)};
  variant.sections.push_back(std::move(section));
}

// A guide of three chapters in ru and ky, listed as 2, 3; a page outside; one not listed.
Site guide() {
  Site site = empty_site();
  for (const Lang lang : {Lang::ru, Lang::ky})
    for (const std::string name : {"one", "two", "three", "notes"})
      add_version(site, Collection::pages, "guide/" + name, lang, name);
  add_version(site, Collection::pages, "about", Lang::ru, "about");
  Document& one = document_of(site, Collection::pages, "guide/one");
  one.variants[Lang::ru]->aliases = {"/guide/"};
  Block mentions = link_item("notes, at length", "doc:pages/guide/notes");
  mentions.children.front().text.marks.front().end = 5;  // no item of a table of contents
  add_section(
      *one.variants[Lang::ru], 0, "",
      list_of({link_item("two", "doc:pages/guide/two"), link_item("about", "doc:pages/about"),
               std::move(mentions), link_item("elsewhere", "https://example.org/"),
               link_item("three", "doc:pages/guide/three"),
               link_item("two again", "doc:pages/guide/two")}));
  return site;
}

}  // namespace

TEST_CASE("chapters: they follow each other as the guide's first page lists them") {
  Site site = guide();
  site.settings.menu = {"pages/about", "pages/guide/one"};
  const auto files = made(site);
  const std::string& one = files.at("ru/guide/one/index.html");
  CHECK(contains(one, "<a rel=\"next\" href=\"../two/\">two</a>"));
  CHECK_FALSE(contains(one, "rel=\"prev\""));
  CHECK_FALSE(contains(one, "class=\"kicker\""));
  for (const char* lang : {"ru", "ky"}) {
    const std::string& two = files.at(std::string(lang) + "/guide/two/index.html");
    CHECK(contains(two, "<a rel=\"prev\" href=\"../one/\">one</a>"));
    CHECK(contains(two, "<a rel=\"next\" href=\"../three/\">three</a>"));
    CHECK(contains(two, "<p class=\"kicker\"><a href=\"../one/\">one</a></p>"));
    CHECK(contains(two, "/guide/one/\" aria-current=\"true\">one</a>"));
  }
  const std::string& three = files.at("ru/guide/three/index.html");
  CHECK(contains(three, "<a rel=\"prev\" href=\"../two/\">two</a>"));
  CHECK_FALSE(contains(three, "rel=\"next\""));
  for (const char* path : {"ru/guide/notes/index.html", "ru/about/index.html"})
    CHECK_FALSE(contains(files.at(path), "class=\"neighbours\""));
}

TEST_CASE("chapters: a folder whose address no page answers to has none") {
  Site site = guide();
  document_of(site, Collection::pages, "guide/one").variants[Lang::ru]->aliases = {"handbook"};
  CHECK_FALSE(contains(made(site).at("ru/guide/two/index.html"), "class=\"neighbours\""));
}

TEST_CASE("pages: three parts have a table of contents, two are seen at a glance") {
  for (const int parts : {2, 3}) {
    Site site = empty_site();
    Variant& page = add_version(site, Collection::pages, "about", Lang::ru, "About");
    for (int i = 0; i < parts; ++i)
      add_section(page, 2, "part" + std::to_string(i), paragraph("Text."));
    CAPTURE(parts);
    const auto files = made(site);
    CHECK(contains(files.at("ru/about/index.html"), "<li><a href=\"#s-part0\">part0</a>") ==
          (parts == 3));
  }
}
