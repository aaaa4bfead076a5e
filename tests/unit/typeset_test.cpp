// Where lines may end: no-break spaces, years with endings, soft hyphens.
#include "render/typeset.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tilmech;

namespace {

// "~" for each no-break space, "|" for each soft hyphen, "{" and "}" for spans.
std::string shown(std::string text) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
      text = text.substr(0, at).append(to).append(text.substr(at + from.size()));
  };
  replace("\u00A0", "~");
  replace("\u00AD", "|");
  replace("<span class=\"nb\">", "{");
  replace("</span>", "}");
  return text;
}

std::string html(std::string_view text, Hyphens hyphens = Hyphens::none) {
  std::string out;
  append_typeset(out, text, 0, text.size(), hyphens);
  return shown(out);
}

struct Row {
  const char* text;
  const char* expected;
};

}  // namespace

TEST_CASE("no line ends after a Russian word of one letter") {
  for (const auto& [text, expected] : {
           Row{"встреча в Бишкеке и в Оше", "встреча в~Бишкеке и~в~Оше"},
           Row{"В декабре (с января)", "В~декабре (с~января)"},
           Row{"по плану и на деле", "по плану и~на деле"},
           Row{"е-в новый, 5а дом", "е-в новый, 5а дом"},
           Row{"ол а дагы", "ол а~дагы"},
           Row{"plan a visit", "plan a visit"},
       })
    CHECK(html(text) == expected);
}

TEST_CASE("a number stays with its unit and its noun") {
  for (const auto& [text, expected] : {
           Row{"6,8 млн евро и 25 тысяч", "6,8~млн евро и~25~тысяч"},
           Row{"90 % и 64 га на 3 года", "90~% и~64~га на 3~года"},
           Row{"с 1 по 30 ноября", "с~1 по 30~ноября"},
           Row{"25 000 сомов, 1990 2000", "25~000~сомов, 1990 2000"},
           Row{"6.8 million on 30 November in 2022 the", "6.8~million on 30~November in 2022 the"},
           Row{"в 2014 Бишкек", "в~2014 Бишкек"},
           Row{"500 человек", "500~человек"},
       })
    CHECK(html(text) == expected);
}

TEST_CASE("a number stays with section, with an abbreviation, and a last short one with any word") {
  for (const auto& [text, expected] : {
           Row{"see section 2.2, Article 5 and sect 2", "see section~2.2, Article~5 and sect~2"},
           Row{"в разделе 3, статьями 4 и 5.", "в~разделе~3, статьями~4 и~5."},
           Row{"Офис программы CADAP 6", "Офис программы CADAP~6"},
           Row{"CADAP 6 и 7.", "CADAP~6 и~7."},
           Row{"по линии CADAP 7 принесёт", "по линии CADAP~7~принесёт"},
           Row{"ПАЗ 12 жана Cadap 7 or A 7 is", "ПАЗ~12~жана Cadap 7 or A 7 is"},
           Row{"the UN 1961 and 500 people", "the UN 1961 and 500~people"},
           Row{"с 1990 по 2014", "с~1990 по 2014"},
           Row{"2.2 5", "2.2 5"},
       })
    CHECK(html(text) == expected);
}

TEST_CASE("a number sign, an initial and an abbreviation stay with what follows") {
  for (const auto& [text, expected] : {
           Row{"№ 54 и § 3, No. 54", "№~54 и~§~3, No.~54"},
           Row{"А. Б. Иванов и J. Smith", "А.~Б.~Иванов и~J.~Smith"},
           Row{"ст. 5, п. 3, г. Бишкек, и т. д.", "ст.~5, п.~3, г.~Бишкек, и~т.~д."},
           Row{"27 января 2014 г. Бишкек ждал", "27~января 2014~г. Бишкек ждал"},
           Row{"Это конец. Начало", "Это конец. Начало"},
       })
    CHECK(html(text) == expected);
}

TEST_CASE("a dash and a particle lean on the word before them") {
  for (const auto& [text, expected] : {
           Row{"Бишкек — столица", "Бишкек~— столица"},
           Row{"тот же, кто бы ни был", "тот~же, кто~бы ни был"},
           Row{"— Да, женщина", "— Да, женщина"},
           Row{"же", "же"},
       })
    CHECK(html(text) == expected);
}

TEST_CASE("no line ends inside a year with its ending or a span of years") {
  for (const auto& [text, expected] : {
           Row{"2014-жылдын 27-январында", "{2014-жылдын} {27-январында}"},
           Row{"1916–1974 годы, 2012–2014-жылдары", "{1916–1974}~годы, {2012–2014-жылдары}"},
           Row{"90-х, 2012-2013, 5 - 6", "{90-х}, 2012-2013, 5 - 6"},
           Row{"4.3-бөлүмдө, 6,8 млн, 3.", "{4.3-бөлүмдө}, 6,8~млн, 3."},
           Row{"2014- жана", "2014- жана"},
       })
    CHECK(html(text) == expected);
  CHECK(shown(typeset("2014-жылдын в Оше")) == "2014-\u2060жылдын в~Оше");
  CHECK(shown(typeset("1916–1974-жылдары, 90-х")) == "1916–\u20601974-\u2060жылдары, 90-\u2060х");
  CHECK(shown(typeset("2014- жана, 2012-2013")) == "2014- жана, 2012-2013");
}

TEST_CASE("only long Cyrillic words get soft hyphens, by syllables") {
  for (const auto& [text, expected] : {
           Row{"жоопкерчиликтерибиздин", "жооп|кер|чи|лик|те|ри|биз|дин"},
           Row{"законодательства наркозависимостью", "законодательства нар|ко|за|ви|си|мостью"},
           Row{"internationalisation", "internationalisation"},
       })
    CHECK(html(text, Hyphens::heading) == expected);
  CHECK(html("законодательства", Hyphens::cell) == "зако|но|да|тельства");
  CHECK(html("жоопкерчиликтерибиздин") == "жоопкерчиликтерибиздин");
}

TEST_CASE("a part of a text is set as it stands in the whole") {
  const std::string text = "встреча в <Оше> 2014-жылы";
  std::string out;
  append_typeset(out, text, 0, 18);  // up to the space after в
  out.push_back('*');
  append_typeset(out, text, 18, text.size());
  CHECK(shown(out) == "встреча в~*&lt;Оше&gt; {2014-жылы}");
  // A number that a mark cuts in two is left as it is.
  out.clear();
  append_typeset(out, text, text.size() - 13, text.size() - 4);
  CHECK(shown(out) == "2014-жы");
}

TEST_CASE("no line ends within an option that stands in a text as code") {
  for (const auto& [text, expected] : {
           std::pair("tilmech build --help", "tilmech build {--help}"),
           std::pair("<a-b>\n c", "{&lt;a-b&gt;}\n c"),
           std::pair("2026-12-01T10:00:00+06:00", "{2026-12-01T10:00:00+06:00}"),
           std::pair("content/releases/2026-12-01-clinic.ky.md",
                     "content/releases/2026-12-01-clinic.ky.md"),
           std::pair(" ", " "),
       }) {
    std::string out;
    append_typeset_code(out, text);
    CHECK(shown(out) == expected);
  }
}

TEST_CASE("any bytes are written, whatever stands at the edges") {
  for (const std::string_view text :
       {"", " ", "\n", "5", "5-", "-", "в", "в ", " в", "№ ", "А. "}) {
    std::string plain = html(text);
    std::ranges::replace(plain, '~', ' ');
    CHECK(plain == text);
  }
}
