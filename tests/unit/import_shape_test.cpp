// From a reader's pieces to documents: language, head, standing texts, terms, and the count of
// words.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "exchange/draft_front.h"
#include "exchange/draft_terms.h"
#include "exchange/html_words.h"
#include "exchange/pandoc_json.h"
#include "exchange/shape_draft.h"
#include "exchange/text_paragraphs.h"
#include "exchange/word_account.h"
#include "exchange/write_draft.h"
#include "text/locale_format.h"

using namespace tilmech;

namespace {

Settings settings() {
  Settings settings;
  settings.languages = {Lang::ky, Lang::ru, Lang::en};
  Contact office;
  office.name[Lang::ru] = "Районная библиотека";
  office.phone = "+996 312 00 00 01";
  settings.contacts["library"] = office;
  BoilerplateVersion about;
  about.text[Lang::ru] =
      "Районная библиотека основана в 1934 году. Сегодня в ней пятьдесят тысяч книг на трёх "
      "языках, "
      "читальный зал и детский отдел.";
  settings.boilerplates["about-library"] = {about};
  return settings;
}

Shaped shaped(std::string_view text) {
  return shape_draft(read_plain_text(text), settings(), {});
}

std::string line(RemarkKind kind, const std::vector<Remark>& remarks) {
  const auto found = std::ranges::find(remarks, kind, &Remark::kind);
  return found == remarks.end() ? "" : found->text;
}

}  // namespace

TEST_CASE("import reads datelines of three languages") {
  struct Row {
    const char* text;
    Lang lang;
    const char* date;  // "": no dateline
    const char* place;
  };
  const Row rows[] = {
      {"Бишкек, 25 апреля 2019 года", Lang::ru, "2019-04-25", "Бишкек"},
      {"г. Ош, 3 марта 2021 г. – Сегодня открылся зал.", Lang::ru, "2021-03-03", "Ош"},
      {"Чолпон-Ата. 5 мая 2020 г.", Lang::ru, "2020-05-05", "Чолпон-Ата"},
      {"5 мая 2020 года", Lang::ru, "2020-05-05", ""},
      {"Бишкек, 2022-жылдын 30-ноябры", Lang::ky, "2022-11-30", "Бишкек"},
      {"Ош шаары, 2021-жылдын 3-марты", Lang::ky, "2021-03-03", "Ош шаары"},
      {"Bishkek. 25 December 2012. The hall has opened.", Lang::en, "2012-12-25", "Bishkek"},
      {"New York, 1 June 2020", Lang::en, "2020-06-01", "New York"},
      {"The hall was opened on 1 June 2020 by readers.", Lang::en, "", ""},
      {"Сегодня, 5 мая 2020 года, в библиотеке открылся зал.", Lang::ru, "", ""},
      {"без даты", Lang::ru, "", ""}};
  for (const Row& row : rows) {
    const std::string text = row.text;
    CAPTURE(text);
    const auto found = read_dateline(row.text, row.lang);
    CHECK((found ? iso_date(found->date) : "") == std::string(row.date));
    CHECK((found ? found->place : "") == std::string(row.place));
  }
}

TEST_CASE("import finds label, title, date and place of a release") {
  const Shaped result = shaped(
      "ПРЕСС-РЕЛИЗ\n\nВ библиотеке открылся зал старых карт\n\nБишкек, 25 апреля 2019 года\n\n"
      "В районной библиотеке открылся зал, где собраны карты двух столетий и планы города.\n");
  CHECK(result.collection == Collection::releases);
  REQUIRE(result.drafts.size() == 1);
  const Draft& draft = result.drafts[0];
  CHECK(draft.lang == Lang::ru);
  CHECK(draft.title == "В библиотеке открылся зал старых карт");
  CHECK(draft.place == "Бишкек");
  REQUIRE(draft.date);
  CHECK(iso_date(*draft.date) == "2019-04-25");
  CHECK(draft.pieces.size() == 1);
}

TEST_CASE("import parts a file in two languages, and marks a paragraph in a third") {
  std::string text;
  for (int i = 0; i < 6; ++i)
    text += "Эта программа принята для того, чтобы в стране было больше библиотек и читателей.\n\n";
  for (int i = 0; i < 6; ++i)
    text +=
        "Бул программа өлкөдө китепканалар менен окурмандардын саны көбөйүшү үчүн кабыл "
        "алынды.\n\n";
  text +=
      "The programme was adopted so that there are more libraries and readers in the country.\n";
  const Shaped result = shaped(text);
  REQUIRE(result.drafts.size() == 2);
  CHECK(result.drafts[0].lang == Lang::ru);
  CHECK(result.drafts[1].lang == Lang::ky);
  REQUIRE(!result.drafts[1].pieces.empty());
  CHECK(result.drafts[1].pieces.back().lang == Lang::en);
  const std::string written = write_draft(result.drafts[1], Collection::pages, false);
  CHECK(written.find("\n{lang=en}\n") != std::string::npos);
}

TEST_CASE("import puts ids in place of standing paragraphs and contacts of site.json") {
  const Shaped result = shaped(
      "ПРЕСС-РЕЛИЗ\n\nЗал открыт\n\nБишкек, 25 апреля 2019 года\n\n"
      "В библиотеке открылся зал, где собраны карты двух столетий и планы города.\n\n"
      "Читатели смогут увидеть его в любой день недели, кроме понедельника.\n\n"
      "Районная библиотека основана в 1934 году. Сегодня в ней пятьдесят тысяч книг на трёх "
      "языках, "
      "читальный зал и детский отдел для малышей.\n\n"
      "Районная библиотека\n\nТелефон: +996 (312) 00-00-01\n");
  const Draft& draft = result.drafts.at(0);
  CHECK(draft.boilerplate == std::vector<std::string>{"about-library"});
  CHECK(draft.contact == "library");
  CHECK(draft.pieces.size() == 2);
  CHECK(line(RemarkKind::known, result.remarks).starts_with("Районная библиотека основана"));
}

TEST_CASE("import takes the number and the day of an act, and levels its headings") {
  const Shaped result = shaped(
      "ПОСТАНОВЛЕНИЕ\n\nот 3 марта 2015 года № 17\n\nОб утверждении правил библиотеки\n\n"
      "1. Общие положения\n\n1.1. Читатели\n\nЧитателем может стать каждый, кто живёт в районе.\n\n"
      "2. Выдача книг\n\nКниги выдают на две недели, и срок можно продлить один раз.\n");
  CHECK(result.collection == Collection::programmes);
  const Draft& draft = result.drafts.at(0);
  CHECK(draft.number == "17");
  REQUIRE(draft.adopted);
  CHECK(iso_date(*draft.adopted) == "2015-03-03");
  CHECK(draft.title == "Об утверждении правил библиотеки");
  REQUIRE(draft.pieces.size() == 5);
  CHECK(draft.pieces[0].level == 2);
  CHECK(draft.pieces[1].level == 3);
  CHECK(draft.pieces[3].level == 2);
}

TEST_CASE("import turns a glossary and a list of abbreviations into entries") {
  const Shaped result = shaped(
      "1. Общие положения\n\nЧитателем может стать каждый, кто живёт в районе.\n\n"
      "Глоссарий\n\nАбонемент (Lending desk) – отдел, который выдаёт книги на дом.\n\n"
      "Межбиблиотечный обмен (МБО) - выдача книг других библиотек.\n\n"
      "Читатель – тот, кому выдают книги.\n\n"
      "Список сокращений\n\nМБО Межбиблиотечный обмен\n\nЦБС – централизованная система "
      "библиотек\n");
  REQUIRE(result.terms.size() == 5);
  CHECK(result.terms[0].term == "Абонемент");
  CHECK(result.terms[0].foreign == std::vector<std::string>{"Lending desk"});
  CHECK(result.terms[0].definition == "отдел, который выдаёт книги на дом.");
  CHECK(result.terms[1].abbreviation == "МБО");
  CHECK(result.terms[3].abbreviation == "МБО");
  CHECK(result.terms[3].term == "Межбиблиотечный обмен");
  CHECK(result.terms[4].term == "централизованная система библиотек");
  CHECK(result.drafts.at(0).pieces.size() == 2);
}

TEST_CASE("import reads pandoc's JSON: marks, lists, tables, notes") {
  Reading reading;
  REQUIRE(read_pandoc_json(
      R"({"pandoc-api-version":[1,22],"meta":{},"blocks":[
      {"t":"Header","c":[1,["",[],[]],[{"t":"Str","c":"Hours"}]]},
      {"t":"Para","c":[{"t":"Strong","c":[{"t":"Str","c":"Open "}]},{"t":"Str","c":"daily*"},
        {"t":"Note","c":[{"t":"Para","c":[{"t":"Str","c":"Not_on Mondays"}]}]}]},
      {"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Str","c":"one"}]},
        {"t":"OrderedList","c":[[3,{"t":"Decimal"},{"t":"Period"}],
          [[{"t":"Plain","c":[{"t":"Str","c":"in"}]}]]]}]]}]})",
      true, reading));
  CHECK(write_pieces(reading.pieces, reading.notes) ==
        "# Hours\n\n**Open** daily\\*[^1]\n\n- one\n  3. in\n\n[^1]: Not_on Mondays\n");
}

TEST_CASE("import refuses JSON that is nested deeper than any text") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += R"({"t":"BlockQuote","c":[)";
  for (int i = 0; i < 5000; ++i) deep += "]}";
  Reading reading;
  CHECK(!read_pandoc_json(R"({"blocks":[)" + deep + "]}", true, reading));
  CHECK(!read_pandoc_json("[1, 2", true, reading));
  CHECK(!read_pandoc_json(R"({"blocks": 5})", true, reading));
}

TEST_CASE("import counts every word: in the result, in the list, or lost") {
  WordAccount account;
  account.add_source("Зал открыт, зал полон; стр. 7");
  account.add_kept("Зал *открыт*.");
  account.add_listed("7");
  account.add_listed("зал");
  const WordBalance balance = account.balance();
  CHECK(balance.source == 6);
  CHECK(balance.kept == 2);
  CHECK(balance.listed == 2);
  CHECK(balance.lost == std::vector<std::string>{"полон", "стр"});
  CHECK(passages_with({"стр. 7", "зал", "полон"}, balance.lost) ==
        std::vector<std::string>{"стр. 7", "полон"});
}

TEST_CASE("import sees the words of a page as its reader does") {
  CHECK(html_passages("<head><title>T</title></head><p>Зал&nbsp;<b>от</b>крыт &#1074;</p>"
                      "<script>var x='<p>';</script><!-- no --><li>a<li>b &unknown; < c") ==
        std::vector<std::string>{"Зал открыт в", "a", "b &unknown; < c"});
  CHECK(
      html_sources("<script src='http://a.example/x.js'></script><img src=\"b\"><iframe src=c>") ==
      std::vector<std::string>{"http://a.example/x.js", "c"});
}
