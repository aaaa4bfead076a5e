// Findings in the languages of the desk.
#include "app/finding_words.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/desk_words.h"

namespace tilmech {
namespace {

// The numbers of the places {0}, {1:form} of a sentence.
std::set<int> places_of(std::string_view sentence) {
  std::set<int> places;
  for (std::size_t at = 0; at + 2 < sentence.size(); ++at)
    if (sentence[at] == '{' && sentence[at + 1] >= '0' && sentence[at + 1] <= '9' &&
        (sentence[at + 2] == '}' || sentence[at + 2] == ':'))
      places.insert(sentence[at + 1] - '0');
  return places;
}

SaidFinding said(Lang lang, Finding finding, const std::vector<std::string>& arguments) {
  static const FindingWords words;
  Diagnostics found;
  report(found, finding, {"content/releases/x.ky.md", 1, 0},
         std::span<const std::string>(arguments));
  return words.say(found.front(), lang);
}

TEST_CASE("finding words: every finding has a sentence in each language, with the same arguments") {
  const FindingWords words;
  for (const Lang lang : {Lang::ru, Lang::ky}) {
    CHECK(words.sentences(lang).size() == all_findings().size());
    for (const FindingText& text : all_findings()) {
      CAPTURE(std::string(text.id));
      // A new finding wants its two sentences in locales/findings/ru.json and ky.json.
      const auto found = words.sentences(lang).find(text.id);
      REQUIRE(found != words.sentences(lang).end());
      CHECK(places_of(found->second.message) == places_of(text.message));
      // A hint may leave out what its message says already.
      CHECK(found->second.hint.empty() == text.hint.empty());
      for (const int place : places_of(found->second.hint))
        CHECK((places_of(text.hint).contains(place) || places_of(text.message).contains(place)));
    }
  }
}

TEST_CASE("finding words: the desk has a short name for every finding in each language") {
  for (const Lang lang : kAllLangs) {
    const auto words =
        nlohmann::json::parse(embedded_file("locales/desk/" + std::string(code(lang)) + ".json"));
    for (const FindingText& text : all_findings()) {
      CAPTURE(std::string(text.id));
      CHECK(words.contains("finding." + std::string(text.id)));
    }
  }
}

TEST_CASE("finding words: hints at the desk tell no command of a terminal") {
  const FindingWords words;
  for (const Lang lang : kAllLangs)
    for (const FindingText& text : all_findings()) {
      CAPTURE(std::string(text.id));
      const auto own = words.sentences(lang).find(text.id);
      const std::string_view hint =
          own == words.sentences(lang).end() ? text.hint : own->second.hint;
      CHECK(hint.find("tilmech") == hint.npos);
    }
}

TEST_CASE("finding words: the hint of a stale translation names the button as it is called") {
  const DeskWords desk;
  for (const Lang lang : kAllLangs) {
    const SaidFinding stale =
        said(lang, Finding::translation_stale, {"the section 2", "ru", "x.ru.md", "x.ky.md"});
    CHECK(stale.hint.find(desk.text(lang, "desk.accept")) != stale.hint.npos);
  }
}

TEST_CASE("finding words: English keeps its message where the desk has a hint of its own") {
  const SaidFinding stale =
      said(Lang::en, Finding::translation_stale, {"the section 2", "ru", "x.ru.md", "x.ky.md"});
  CHECK(stale.message == "the section 2 of ru changed after this translation was accepted");
}

TEST_CASE("finding words: arguments are read back from the English text") {
  using Arguments = std::map<int, std::string>;
  CHECK(arguments_in("a {0} of {1}", "a b of c") == Arguments{{0, "b"}, {1, "c"}});
  CHECK(arguments_in("\"{0}\" {1}", "\"x \" y\" z", {{0, "x \" y"}}) ==
        Arguments{{0, "x \" y"}, {1, "z"}});
  CHECK(arguments_in("{0}", "") == Arguments{{0, ""}});
  CHECK(arguments_in("{lang={1}}", "{lang=ky}") == Arguments{{1, "ky"}});
  CHECK(!arguments_in("a {0}", "b c"));
}

TEST_CASE("finding words: sentences in Russian and Kyrgyz") {
  CHECK(said(Lang::ru, Finding::number_differs,
             {"6,8 млн", "in ru has no counterpart", "ru has it at x.ru.md:18"})
            .message == "«6,8 млн» есть в русском тексте, а здесь нет");
  CHECK(said(Lang::ru, Finding::number_differs,
             {"6,8 млн", "in ru has no counterpart", "ru has it at x.ru.md:18"})
            .hint == "в русском тексте это в x.ru.md:18");
  CHECK(said(Lang::ky, Finding::number_differs,
             {"2014", "differs from \"2015\" in ru and en", "its counterpart stands at x.ru.md:1"})
            .message == "«2014» орусча жана англисче тексттерде «2015» дегенден айырмаланат");
  CHECK(said(Lang::ru, Finding::block_missing,
             {"Первый абзац", "the list item", "is missing in ky", "ky", "x.ky.md:4"})
            .message == "пункт списка «Первый абзац» — нет в кыргызском тексте");
  CHECK(said(Lang::ru, Finding::translation_stale,
             {"the section 2.3, the footnotes", "ru", "x.ru.md", "x.ky.md"})
            .message == "после проверки перевода в русском тексте изменилось: раздел 2.3, сноски");
  // Words of what cannot be read as fields, with the way out.
  const std::vector<std::string> list = {"the list that opens here is not closed as it should be",
                                         "close it with ], or put the value in quotes: a: \"[x\""};
  CHECK(said(Lang::ru, Finding::yaml_error, list).message ==
        "поля в начале файла: открытый здесь список не закрыт как надо");
  CHECK(said(Lang::ru, Finding::yaml_error, list).hint ==
        "закройте его знаком ] или возьмите значение в кавычки: a: \"[x\"");
  CHECK(said(Lang::ky, Finding::yaml_error, list).message ==
        "файлдын башындагы талаалар: бул жерде ачылган тизме туура жабылган эмес");
  // Days are said as each language writes them.
  const std::vector<std::string> approved = {"Асан", "2026-11-21", "x.ky.md"};
  CHECK(said(Lang::ru, Finding::changed_since_approval, approved).message ==
        "это не тот текст, который Асан утвердил(а) 21 ноября 2026 года");
  CHECK(said(Lang::ky, Finding::changed_since_approval, approved)
            .message.ends_with("(бекитилген күнү: 2026-жылдын 21-ноябры)"));
  CHECK(said(Lang::en, Finding::changed_since_approval, approved).message ==
        "the text is not the one that Асан approved on 21 November 2026");
  // What has no sentence stays as it is.
  CHECK(said(Lang::en, Finding::bad_date, {"date", "x"}).message == "`date`: x is not a date");
}

}  // namespace
}  // namespace tilmech
