#include "text/messages.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using namespace tilmech;

namespace {

using Patterns = std::map<std::string, std::string, std::less<>>;

std::string formatted(Lang lang, const std::string& pattern, const MessageArguments& arguments) {
  REQUIRE_FALSE(message_error(pattern, lang).has_value());
  return MessageFormatter(lang, Patterns{{"key", pattern}}).format("key", arguments);
}

}  // namespace

TEST_CASE("Russian plurals have one, few, many and other") {
  const std::string pattern =
      "{n, plural, one {Найден # результат} few {Найдено # результата} "
      "many {Найдено # результатов} other {Найдено # результата}}";
  struct {
    long n;
    std::string text;
  } cases[] = {
      {0, "Найдено 0 результатов"},     {1, "Найден 1 результат"},
      {2, "Найдено 2 результата"},      {5, "Найдено 5 результатов"},
      {11, "Найдено 11 результатов"},   {21, "Найден 21 результат"},
      {22, "Найдено 22 результата"},    {25, "Найдено 25 результатов"},
      {111, "Найдено 111 результатов"}, {1001, "Найден 1\u00A0001 результат"},
  };
  for (const auto& c : cases) CHECK(formatted(Lang::ru, pattern, {{"n", c.n}}) == c.text);
}

TEST_CASE("Kyrgyz and English plurals have one and other") {
  const std::string ky = "{n, plural, one {# натыйжа} other {# натыйжалар}}";
  CHECK(formatted(Lang::ky, ky, {{"n", 1L}}) == "1 натыйжа");
  CHECK(formatted(Lang::ky, ky, {{"n", 21L}}) == "21 натыйжалар");
  CHECK(formatted(Lang::en, "{n, plural, =0 {none} one {# page} other {# pages}}", {{"n", 0L}}) ==
        "none");
  CHECK(formatted(Lang::en, "{n, plural, one {# page} other {# pages}}", {{"n", 1234L}}) ==
        "1,234 pages");
}

TEST_CASE("language names come by select") {
  const std::string pattern =
      "Бул документ {lang, select, ky {кыргыз тилинде} ru {орус тилинде} other {англис тилинде}}.";
  CHECK(formatted(Lang::ky, pattern, {{"lang", "ru"}}) == "Бул документ орус тилинде.");
  CHECK(formatted(Lang::ky, pattern, {{"lang", "ky"}}) == "Бул документ кыргыз тилинде.");
  CHECK(formatted(Lang::ky, pattern, {{"lang", "en"}}) == "Бул документ англис тилинде.");
}

TEST_CASE("plain arguments are filled in, strings as they are and numbers grouped") {
  struct {
    std::string pattern, text;
  } cases[] = {
      {"", ""},
      {"Главная", "Главная"},
      {"Эмбарго до {date}, {time} (по бишкекскому времени)",
       "Эмбарго до 30 ноября, 10:00 (по бишкекскому времени)"},
      {"{n}-бет, бардыгы: {m}", "2-бет, бардыгы: 1\u00A0234"},
      {"{ time }{time}", "10:0010:00"},
      {"It''s {n}", "It's 2"},
      {"It's {n}", "It's 2"},
      {"'{'{n}'}' it", "{2} it"},
      {"'{n}", "{n}"},
      {"{missing}!", "{missing}!"},
      {"# {n}", "# 2"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.pattern);
    CHECK(formatted(Lang::ru, c.pattern,
                    {{"n", 2L}, {"m", 1234L}, {"date", "30 ноября"}, {"time", "10:00"}}) == c.text);
  }
}

TEST_CASE("an argument's own braces and apostrophes are not read as a pattern") {
  CHECK(formatted(Lang::en, "Photo: {name}", {{"name", "O'Neil {x} '{"}}) ==
        "Photo: O'Neil {x} '{");
}

TEST_CASE("a pattern that cannot be read is explained") {
  CHECK(message_error("{n", Lang::ru)->starts_with("a brace is opened and not closed"));
  CHECK(message_error("{n, plural, one {x}}", Lang::ru)->starts_with("a plural or select has no"));
  CHECK(
      message_error("{n, plurral, other {x}}", Lang::ru)->starts_with("unknown type of argument"));
  CHECK(message_error("{n!}", Lang::ru).has_value());
  CHECK_FALSE(message_error("{n, plural, other {#}}", Lang::ru).has_value());
  CHECK_FALSE(message_error("it's", Lang::ru).has_value());
}

TEST_CASE("the arguments of a pattern are listed, nested ones too") {
  using Names = std::vector<std::string>;
  CHECK(message_arguments("Главная", Lang::ru) == Names{});
  CHECK(message_arguments("{b} {a} {b}", Lang::ru) == Names{"a", "b"});
  CHECK(message_arguments("{n, plural, one {{x}} other {# {y}}}", Lang::ru) ==
        Names{"n", "x", "y"});
  CHECK(message_arguments("'{'a'}'", Lang::ru) == Names{});
}

TEST_CASE("many threads format one message at once") {
  const MessageFormatter formatter(
      Lang::ru, Patterns{{"n", "{n, plural, one {# акт} few {# акта} other {# актов}}"}});
  std::vector<std::thread> threads;
  std::vector<int> wrong(8);
  threads.reserve(wrong.size());
  for (int& count : wrong)
    threads.emplace_back([&] {
      for (long n = 0; n < 500; ++n)
        if (formatter.format("n", {{"n", 21L}}) != "21 акт") ++count;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(8));
}
