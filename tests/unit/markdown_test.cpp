#include "content/markdown.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>

using namespace tilmech;

namespace {

struct Read {
  Variant variant;
  Diagnostics diagnostics;
};

Read read(std::string_view body, int first_line = 1) {
  Read result;
  result.variant.file = "x.ru.md";
  read_markdown(body, first_line, result.variant, result.diagnostics);
  sort_diagnostics(result.diagnostics);
  return result;
}

const Block& first_block(const Read& read) {
  return read.variant.sections.at(0).blocks.at(0);
}

std::string repeat(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// Texts that take cmark-gfm seconds must be refused before it sees them.
void check_refused_quickly(const std::string& body, Finding finding) {
  const auto start = std::chrono::steady_clock::now();
  const Read result = read(body);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  REQUIRE(!result.diagnostics.empty());
  CHECK(result.diagnostics[0].finding == finding);
  CHECK(result.variant.sections.empty());
}

}  // namespace

TEST_CASE("blocks keep the lines of the file") {
  const Read result = read("One\ntwo\n\n- a\n- b\n\n  c\n\n> q\n", 11);
  const auto& blocks = result.variant.sections.at(0).blocks;
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].first_line == 11);
  CHECK(blocks[0].last_line == 12);
  CHECK(blocks[1].children[0].first_line == 14);
  CHECK(blocks[1].children[1].first_line == 15);
  CHECK(blocks[1].children[1].last_line == 17);
  CHECK(blocks[1].last_line == 17);
  CHECK(blocks[2].first_line == 19);
}

TEST_CASE("a table directly under a paragraph keeps its own lines") {
  const Read result = read("Intro\nmore\n| a | b |\n|---|--:|\n| c | d |\n", 5);
  const auto& blocks = result.variant.sections.at(0).blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].first_line == 5);
  CHECK(blocks[0].last_line == 6);
  CHECK(blocks[1].first_line == 7);
  CHECK(blocks[1].last_line == 9);
  CHECK(blocks[1].children[1].first_line == 9);
  CHECK(blocks[1].children[1].children[1].align == CellAlign::right);
}

TEST_CASE("text and its marks stand side by side") {
  const Read result = read("A *b **c*** `d` [e](programmes/x \"t\") ~~f~~\n");
  const RichText& text = first_block(result).text;
  CHECK(text.text == "A b c d e f");
  REQUIRE(text.marks.size() == 5);
  CHECK(text.marks[0].kind == MarkKind::emphasis);
  CHECK(text.marks[0].end == 5);
  CHECK(text.marks[1].kind == MarkKind::strong);
  CHECK(text.marks[2].kind == MarkKind::code);
  CHECK(text.marks[3].target == "programmes/x");
  CHECK(text.marks[3].title == "t");
  CHECK(text.marks[4].kind == MarkKind::strikethrough);
}

TEST_CASE("sections begin at headings and carry explicit names") {
  const Read result = read("Lead\n\n## 1. Цель {#aim}\n\nText\n\n### 1.1. Ещё\n");
  REQUIRE(result.variant.sections.size() == 3);
  CHECK(result.variant.sections[0].level == 0);
  CHECK(result.variant.sections[1].title.text == "1. Цель");
  CHECK(result.variant.sections[1].name == "aim");
  CHECK(result.variant.sections[1].line == 3);
  CHECK(result.variant.sections[2].level == 3);
}

TEST_CASE("a heading of level 1 or a leap in levels is reported and mended") {
  const Read result = read("# Title\n\n#### Deep\n");
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[1].message == "a heading of level 4 follows one of level 2");
  CHECK(result.variant.sections[1].level == 3);
}

TEST_CASE("footnotes are numbered as the text refers to them") {
  const Read result = read("A[^b] c[^a] d[^b].\n\n[^a]: First\n[^b]: Second\n");
  REQUIRE(result.variant.footnotes.size() == 2);
  CHECK(result.variant.footnotes[0].label == "b");
  CHECK(result.variant.footnotes[0].references == 2);
  CHECK(result.variant.footnotes[1].blocks.at(0).text.text == "First");
  CHECK(first_block(result).text.marks[0].target == "b");
}

TEST_CASE("footnotes that nothing refers to, and references to nothing, are reported") {
  const Read result = read("A[^zz].\n\n[^a]: Unused\n", 5);
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].message == "there is no footnote [^zz]");
  CHECK(result.diagnostics[0].place.line == 5);
  CHECK(result.diagnostics[1].message == "nothing in the text refers to the footnote [^a]");
  CHECK(result.diagnostics[1].place.line == 7);
}

TEST_CASE("FAULTS: raw HTML is text, with a warning") {
  const Read result = read("a <b>x</b>\n\n<script>alert(1)</script>\n");
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].message == "HTML is shown as text, not used: <b>");
  CHECK(first_block(result).text.text == "a <b>x</b>");
  CHECK(result.variant.sections[0].blocks[1].text.text == "<script>alert(1)</script>");
}

TEST_CASE("a quotation's last line with a dash is its speaker") {
  const Read result = read("> Слова.\n> — Имя, должность\n");
  CHECK(first_block(result).info == "Имя, должность");
  CHECK(first_block(result).children.at(0).text.text == "Слова.");
}

TEST_CASE("braces mark languages and words that are no terms") {
  const Read result =
      read("The [*баңги* зат]{lang=ky} and [opium]{.noterm}.\n\nWhole\n{lang=en}\n");
  const RichText& text = first_block(result).text;
  CHECK(text.text == "The баңги зат and opium.");
  REQUIRE(text.marks.size() == 3);
  CHECK(text.marks[0].kind == MarkKind::language);
  CHECK(text.marks[0].target == "ky");
  CHECK(text.text.substr(text.marks[0].begin, text.marks[0].end - text.marks[0].begin) ==
        "баңги зат");
  CHECK(text.marks[1].kind == MarkKind::emphasis);
  CHECK(text.marks[2].kind == MarkKind::no_term);
  CHECK(result.variant.sections[0].blocks[1].lang == Lang::en);
  CHECK(result.variant.sections[0].blocks[1].text.text == "Whole");
}

TEST_CASE("braces that are none of our marks stay as written") {
  const Read result = read("A `[x]{lang=ky}` and [x]{y} and ]{lang=ky}.\n");
  CHECK(first_block(result).text.text == "A [x]{lang=ky} and [x]{y} and ]{lang=ky}.");
}

TEST_CASE("FAULTS: tables and brackets made to be slow are refused before parsing") {
  std::string row = "|";
  row += repeat("a|", 4000);
  std::string table = row + "\n|" + repeat("-|", 4000) + "\n" + repeat("|a|\n", 4000);
  check_refused_quickly(table, Finding::table_too_wide);
  check_refused_quickly(repeat("![[]()", 40000), Finding::line_too_long);
  check_refused_quickly(repeat(repeat("![[]()", 10) + "\n", 4000), Finding::nesting_too_deep);
  check_refused_quickly(repeat(">", 60000), Finding::nesting_too_deep);
  check_refused_quickly(repeat("- ", 30000), Finding::nesting_too_deep);
}

TEST_CASE("deep emphasis and thousands of marks in braces end in bounded time") {
  const auto start = std::chrono::steady_clock::now();
  read(repeat(repeat("*a **a ", 100) + "\n", 1000));
  read(repeat("[a]{.noterm} ", 5000));
  read(repeat("]{.noterm}", 6000));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("parsers on many threads do not disturb each other") {
  const std::string body = repeat("see www.example.kg and ~~gone~~ text a@b.kg\n\n", 50);
  const std::size_t expected = first_block(read(body)).text.marks.size();
  REQUIRE(expected == 3);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  threads.reserve(4);
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) {
        const Read result = read(body);
        for (const Block& block : result.variant.sections[0].blocks)
          wrong[t] += block.text.marks.size() == expected ? 0 : 1;
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) CHECK(count == 0);
}
