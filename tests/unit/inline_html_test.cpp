#include "render/inline_html.h"

#include "render/block_html.h"
#include "render/html_text.h"
#include "render_site.h"

using namespace tilmech;

namespace {

struct Woven {
  Site site;
  Viewpoint from{"ru/releases/x/", ""};
  std::vector<Footnote> footnotes;
  PictureSizes sizes;

  Woven() {
    add_version(site, Collection::glossary, "term", Lang::ru, "Термин");
    add_version(site, Collection::glossary, "kyrgyz", Lang::ky, "Сөз");
    Footnote note;
    note.label = "a";
    note.number = 1;
    note.blocks.push_back(paragraph("Note."));
    footnotes.push_back(note);
  }

  BodyWriter writer() const {
    return {.site = site,
            .from = from,
            .lang = Lang::ru,
            .footnotes = footnotes,
            .link_to_heading = "Link",
            .note_title = "Notes",
            .table_name = "Table",
            .back_labels = {"Back 1"},
            .picture_sizes = &sizes};
  }

  std::string html(const std::string& text, std::vector<Mark> marks,
                   Links links = Links::kept) const {
    BodyWriter body = writer();
    append_inline(body, {text, std::move(marks)}, links);
    return body.out;
  }
};

using Kind = MarkKind;

}  // namespace

TEST_CASE("inline: marks nest, and what ends is closed before what begins") {
  const Woven w;
  CHECK(w.html("abcd", {}) == "abcd");
  CHECK(w.html("abcd", {{0, 4, Kind::emphasis}, {1, 3, Kind::strong}}) ==
        "<em>a<strong>bc</strong>d</em>");
  CHECK(w.html("abcd", {{0, 2, Kind::emphasis}, {2, 4, Kind::strong}}) ==
        "<em>ab</em><strong>cd</strong>");
  CHECK(w.html("abcd", {{0, 4, Kind::strikethrough}, {0, 4, Kind::code}}) ==
        "<s><code>abcd</code></s>");
  CHECK(w.html("a\nb", {{1, 2, Kind::hard_break}}) == "a<br>\nb");
  CHECK(w.html("hi мир", {{0, 2, Kind::language, "en"}}) == "<span lang=\"en\">hi</span> мир");
  CHECK(w.html("abcd", {{1, 3, Kind::no_term}}) == "abcd");
}

TEST_CASE("inline: marks that cross or reach beyond the text are cut to nest") {
  const Woven w;
  CHECK(w.html("abcd", {{0, 2, Kind::emphasis}, {1, 4, Kind::strong}}) ==
        "<em>a<strong>b</strong></em>cd");
  CHECK(w.html("abcd", {{2, 99, Kind::emphasis}}) == "ab<em>cd</em>");
  CHECK(w.html("abcd", {{50, 99, Kind::emphasis}}) == "abcd");
}

TEST_CASE("inline: quotes and angle brackets are escaped where they stand") {
  const Woven w;
  CHECK(w.html("<b>\"&'", {}) == "&lt;b&gt;&quot;&amp;&#39;");
  CHECK(w.html("x", {{0, 1, Kind::link, "https://e.org/?a=\"><script>", "t\"<"}}) ==
        "<a href=\"https://e.org/?a=&quot;&gt;&lt;script&gt;\" title=\"t&quot;&lt;\">x</a>");
  CHECK(w.html("x", {{0, 1, Kind::language, "en\"><script>"}}) ==
        "<span lang=\"en&quot;&gt;&lt;script&gt;\">x</span>");
}

TEST_CASE("inline: links of other schemes are refused here too") {
  const Woven w;
  for (const char* target :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "blob:x",
        "intent:x", "//host/x", "java\nscript:x", " javascript:x", "\x01javascript:x", "file:///x",
        "", "http", "doc:glossary/none", "doc:nowhere"}) {
    CAPTURE(target);
    CHECK(w.html("x", {{0, 1, Kind::link, target}}) == "x");
  }
  for (const char* target :
       {"https://e.org/", "HTTP://e.org/", "mailto:a@e.org", "tel:+996", "#s-1"}) {
    CAPTURE(target);
    CHECK(w.html("x", {{0, 1, Kind::link, target}}) ==
          "<a href=\"" + std::string(target) + "\">x</a>");
  }
}

TEST_CASE("inline: a link to a document leads to the reader's version, else to the notice") {
  const Woven w;
  CHECK(w.html("x", {{0, 1, Kind::link, "doc:glossary/term#s-1"}}) ==
        "<a href=\"../../glossary/term/#s-1\">x</a>");
  CHECK(w.html("x", {{0, 1, Kind::link, "doc:glossary/kyrgyz#s-1"}}) ==
        "<a href=\"../../glossary/kyrgyz/\">x</a>");
  CHECK(w.html("x", {{0, 1, Kind::term, "term"}}) ==
        "<a class=\"term\" href=\"../../glossary/term/\">x</a>");
}

TEST_CASE("inline: nothing that is a link stands inside a link") {
  const Woven w;
  const std::string note = "<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>";
  CHECK(w.html("abc", {{0, 3, Kind::link, "#x"}, {1, 2, Kind::term, "term"}}) ==
        "<a href=\"#x\">abc</a>");
  CHECK(w.html("abc", {{0, 3, Kind::link, "#x"}, {1, 1, Kind::footnote, "a"}}) ==
        "<a href=\"#x\">abc</a>" + note);
  CHECK(w.html("abc", {{0, 3, Kind::link, "#x"}, {0, 0, Kind::footnote, "a"}}) ==
        note + "<a href=\"#x\">abc</a>");
}

TEST_CASE("inline: each reference to a footnote has an id of its own") {
  const Woven w;
  CHECK(w.html("ab", {{1, 1, Kind::footnote, "a"},
                      {2, 2, Kind::footnote, "a"},
                      {2, 2, Kind::footnote, "?"}}) ==
        "a<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup>"
        "b<sup><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup>");
}

TEST_CASE("inline: a picture whose size is known says it, so that the text does not move") {
  Woven w;
  w.sizes["media/x.png"] = {640, 480};
  CHECK(w.html("", {{0, 0, Kind::image, "media/x.png"}}) ==
        "<img src=\"../../../media/x.png\" alt=\"\" width=\"640\" height=\"480\" "
        "loading=\"lazy\" decoding=\"async\">");
}

TEST_CASE("inline: images show their text as alternative, and links without text their address") {
  const Woven w;
  CHECK(w.html("a pic b", {{2, 5, Kind::image, "media/x.png"}, {3, 4, Kind::emphasis}}) ==
        "a <img src=\"../../../media/x.png\" alt=\"pic\" loading=\"lazy\" decoding=\"async\"> b");
  CHECK(w.html("", {{0, 0, Kind::image, "media/x.png"}}) ==
        "<img src=\"../../../media/x.png\" alt=\"\" loading=\"lazy\" decoding=\"async\">");
  CHECK(w.html("", {{0, 0, Kind::link, "https://e.org/"}}) ==
        "<a href=\"https://e.org/\">https://e.org/</a>");
}

TEST_CASE("blocks: a picture alone in its paragraph has its title as a caption, not as a tooltip") {
  const Woven w;
  const auto html = [&](const Block& block) {
    BodyWriter body = w.writer();
    append_blocks(body, {block});
    return body.out;
  };
  const std::string shown = "<img src=\"../../../m.png\" alt=\"map\"";
  const std::string later = " loading=\"lazy\" decoding=\"async\">";
  const Mark titled{0, 3, Kind::image, "m.png", "Seven & one"};
  Block figure = paragraph("map", {titled});
  figure.address = "s-h1-p1";
  CHECK(html(figure) == "<figure id=\"s-h1-p1\" class=\"photo\">" + shown + later +
                            "<figcaption>Seven &amp; one</figcaption></figure>\n");
  CHECK(html(paragraph("map", {{0, 3, Kind::image, "m.png"}})) == "<p>" + shown + later + "</p>\n");
  CHECK(html(paragraph("map.", {titled})) ==
        "<p>" + shown + " title=\"Seven &amp; one\"" + later + ".</p>\n");
}

TEST_CASE("blocks: the links to rows side by side say which section or paragraph they lead to") {
  const Woven w;
  Section section;
  section.level = 2;
  section.address = "s-2.3";
  section.title.text = "Aims";
  section.blocks = {paragraph("One."), paragraph("Two.")};
  section.blocks[0].address = "s-2.3-p1";
  section.blocks[1].address = "s-2.3-p2a";
  BodyWriter body = w.writer();
  body.row_link = "parallel/";
  body.section_label = "Read";
  body.row_label = "Read: paragraph {n}";
  append_sections(body, {section});
  for (const char* link :
       {"#s-2.3\" aria-label=\"Read: Aims\"", "#s-2.3-p1\" aria-label=\"Read: paragraph 1\"",
        "#s-2.3-p2a\" aria-label=\"Read: paragraph 2a\""})
    CHECK(contains(body.out, link));
}

TEST_CASE("inline: in a table of contents only emphasis, code and language are left") {
  const Woven w;
  CHECK(w.html("abc",
               {{0, 3, Kind::link, "#x"},
                {0, 1, Kind::strong},
                {1, 1, Kind::footnote, "a"},
                {1, 2, Kind::image, "m"}},
               Links::left_out) == "<strong>a</strong>bc");
}

TEST_CASE("blocks: lists, quotations, tables and code carry their addresses and languages") {
  const Woven w;
  const auto html = [&](const Block& block) {
    BodyWriter body = w.writer();
    append_blocks(body, {block});
    return body.out;
  };
  Block item;
  item.kind = BlockKind::item;
  item.address = "s-1-p1";
  item.children.push_back(paragraph("x"));
  Block list;
  list.kind = BlockKind::list;
  list.ordered = list.tight = true;
  list.start = 3;
  list.children.push_back(item);
  CHECK(html(list) == "<ol start=\"3\">\n<li id=\"s-1-p1\">x</li>\n</ol>\n");

  Block quotation;
  quotation.kind = BlockKind::quotation;
  quotation.info = "A. B., <office>";
  quotation.lang = Lang::en;
  quotation.children.push_back(paragraph("q"));
  CHECK(html(quotation) ==
        "<figure class=\"quotation\" lang=\"en\"><blockquote>\n<p>q</p>\n</blockquote>\n"
        "<figcaption>A. B., &lt;office&gt;</figcaption></figure>\n");

  Block cell;
  cell.kind = BlockKind::cell;
  cell.text.text = "1";
  Block right = cell, corner = cell, row, table;
  right.align = CellAlign::right;
  corner.text.text = "";
  row.kind = BlockKind::row;
  row.children = {corner, right};
  table.kind = BlockKind::table;
  table.address = "t";
  table.children = {row, row};
  CHECK(
      html(table) ==
      "<div id=\"t\" class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>\n"
      "<thead><tr><td></td><th class=\"end\" scope=\"col\">1</th></tr>\n</thead>\n"
      "<tbody>\n<tr><td></td><td class=\"end\">1</td></tr>\n</tbody></table></div>\n");

  Block code_block = paragraph("</code></pre><script>");
  code_block.kind = BlockKind::code;
  CHECK(html(code_block) ==
        "<pre translate=\"no\"><code>&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;</code></pre>\n");
}

TEST_CASE("blocks: headings link to themselves and footnotes back to the text") {
  const Woven w;
  Section section;
  section.level = 2;
  section.address = "s-1";
  section.title = {"1. \"A\"", {}};
  section.blocks.push_back(paragraph("x", {{1, 1, Kind::footnote, "a"}}));
  BodyWriter body = w.writer();
  append_sections(body, {section});
  CHECK(body.out ==
        "<div class=\"heading\"><h2 id=\"s-1\">1. &quot;A&quot;</h2>"
        "<a class=\"anchor\" href=\"#s-1\" aria-label=\"Link: 1. &quot;A&quot;\">#</a></div>\n"
        "<p>x<sup><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\">1</a></sup></p>\n"
        "<section class=\"notes\" role=\"doc-endnotes\"><h2 id=\"notes\">Notes</h2>\n<ol>\n"
        "<li id=\"fn-1\"><p>Note.</p>\n<a class=\"back\" href=\"#fnref-1\" role=\"doc-backlink\" "
        "aria-label=\"Back 1\">↩</a> </li>\n</ol></section>\n");
}

TEST_CASE("contents: sections nest by level, and one section needs no table") {
  const Woven w;
  const auto section = [](int level, const std::string& address) {
    Section made;
    made.level = level;
    made.address = address;
    made.title.text = address;
    return made;
  };
  BodyWriter body = w.writer();
  const std::vector<Section> sections = {section(0, ""),     section(2, "a"), section(3, "b"),
                                         section(3, "c"),    section(2, "d"), section(4, "e"),
                                         section(6, "deep"), section(2, "f")};
  std::string contents = table_of_contents(body, sections, 4);
  std::erase(contents, '\n');
  const auto link = [](const std::string& name) {
    return "<li><a href=\"#" + name + "\">" + name + "</a>";
  };
  CHECK(contents == "<ol>" + link("a") + "<ol>" + link("b") + "</li>" + link("c") +
                        "</li></ol></li>" + link("d") + "<ol>" + link("e") + "</li></ol></li>" +
                        link("f") + "</li></ol>");
  CHECK(body.out.empty());
  CHECK(table_of_contents(body, {section(2, "only")}, 4).empty());
}

TEST_CASE("first words: cut between words, never inside a letter") {
  Section section;
  section.blocks.push_back(paragraph("Өкмөттүн\nжыйыны, өткөн"));
  CHECK(first_words({section}, 1000) == "Өкмөттүн жыйыны, өткөн");
  CHECK(first_words({section}, 32) == "Өкмөттүн жыйыны…");
  CHECK(first_words({section}, 3) == "Ө…");
  CHECK(first_words({}, 3).empty());
}
