// Search from texts to results: what a reader finds, and what bad input does.
#include "search/search.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "search/query.h"
#include "support/memory_search.h"

using namespace tilmech;
using namespace tilmech::test;

namespace {

std::string page(const std::string& title, const std::string& body, const std::string& more = "") {
  return "---\ntitle: " + title + "\n" + more + "---\n" + body + "\n";
}

std::string term(const std::string& name, const std::string& body, const std::string& more = "") {
  return "---\nterm: " + name + "\n" + more + "---\n" + body + "\n";
}

const SearchFiles& files() {
  static const SearchFiles kFiles = build_files({
      {"glossary/harm.ru.md", term("снижение вреда", "Программы для людей.")},
      {"glossary/harm.ky.md", term("зыянды азайтуу", "Адамдар үчүн программалар.")},
      {"glossary/harm.en.md", term("harm reduction", "Programmes for people.")},
      {"glossary/prison.ru.md",
       term("служба исполнения наказаний", "Ведомство.", "abbreviation: ГСИН\n")},
      {"glossary/prison.ky.md",
       term("жазаларды аткаруу кызматы", "Ведомство.", "abbreviation: ЖАМК\n")},
      {"releases/clinic.ru.md",
       page("Открыт кабинет",
            "Первый абзац.\n\n## Лечение\n\nВрачи лечат метадоном и помогают с "
            "реабилитацией.\n\n## Адрес\n\nУлица Токтогула.",
            "date: 2022-05-01\n")},
      {"releases/clinic.ky.md",
       page("Кабинет ачылды",
            "Биринчи абзац.\n\n## Дарылоо\n\nДарыгерлер метадон менен дарылайт. "
            "Өкмөт колдойт, оң натыйжа бар.\n\n## Дарек\n\nТоктогул көчөсү.")},
      {"releases/program.ru.md",
       page("Программа утверждена", "Правительство утвердило программу. Налоксон закупят.",
            "date: 2014-01-27\n")},
      {"releases/program.ky.md", page("Программа бекитилди", "Өкмөт бекитти. Он жыл өттү.")},
      {"pages/about.en.md", page("About", "The rehabilitation of people takes years.")},
  });
  return kFiles;
}

struct Row {
  const char* query;
  Lang lang;
  const char* first;  // the results begin with this
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const std::string results = found(files(), {.query = row.query, .lang = row.lang});
    CAPTURE(results);
    CHECK(results.starts_with(row.first));
  }
}

}  // namespace

TEST_CASE("search finds forms of a word that the text does not have, at their section") {
  check_rows({{"лечениями", Lang::ru, "ru/releases/clinic#s-h1"},
              {"реабилитациям", Lang::ru, "ru/releases/clinic#s-h1"},
              {"rehabilitating", Lang::en, "en/pages/about"},
              {"Токтогулга", Lang::ky, "ky/releases/clinic#s-h2"}});
}

TEST_CASE("search takes a query without ң ө ү, and puts exact letters first") {
  check_rows({{"окмот", Lang::ky, "ky/releases/"},
              {"он", Lang::ky, "ky/releases/program"},
              {"оң", Lang::ky, "ky/releases/clinic"}});
}

TEST_CASE("search reads Latin letters, the other keyboard and words of several languages") {
  check_rows({{"okmot", Lang::ky, "ky/releases/"},
              {"zyyandy azaituu", Lang::ky, "ky/glossary/harm"},
              {"vtnfljy", Lang::ru, "ru/releases/clinic#s-h1"},
              {"метадон кайда берет", Lang::ky, "ky/releases/clinic#s-h1"},
              {"реабилитацияга", Lang::ru, "ru/releases/clinic#s-h1"}});
}

TEST_CASE("search forgives one or two typing errors and says what it took them for") {
  check_rows({{"налаксон", Lang::ru, "ru/releases/program"},
              {"ерабилитация", Lang::ru, "ru/releases/clinic#s-h1"},
              {"методонн", Lang::ru, "ru/releases/clinic#s-h1"}});
  SearchIndex index(reader_of(files()));
  CHECK(search(index, {.query = "налаксон", .lang = Lang::ru}).did_you_mean == "Налоксон");
  CHECK(search(index, {.query = "налоксон", .lang = Lang::ru}).did_you_mean.empty());
}

TEST_CASE("search takes a word for no term of which less than half would be right") {
  // `он` and `оң` stand in the texts: letters of a keyboard that was struck at random are neither.
  const SearchFiles letters = build_files({{"releases/a.ru.md", page("А и я", "От А до Я в доме.")},
                                           {"releases/a.ky.md", page("А", "Он оң.")}});
  SearchIndex index(reader_of(letters));
  for (const Lang lang : {Lang::ru, Lang::ky})
    for (const char* query : {"ъъъъъ", "яъъъъ", "онъъъ", "ъъъъъъъъ"}) {
      CAPTURE(query);
      const SearchAnswer answer = search(index, {.query = query, .lang = lang});
      CHECK(answer.did_you_mean.empty());
      CHECK(found(letters, {.query = query, .lang = lang}).empty());
    }
  CHECK(found(letters, {.query = "дмами", .lang = Lang::ru}).starts_with("ru/releases/a"));
}

TEST_CASE("an excerpt of a glossary entry parts the other names from the definition") {
  SearchIndex index(reader_of(files()));
  const SearchAnswer answer = search(index, {.query = "ГСИН", .lang = Lang::ru});
  REQUIRE(!answer.lists.empty());
  REQUIRE(!answer.lists[0].results.empty());
  CHECK(answer.lists[0].results[0].excerpt.text == "ГСИН. Ведомство.");
}

TEST_CASE("search goes from a term of the glossary to its equivalents in the other languages") {
  check_rows({{"harm reduction", Lang::ky, "ky/glossary/harm"},
              {"снижением вреда", Lang::en, "en/glossary/harm"},
              {"GSIN", Lang::ky, "ky/glossary/prison"},
              {"жамк", Lang::ru, "ru/glossary/prison"}});
  SearchIndex index(reader_of(files()));
  const SearchAnswer answer = search(index, {.query = "ЖАМКнын", .lang = Lang::ru});
  REQUIRE(answer.concepts.size() == 1);
  CHECK(answer.concepts[0].entry.versions[Lang::ru]->term == "служба исполнения наказаний");
}

TEST_CASE("search takes the beginning of an unfinished word, phrases and excluded words") {
  CHECK(found(files(), {.query = "реаб", .lang = Lang::ru}).starts_with("ru/releases/clinic#s-h1"));
  CHECK(found(files(), {.query = "\"помогают с реабилитацией\"", .lang = Lang::ru}) ==
        "ru/releases/clinic#s-h1");
  CHECK(found(files(), {.query = "«реабилитацией помогают»", .lang = Lang::ru}).empty());
  const std::string all = found(files(), {.query = "программа", .lang = Lang::ru});
  CHECK(all.find("ru/releases/program") != all.npos);
  const std::string others = found(files(), {.query = "программа -налоксон", .lang = Lang::ru});
  CHECK(others.find("ru/releases/program") == others.npos);
  CHECK(others.find("ru/glossary/harm") != others.npos);
}

TEST_CASE("search filters by kind and year and shows a document once") {
  CHECK(found(files(), {.query = "программа", .lang = Lang::ru, .kind = "releases"}) ==
        "ru/releases/program");
  CHECK(found(files(), {.query = "программа метадон", .lang = Lang::ru, .year = 2022}) ==
        "ru/releases/clinic#s-h1");
  const std::string results = found(files(), {.query = "метадон", .lang = Lang::ky});
  CHECK(results == "ky/releases/clinic#s-h1");
}

TEST_CASE("an excerpt is whole sentences with the words marked as they stand in the text") {
  SearchIndex index(reader_of(files()));
  const SearchAnswer answer = search(index, {.query = "реабилитация", .lang = Lang::ru});
  const SearchResult& result = answer.lists[0].results.at(0);
  CHECK(result.excerpt.text == "Врачи лечат метадоном и помогают с реабилитацией.");
  REQUIRE(result.excerpt.found.size() == 1);
  const auto [begin, end] = result.excerpt.found[0];
  CHECK(result.excerpt.text.substr(begin, end - begin) == "реабилитацией");
  CHECK(result.heading == "Лечение");
}

TEST_CASE("bad input: punctuation, markup, right-to-left text and emoji find nothing or words") {
  for (const char* query : {"", " ", "...", "---", "\"\"", "«»„“", "-", "🙂🙂", "\xff\xfe",
                            "ابحث", "\xE2\x80\xAE", "12345678901234567890", "а\xCC\x86"}) {
    CAPTURE(query);
    CHECK(found(files(), {.query = query, .lang = Lang::ru}).empty());
  }
  const std::string markup = "<img src=x onerror=alert(1)> метадон";
  CHECK(found(files(), {.query = markup, .lang = Lang::ru}).starts_with("ru/releases/clinic#s-h1"));
}

TEST_CASE("bad input: a query of 10,000 characters is cut, and only its first words count") {
  std::string words = "метадон";
  while (words.size() < 20000) words += " реабилитация";
  const Query query = parse_query(words);
  CHECK(query.words.size() == 12);
  CHECK(found(files(), {.query = words, .lang = Lang::ru}).starts_with("ru/releases/clinic#s-h1"));
  CHECK(found(files(), {.query = std::string(10000, 'q'), .lang = Lang::ru}).empty());
}

TEST_CASE("bad input: a missing or truncated shard is told, and the other results stay") {
  const auto broken = [](const std::string& part, auto&& damage) {
    SearchFiles copy = files();
    for (auto at = copy.begin(); at != copy.end();) {
      const bool hit = at->first.find(part) != std::string::npos;
      at = hit && !damage(at->second) ? copy.erase(at) : std::next(at);
    }
    return copy;
  };
  const auto remove = [](std::string&) { return false; };
  const auto cut = [](std::string& bytes) { return bytes.resize(bytes.size() / 2), true; };
  for (const char* part : {"/ru/d0", "/ru/t", "/n0", "/c0", "/ru/index"}) {
    CAPTURE(part);
    for (const SearchFiles& copy : {broken(part, remove), broken(part, cut)}) {
      SearchIndex index(reader_of(copy));
      const SearchAnswer answer =
          search(index, {.query = "метадон снижение вреда", .lang = Lang::ru});
      CHECK_FALSE(index.missing().empty());
      CHECK(answer.lists.size() == 3);
      const auto results = [](const LanguageResults& list) { return list.results.size(); };
      CHECK(std::ranges::any_of(answer.lists, results));
    }
  }
}

TEST_CASE("bad input: a shard of another build is as good as missing, and no index is no crash") {
  SearchFiles mixed = files();
  const std::string text = mixed.begin()->first;
  for (auto& [path, bytes] : mixed)
    if (path.find("/ru/t") != std::string::npos)
      bytes.replace(bytes.find('"') + 1, 10, "0123456789");
  SearchIndex index(reader_of(mixed));
  const SearchAnswer answer = search(index, {.query = "метадон", .lang = Lang::ru});
  CHECK(answer.lists[0].results.empty());
  CHECK(answer.lists[1].lang == Lang::ky);
  CHECK(answer.lists[1].results.size() == 1);
  CHECK_FALSE(index.missing().empty());

  const SearchFiles none;
  SearchIndex nothing(reader_of(none));
  CHECK_FALSE(nothing.usable());
  CHECK(search(nothing, {.query = "метадон"}).lists.empty());
}
