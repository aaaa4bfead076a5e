// Plain texts as somebody's program broke them: paragraphs, headings, footnotes, what belongs to
// the sheets of paper. The texts are our own.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "exchange/draft_text.h"
#include "exchange/text_paragraphs.h"
#include "exchange/write_draft.h"
#include "text/decode.h"

using namespace tilmech;

namespace {

std::string markdown_of(std::string_view text) {
  const Reading reading = read_plain_text(text);
  return write_pieces(reading.pieces, reading.notes);
}

std::vector<std::string> dropped(const Reading& reading) {
  std::vector<std::string> texts;
  for (const Remark& remark : reading.remarks)
    if (remark.kind == RemarkKind::dropped) texts.push_back(remark.text);
  return texts;
}

constexpr std::string_view kParagraph =
    "В районной библиотеке открылась выставка старых карт, которую собирали\n"
    "двадцать лет. Посетители увидят планы города, сделанные от руки, и первые\n"
    "печатные листы. Вход свободный.\n";

}  // namespace

TEST_CASE("import joins the lines of a paragraph and keeps paragraphs apart") {
  const std::string text = std::string(kParagraph) + "\n" + std::string(kParagraph);
  const Reading reading = read_plain_text(text);
  REQUIRE(reading.pieces.size() == 2);
  CHECK(reading.pieces[0].text.find('\n') == std::string::npos);
  CHECK(reading.pieces[0].text.starts_with("В районной библиотеке"));
  CHECK(reading.pieces[1].line == 5);
}

TEST_CASE("import finds the end of a paragraph where no empty line says so") {
  std::string text;
  for (int i = 0; i < 4; ++i) text += kParagraph;
  CHECK(read_plain_text(text).pieces.size() == 4);
}

TEST_CASE("import reads a double-spaced text as one without the spaces") {
  std::string text;
  for (int i = 0; i < 4; ++i)
    for (const char c : std::string(kParagraph)) text += c == '\n' ? "\n\n" : std::string(1, c);
  CHECK(read_plain_text(text).pieces.size() == 4);
}

TEST_CASE("import makes broken words whole, and keeps the hyphens that belong to them") {
  const Reading reading = read_plain_text(
      "Медико-психологическая помощь нужна каждому, кто её просит, и медико-\n"
      "психологическая служба её даёт; о том, как работает эта библио-\n"
      "тека, рассказано ниже, потому что библиотека открыта для всех.\n");
  REQUIRE(reading.pieces.size() == 1);
  CHECK(reading.pieces[0].text.find("и медико-психологическая служба") != std::string::npos);
  CHECK(reading.pieces[0].text.find("эта библиотека, рассказано") != std::string::npos);
  const auto joined = std::ranges::find(reading.remarks, RemarkKind::joined, &Remark::kind);
  REQUIRE(joined != reading.remarks.end());
  CHECK(joined->text == "библио тека,");
}

TEST_CASE("import drops page numbers and running heads, and lists them") {
  std::string text;
  for (int page = 1; page <= 3; ++page)
    text += "Отчёт о выставке карт\n\n" + std::string(kParagraph) + "\n" + std::to_string(page) +
            "\n\f";
  const Reading reading = read_plain_text(text);
  CHECK(markdown_of(text).find("Отчёт") == std::string::npos);
  const std::vector<std::string> texts = dropped(reading);
  CHECK(std::ranges::count(texts, "Отчёт о выставке карт") == 1);
  CHECK(std::ranges::count(texts, "2") == 1);
  CHECK(reading.pieces.size() == 3);
}

TEST_CASE("import keeps a footnote's number in the text and its words below") {
  const std::string text =
      std::string(kParagraph) +
      "Карты собраны\n1\n. Их описали трое учёных, и работа заняла пять лет.\n\n\n"
      "1\nКаталог напечатан в 2011 году.\n\fПродолжение следует на другой странице.\n";
  const std::string result = markdown_of(text);
  CHECK(result.find("собраны[^1].") != std::string::npos);
  CHECK(result.find("[^1]: Каталог напечатан в 2011 году.") != std::string::npos);
}

TEST_CASE(
    "import knows headings by their numbers, and paragraphs with a number by their full stop") {
  struct Row {
    const char* line;
    DraftPieceKind kind;
  };
  const Row rows[] = {{"1. Общие положения", DraftPieceKind::heading},
                      {"2.3.1. Читальный зал", DraftPieceKind::heading},
                      {"§ 4 Порядок выдачи", DraftPieceKind::heading},
                      {"1. Утвердить правила читального зала.", DraftPieceKind::item},
                      {"- карты города;", DraftPieceKind::item},
                      {"26 июня зал закрыт", DraftPieceKind::paragraph}};
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const Reading reading =
        read_plain_text(std::string(row.line) + "\n\n" + std::string(kParagraph));
    REQUIRE(!reading.pieces.empty());
    CHECK(reading.pieces[0].kind == row.kind);
  }
}

TEST_CASE("import escapes what Markdown would take for marks, unless the author wrote Markdown") {
  CHECK(markdown_of("Цена *без* скидки <b>5</b> [см. ниже]\n") ==
        "Цена \\*без\\* скидки \\<b>5\\</b> \\[см. ниже\\]\n");
  CHECK(markdown_of("# Глава\n\nЦена **без** скидки\n") == "# Глава\n\nЦена **без** скидки\n");
}

TEST_CASE("import makes a table of lines with as many columns") {
  const Reading reading = read_plain_text(
      "Год      Читателей     Книг\n2010     1 200         45 000\n2020     1 900         51 "
      "000\n");
  REQUIRE(reading.pieces.size() == 1);
  REQUIRE(reading.pieces[0].rows.size() == 3);
  CHECK(reading.pieces[0].rows[1] == std::vector<std::string>{"2010", "1 200", "45 000"});
}

TEST_CASE("import drops characters that nobody sees, and says which") {
  const Reading reading = read_plain_text("Слово\u202E и ещё\u200B слово\n");
  REQUIRE(reading.pieces.size() == 1);
  CHECK(reading.pieces[0].text == "Слово и ещё слово");
  CHECK(reading.remarks.size() == 2);
}

TEST_CASE("import reads windows-1251 and UTF-16, and takes no pictures for text") {
  CHECK(decode_text("\xCF\xF0\xE8\xE2\xE5\xF2, 5").text == "Привет, 5");
  CHECK(decode_text("\xCF\xF0\xE8\xE2\xE5\xF2, 5").encoding == "windows-1251");
  CHECK(decode_text(std::string_view("\xFF\xFE\x1F\x04\x30\x04", 6)).text == "Па");
  CHECK(decode_text(std::string_view("\xFE\xFF\x04\x1F\x04\x30", 6)).encoding == "UTF-16BE");
  std::string plain;
  for (const char c : std::string("Library hours")) plain += {c, '\0'};
  CHECK(decode_text(plain).text == "Library hours");
  CHECK(decode_text("\xEF\xBB\xBFПривет").text == "Привет");
  CHECK(decode_text(std::string_view("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)).encoding.empty());
  CHECK(decode_text("\x89PNG\r\n\x1A\n\x80\x81\x82\x83").encoding.empty());
}
