// Pictures made from documents: what there is in which language, and when it came.
#include <fmt/format.h>

#include "render_site.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

// A programme of 2014 and `releases` releases, one a month from January 2015, every third without
// Kyrgyz.
Site site_with(int releases) {
  Site site = empty_site();
  add_version(site, Collection::programmes, "act", Lang::ru, "Программа <1>").programme.adopted =
      2014y / 1 / 27;
  for (int i = 0; i < releases; ++i) {
    const std::string key = fmt::format("r{:03}", i);
    const std::string title = fmt::format("Релиз <{}>", i);
    add_version(site, Collection::releases, key, Lang::ru, title);
    if (i % 3 != 0) add_version(site, Collection::releases, key, Lang::ky, title);
    document_of(site, Collection::releases, key).date =
        std::chrono::year(2015 + i / 12) / (i % 12 + 1) / 1;
  }
  return site;
}

std::string home(int releases, const char* lang = "ru") {
  return made(site_with(releases)).at(fmt::format("{}/index.html", lang));
}

}  // namespace

TEST_CASE("coverage counts what can be read in each language") {
  const std::string page = home(9);
  CHECK(contains(page, "<td>6 из 9<svg"));  // Kyrgyz
  CHECK(contains(page, "<td>9 из 9<svg"));  // Russian
  CHECK(contains(page, "<td>0 из 9<svg"));  // English
  CHECK(contains(page, "<rect width=\"66.7%\""));
  CHECK(contains(page, "<rect width=\"0.0%\""));
}

TEST_CASE("the timeline has a bar for a programme, a dot for a release, and a row for each") {
  const std::string page = home(9);
  CHECK(count_of(page, "<circle ") == 9);
  CHECK(count_of(page, " class=\"open\"/>") == 1);  // still in force
  CHECK(contains(page, "Хронология 2014–2015 годов. 1 программа, 9 пресс-релизов."));
  CHECK(contains(page, ">2014</text>"));
  CHECK(count_of(page, "<tr><td><time ") == 10);
  CHECK(contains(page, "Программа &lt;1&gt;</text>"));
  CHECK(contains(page, "<title>Релиз &lt;8&gt;</title>"));
  // 27 January is 26 of 730 days after the line begins.
  CHECK(contains(page, "<rect x=\"3.56%\" width=\"96.44%\""));
}

TEST_CASE("the name of a programme never leaves the timeline on a phone") {
  const auto drawn = [](const std::string& name, Date adopted) {
    Site site = site_with(9);
    Variant& act = *document_of(site, Collection::programmes, "act").variants[Lang::ru];
    act.title = name;
    act.programme.adopted = adopted;
    return made(site).at("ru/index.html");
  };
  const std::string short_name = "Программа действий на пять лет";
  CHECK(contains(drawn(short_name, 2014y / 1 / 27), "x=\"3.56%\" y=\"14\">" + short_name));
  CHECK(contains(drawn(short_name, 2015y / 6 / 1),
                 "x=\"100.00%\" y=\"14\" text-anchor=\"end\">" + short_name));
  const std::string long_name = short_name + " и ещё на пять лет после них";
  CHECK(
      contains(drawn(long_name, 2014y / 1 / 27),
               "x=\"100.00%\" y=\"14\" text-anchor=\"end\">Программа действий на пять лет и ещ…<"));
}

TEST_CASE("many releases are counted by year") {
  const std::string page = home(61);
  CHECK(count_of(page, "<circle ") == 0);
  CHECK(contains(page, "<tr><td>2015</td>"));
  CHECK(contains(page, "12 пресс-релизов</a>"));
  CHECK(contains(page, "1 пресс-релиз</a>"));  // January 2020
  CHECK(count_of(page, "<tr><td><time ") == 1);
}

TEST_CASE("where fewer than two dates are known there is no timeline") {
  CHECK_FALSE(contains(home(0), "class=\"timeline\""));
  CHECK(contains(home(1), "class=\"timeline\""));
  CHECK(made(empty_site()).at("ru/index.html").find("class=\"coverage\"") == std::string::npos);
}
