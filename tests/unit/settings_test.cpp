#include "content/settings.h"

#include <doctest/doctest.h>

#include "shown.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

struct Read {
  Settings settings;
  std::string messages;
};

Read read(std::string_view json) {
  Diagnostics diagnostics;
  Settings settings = read_settings(json, "site/site.json", diagnostics);
  return {std::move(settings), shown(diagnostics)};
}

// The messages of a site of two languages with the given settings, which start in line 3.
std::string messages(std::string_view settings) {
  return read("{\"title\": {\"ru\": \"Т\", \"en\": \"T\"},\n\"languages\": [\"ru\", \"en\"],\n" +
              std::string(settings) + "}")
      .messages;
}

}  // namespace

TEST_CASE("settings: without site.json a site has all languages and a title") {
  const Read result = read("");
  CHECK(result.messages == "");
  CHECK(result.settings.languages == std::vector<Lang>{Lang::ky, Lang::ru, Lang::en});
  CHECK(result.settings.source_language == Lang::ru);
  CHECK(result.settings.required_languages.empty());
  for (const Lang lang : kAllLangs) CHECK_FALSE(result.settings.title[lang].empty());
}

TEST_CASE("settings: a whole site.json is read") {
  const Read result = read(R"({
    "title": {"ky": "К", "ru": "Р", "en": "E"},
    "description": {"ky": "к", "ru": "р", "en": "e"},
    "footer": {"ky": "к", "ru": "р", "en": "e"},
    "base_url": "https://example.org/docs",
    "languages": ["ky", "ru", "en"],
    "source_language": "en",
    "required_languages": ["ky", "ru"],
    "time_zone": "Asia/Bishkek",
    "content_licence": "CC BY 4.0",
    "menu": ["releases", "pages/about"],
    "releases_per_page": 50,
    "tags": {"health": {"ky": "С", "ru": "З", "en": "H"}},
    "domains": {"law": {"ky": "У", "ru": "П", "en": "L"},
                "health": {"ky": "С", "ru": "З", "en": "H"}},
    "partners": {"eu": {"name": {"ky": "Е", "ru": "Е", "en": "E"}, "role": "funder",
                        "url": "https://europa.eu"}},
    "contacts": {"office": {"name": {"ky": "К", "ru": "О", "en": "O"}, "phone": "+996",
                            "email": "a@example.org", "url": "https://example.org"}},
    "boilerplates": {"eu": {"versions": [
      {"until": "2020-02-01", "text": {"ky": "28", "ru": "28", "en": "28"}},
      {"from": "2020-02-01", "text": {"ky": "27", "ru": "27", "en": "27"}}]}},
    "findings": {"language-missing": "error", "future-date": "off"}
  })");
  CHECK(result.messages == "");
  const Settings& settings = result.settings;
  CHECK(settings.title[Lang::ky] == "К");
  CHECK(settings.description[Lang::en] == "e");
  CHECK(settings.footer[Lang::ru] == "р");
  CHECK(settings.base_url == "https://example.org/docs/");
  CHECK(settings.source_language == Lang::en);
  CHECK(settings.required_languages == std::vector<Lang>{Lang::ky, Lang::ru});
  CHECK(settings.time_zone == "Asia/Bishkek");
  CHECK(settings.content_licence == "CC BY 4.0");
  CHECK(settings.menu == std::vector<std::string>{"releases", "pages/about"});
  CHECK(settings.releases_per_page == 50);
  CHECK(settings.tags.at("health")[Lang::ru] == "З");
  REQUIRE(settings.domains.size() == 2);
  CHECK(settings.domains.front().id == "law");
  CHECK(settings.domains.front().name[Lang::ky] == "У");
  CHECK(settings.partners.at("eu").role == "funder");
  CHECK(settings.partners.at("eu").url == "https://europa.eu");
  CHECK(settings.contacts.at("office").email == "a@example.org");
  const auto& versions = settings.boilerplates.at("eu");
  REQUIRE(versions.size() == 2);
  CHECK_FALSE(versions[0].from.has_value());
  CHECK(versions[0].until == Date(2020y / 2 / 1));
  CHECK(versions[1].text[Lang::ky] == "27");
  CHECK(settings.severities.at("language-missing") == "error");
  CHECK(settings.severities.at("future-date") == "off");
}

TEST_CASE("settings: every mistake is reported with its place") {
  struct Case {
    std::string_view name, settings, message;
  };
  const Case cases[] = {
      {"an unknown setting", "\"base_ulr\": \"\"",
       "site/site.json:3:1: warning: setting-unknown: unknown setting base_ulr | did you mean "
       "base_url?\n"},
      {"an unknown setting further down",
       "\"contacts\": {\"o\": {\"name\": {\"ru\": \"О\", "
       "\"en\": \"O\"}, \"emial\": \"a\"}}",
       "site/site.json:3:52: warning: setting-unknown: unknown setting contacts.o.emial | did you "
       "mean email?\n"},
      {"a name without a language of the site", "\"tags\": {\"health\": {\"ru\": \"З\"}}",
       "site/site.json:3:20: error: setting-missing: tags.health.en is missing\n"},
      {"a list instead of names", "\"footer\": []",
       "site/site.json:3:11: error: setting-type: footer: expected an object, found a list\n"},
      {"a relative base address", "\"base_url\": \"/docs/\"",
       "site/site.json:3:13: error: setting-value: base_url: \"/docs/\" is not an absolute http or "
       "https address | write it as https://example.org/\n"},
      {"a base address with a query", "\"base_url\": \"https://example.org/?a\"",
       "site/site.json:3:13: error: setting-value: base_url: \"https://example.org/?a\" has a "
       "query "
       "or a fragment | end the address before it\n"},
      {"a time zone that does not exist", "\"time_zone\": \"Asia/Bishkent\"",
       "site/site.json:3:14: error: setting-value: time_zone: there is no time zone "
       "\"Asia/Bishkent\" | use a name such as Asia/Bishkek\n"},
      {"a number out of range", "\"releases_per_page\": 0",
       "site/site.json:3:22: error: setting-value: releases_per_page: 0 is not a whole number from "
       "1 to 1000\n"},
      {"text instead of a number", "\"releases_per_page\": \"20\"",
       "site/site.json:3:22: error: setting-type: releases_per_page: expected a number, found "
       "text\n"},
      {"a source language that is not used", "\"source_language\": \"ky\"",
       "site/site.json:3:20: error: setting-value: source_language: the site does not use the "
       "language ky | add it to \"languages\"\n"},
      {"the country for the language", "\"required_languages\": [\"kg\"]",
       "site/site.json:3:24: error: setting-value: required_languages: \"kg\" is not one of ky, "
       "ru, "
       "en | the language code of Kyrgyz is ky; kg is the country\n"},
      {"a menu entry that is nothing", "\"menu\": [\"releases\", \"glosary\"]",
       "site/site.json:3:22: error: setting-value: menu: \"glosary\" is no collection and no page "
       "| "
       "did you mean \"glossary\"?\n"},
      {"a role that is none",
       "\"partners\": {\"eu\": {\"name\": {\"ru\": \"Е\", \"en\": \"E\"}, "
       "\"role\": \"founder\"}}",
       "site/site.json:3:61: error: setting-value: partners.eu.role: \"founder\" is not one of "
       "funder, implementer, partner | did you mean \"funder\"?\n"},
      {"a finding that does not exist", "\"findings\": {\"number-difers\": \"off\"}",
       "site/site.json:3:14: warning: setting-unknown: unknown setting findings.number-difers | "
       "did you mean number-differs?\n"},
      {"an error waved through", "\"findings\": {\"bad-utf8\": \"off\"}",
       "site/site.json:3:26: error: setting-value: findings.bad-utf8: an error cannot be "
       "lowered\n"},
      {"two boilerplate versions of one day",
       "\"boilerplates\": {\"eu\": {\"versions\": [\n"
       "{\"until\": \"2020-02-02\", \"text\": {\"ru\": \"28\", \"en\": \"28\"}},\n"
       "{\"from\": \"2020-02-01\", \"text\": {\"ru\": \"27\", \"en\": \"27\"}}]}}",
       "site/site.json:5:1: error: setting-value: boilerplates.eu.versions: it is valid on a day "
       "of "
       "the version in line 4 | let \"until\" of one be \"from\" of the next\n"},
      {"a boilerplate date that is none",
       "\"boilerplates\": {\"eu\": {\"versions\": [{\"from\": \"2020\", "
       "\"text\": {\"ru\": \"а\", \"en\": \"a\"}}]}}",
       "site/site.json:3:47: error: setting-value: boilerplates.eu.versions.from: \"2020\" is not "
       "a "
       "date | write it as 2026-12-01\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(messages(one.settings) == one.message);
  }
}

TEST_CASE("settings: a title is required, in every language of the site") {
  CHECK(read("{}").messages == "site/site.json:1:1: error: setting-missing: title is missing\n");
  CHECK(read("{\"title\": {\"ru\": \"Т\"}, \"languages\": [\"ru\"]}").messages == "");
  CHECK(read("[]").messages ==
        "site/site.json:1:1: error: setting-type: the file: expected an object, found a list\n");
}

TEST_CASE("settings: the source language of a site without Russian is its first") {
  const Read result = read("{\"title\": {\"en\": \"T\"}, \"languages\": [\"en\"]}");
  CHECK(result.messages == "");
  CHECK(result.settings.source_language == Lang::en);
}

TEST_CASE("locales: each message is checked, with its place") {
  Diagnostics diagnostics;
  const Messages messages = read_messages(
      "{\n  \"nav.home\": \"Башкы бет\",\n  \"count\": \"{n, plural, one {# барак}\",\n"
      "  \"list\": []\n}",
      Lang::ky, "locales/ky.json", diagnostics);
  CHECK(messages.size() == 1);
  CHECK(messages.at("nav.home") == "Башкы бет");
  const std::string text = shown(diagnostics);
  CHECK(text.find("locales/ky.json:3:12: error: message-bad: the string count is not a valid "
                  "message: ") == 0);
  CHECK(text.find("locales/ky.json:4:11: error: message-bad: the string list is not a valid "
                  "message: expected text, found a list\n") != std::string::npos);
}

TEST_CASE("locales: a repeated string and a broken file are refused with line and column") {
  Diagnostics diagnostics;
  read_messages("{\"a\": \"x\",\n\"a\": \"y\"}", Lang::ru, "locales/ru.json", diagnostics);
  read_messages("[]", Lang::en, "locales/en.json", diagnostics);
  read_messages("{\"a\": }", Lang::ky, "locales/ky.json", diagnostics);
  CHECK(shown(diagnostics) ==
        "locales/en.json:1:1: error: json-error: a locale is an object: {\"key\": \"text\"}\n"
        "locales/ky.json:1:7: error: json-error: syntax error while parsing value - unexpected "
        "'}'; expected '[', '{', or a literal\n"
        "locales/ru.json:2:1: error: json-error: \"a\" is given twice | delete one of the two\n");
}

TEST_CASE("locales: a string missing in a language of the site is an error") {
  Settings settings;
  settings.languages = {Lang::ky, Lang::ru};
  PerLang<Messages> messages;
  messages[Lang::ky] = {{"nav.home", "Башкы бет"}};
  messages[Lang::ru] = {{"nav.home", "Главная"}, {"search.none", "Ничего"}};
  Diagnostics diagnostics;
  compare_messages(settings, messages, diagnostics);
  CHECK(shown(diagnostics) ==
        "locales/ky.json:0:0: error: message-missing: the string search.none is missing | "
        "locales/ru.json has it\n");
}

TEST_CASE("locales: a misspelt string is named where it stands") {
  Settings settings;
  settings.languages = {Lang::ky, Lang::ru, Lang::en};
  PerLang<Messages> messages;
  messages[Lang::ky] = {{"nav.hmoe", "Башкы бет"}};
  messages[Lang::ru] = {{"nav.home", "Главная"}};
  messages[Lang::en] = {{"nav.home", "Home"}};
  Diagnostics diagnostics;
  compare_messages(settings, messages, diagnostics);
  CHECK(shown(diagnostics) ==
        "locales/ky.json:0:0: error: message-missing: the string nav.home is missing | "
        "locales/ru.json has it\n"
        "locales/ky.json:0:0: warning: message-unknown: no other locale has the string nav.hmoe | "
        "did you mean nav.home?\n");
}

TEST_CASE("locales: messages whose arguments differ are an error") {
  Settings settings;
  settings.languages = {Lang::ru, Lang::en};
  PerLang<Messages> messages;
  messages[Lang::ru] = {{"page", "{n} из {m}"}, {"plain", "да"}};
  messages[Lang::en] = {{"page", "{n} of {all}"}, {"plain", "{n}"}};
  Diagnostics diagnostics;
  compare_messages(settings, messages, diagnostics);
  CHECK(shown(diagnostics) ==
        "locales/en.json:0:0: error: message-arguments-differ: the string page has {all}, {n}, but "
        "in locales/ru.json it has {m}, {n} | give it the same arguments in every locale\n"
        "locales/en.json:0:0: error: message-arguments-differ: the string plain has {n}, but in "
        "locales/ru.json it has no arguments | give it the same arguments in every locale\n");
}

TEST_CASE("settings: a domain of the glossary needs a name in each language") {
  CHECK(messages("\"domains\": {\"law\": {\"ru\": \"Право\"}}") ==
        "site/site.json:3:20: error: setting-missing: domains.law.en is missing\n");
  CHECK(messages("\"domains\": {\"law\": \"Право\"}") ==
        "site/site.json:3:20: error: setting-type: domains.law: expected an object, found text\n");
  CHECK(messages("\"domains\": {\"law\": {\"ru\": \"П\", \"en\": \"L\"}}") == "");
}
