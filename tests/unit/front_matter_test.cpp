#include "content/front_matter.h"

#include <doctest/doctest.h>

#include <set>

#include "content/fields.h"
#include "shown.h"

using namespace tilmech;
using namespace std::chrono_literals;

namespace {

struct Read {
  FrontMatter front;
  std::string messages;
};

Read read(std::string_view text, Collection collection = Collection::releases) {
  Diagnostics diagnostics;
  FrontMatter front = read_front_matter(text, collection, Lang::ru, "x.ru.md", diagnostics);
  return {std::move(front), shown(diagnostics)};
}

// The messages of a document with a title and the given fields, which start in line 3.
std::string messages(std::string_view fields, Collection collection = Collection::releases) {
  const char* title = collection == Collection::glossary ? "---\nterm: T\n" : "---\ntitle: T\n";
  return read(title + std::string(fields) + "---\nText\n", collection).messages;
}

}  // namespace

TEST_CASE("front matter: a release's fields are typed and stored") {
  const Read result = read(
      "---\n"
      "title: \"Диалог: итоги\"\n"
      "key: 2022-11-30-dialogue\n"
      "slug: dialogue\n"
      "draft: no\n"
      "source: ru\n"
      "aliases: old/address\n"
      "silence:\n  - id: number-differs\n    reason: rounded\n"
      "term_links: off\n"
      "source_revision: 3f2a\n"
      "summary: >\n  Две\n  строки\n"
      "tags: [treatment, prevention]\n"
      "date: 2022-11-30\n"
      "place: Бишкек\n"
      "publish_at: 2022-12-01T10:00:00+06:00\n"
      "together: yes\n"
      "partners:\n  - eu\n  - unodc\n"
      "boilerplate: about-eu\n"
      "contact: eu-delegation\n"
      "short_title: Диалог\n"
      "images:\n  - file: a.jpg\n    alt: Зал\n    credit: А. Б.\n"
      "attachments:\n  - {file: report.pdf, title: Отчёт}\n"
      "corrections:\n  - date: 2022-12-02\n    text: Исправлена дата\n"
      "withdrawn: {date: 2023-01-01, reason: Ошибка}\n"
      "approvals:\n  - {by: А. Б., date: 2022-11-29, revision: 77aa}\n"
      "---\n"
      "Текст\n");
  CHECK(result.messages == "");
  const FrontMatter& front = result.front;
  const Variant& variant = front.variant;
  CHECK(variant.title == "Диалог: итоги");
  CHECK(front.key == "2022-11-30-dialogue");
  CHECK(front.slug == "dialogue");
  CHECK_FALSE(variant.draft);
  CHECK(front.shared.source == Lang::ru);
  CHECK(variant.aliases == std::vector<std::string>{"old/address"});
  REQUIRE(variant.silence.size() == 1);
  CHECK(variant.silence[0].reason == "rounded");
  CHECK_FALSE(variant.term_links);
  CHECK(variant.source_revision == "3f2a");
  CHECK(variant.summary == "Две строки");
  CHECK(front.shared.tags == std::vector<std::string>{"treatment", "prevention"});
  CHECK(front.shared.date == Date(2022y / 11 / 30));
  CHECK(variant.place == "Бишкек");
  CHECK(front.shared.publish_at == std::chrono::sys_days(2022y / 12 / 1) + 4h);
  CHECK(front.shared.together == true);
  CHECK(front.shared.partners == std::vector<std::string>{"eu", "unodc"});
  CHECK(variant.release.boilerplate == std::vector<std::string>{"about-eu"});
  CHECK(front.shared.contact == "eu-delegation");
  CHECK(variant.short_title == "Диалог");
  REQUIRE(variant.images.size() == 1);
  CHECK(variant.images[0].alt == "Зал");
  REQUIRE(variant.release.attachments.size() == 1);
  CHECK(variant.release.attachments[0].title == "Отчёт");
  REQUIRE(variant.release.corrections.size() == 1);
  CHECK(variant.release.corrections[0].date == Date(2022y / 12 / 2));
  REQUIRE(variant.release.withdrawn.has_value());
  CHECK(variant.release.withdrawn->reason == "Ошибка");
  REQUIRE(variant.release.approvals.size() == 1);
  CHECK(variant.release.approvals[0].revision == "77aa");
  CHECK(variant.lines.at("title") == 2);
  CHECK(variant.lines.at("approvals") == 37);
}

TEST_CASE("front matter: a programme's fields are typed and stored") {
  const Read result = read(
      "---\ntitle: T\nnumber: 54\nadopted: 2014-01-27\nbody: Правительство\nedition: condensed\n"
      "authentic: [ky, ru]\nofficial_text:\n  ru: https://example.org/54\n"
      "in_force_from: 2014-02-01\nin_force_until: 2019-12-31\nreplaced_by: new\n---\n",
      Collection::programmes);
  CHECK(result.messages == "");
  const ProgrammeFields& programme = result.front.variant.programme;
  CHECK(programme.number == "54");
  CHECK(programme.adopted == Date(2014y / 1 / 27));
  CHECK(programme.body == "Правительство");
  CHECK(programme.edition == "condensed");
  CHECK(programme.authentic == std::vector<std::string>{"ky", "ru"});
  CHECK(programme.official_text[Lang::ru] == "https://example.org/54");
  CHECK(programme.in_force_from == Date(2014y / 2 / 1));
  CHECK(programme.in_force_until == Date(2019y / 12 / 31));
  CHECK(result.front.variant.replaced_by == "new");
}

TEST_CASE("front matter: a term's fields are typed and stored") {
  const Read result = read(
      "---\nterm: ВИЧ\nabbreviation: ВИЧ\nvariants: [вирус]\ndeprecated: старое имя\n"
      "foreign: HIV\ndomain: health\nsee_also: [aids]\nantonym: none\nstatus: preferred\n"
      "definition_source: WHO\nused_from: 1986-01-01\nused_until: 2020-01-01\n---\n",
      Collection::glossary);
  CHECK(result.messages == "");
  const Variant& variant = result.front.variant;
  CHECK(variant.title == "ВИЧ");
  CHECK(variant.term.abbreviation == "ВИЧ");
  CHECK(variant.term.variants == std::vector<std::string>{"вирус"});
  CHECK(variant.term.deprecated == std::vector<std::string>{"старое имя"});
  CHECK(variant.term.foreign == std::vector<std::string>{"HIV"});
  CHECK(variant.term.domain == "health");
  CHECK(variant.term.see_also == std::vector<std::string>{"aids"});
  CHECK(variant.term.antonym == "none");
  CHECK(variant.term.status == "preferred");
  CHECK(variant.term.definition_source == "WHO");
  CHECK(variant.term.used_from == Date(1986y / 1 / 1));
  CHECK(variant.term.used_until == Date(2020y / 1 / 1));
}

TEST_CASE("front matter: every mistake is reported with its place") {
  struct Case {
    std::string_view name, fields, message;
  };
  const Case cases[] = {
      {"an unknown field", "sumary: a\n",
       "x.ru.md:3:1: warning: field-unknown: unknown field `sumary` | did you mean `summary`?\n"},
      {"an unknown field like no other", "colour: red\n",
       "x.ru.md:3:1: warning: field-unknown: unknown field `colour`\n"},
      {"a misspelt field that would have held the text back",
       "publish-at: 2030-01-01T00:00:00+06:00\n",
       "x.ru.md:3:1: error: field-misspelt: unknown field `publish-at`, and the document is not "
       "held back by it | did you mean `publish_at`?\n"},
      {"a field of another collection", "adopted: 2014-01-27\n",
       "x.ru.md:3:1: warning: field-misplaced: the field `adopted` has no meaning in releases\n"},
      {"a date that is none", "date: 30.11.2022\n",
       "x.ru.md:3:7: error: bad-date: `date`: \"30.11.2022\" is not a date | write it as "
       "2026-12-01\n"},
      {"a day the calendar lacks", "date: 2023-02-29\n",
       "x.ru.md:3:7: error: bad-date: `date`: \"2023-02-29\" is not a date | write it as "
       "2026-12-01\n"},
      {"an instant without an offset", "publish_at: 2026-12-01T10:00:00\n",
       "x.ru.md:3:13: error: bad-instant: `publish_at`: \"2026-12-01T10:00:00\" is not an instant "
       "with an offset | write it as 2026-12-01T10:00:00+06:00\n"},
      {"a flag that is neither", "draft: maybe\n",
       "x.ru.md:3:8: error: field-type: `draft`: expected yes or no, found \"maybe\"\n"},
      {"the country for the language", "source: kg\n",
       "x.ru.md:3:9: error: field-value: `source`: \"kg\" is not one of ky, ru, en | did you mean "
       "`ky`?\n"},
      {"a list where text belongs", "place: [a]\n",
       "x.ru.md:3:8: error: field-type: `place`: expected text, found a list | put a value that "
       "starts with [ or { in quotes\n"},
      {"a map where a list belongs", "tags: {a: b}\n",
       "x.ru.md:3:7: error: field-type: `tags`: expected a list, found a map | write every item on "
       "a line of its own: - item\n"},
      {"text where an entry belongs", "attachments: report.pdf\n",
       "x.ru.md:3:14: error: field-type: `attachments`: expected an entry with file, title, found "
       "\"report.pdf\"\n"},
      {"an entry without its file", "images:\n  - alt: a\n",
       "x.ru.md:4:5: error: field-type: `images`: expected an entry with `file`, found a map\n"},
      {"an unknown field in an entry", "images:\n  - file: a\n    atl: b\n",
       "x.ru.md:5:5: warning: field-unknown: unknown field `images.atl` | did you mean `alt`?\n"},
      {"a bad date in an entry", "corrections:\n  - date: soon\n    text: b\n",
       "x.ru.md:4:11: error: bad-date: `corrections.date`: \"soon\" is not a date | write it as "
       "2026-12-01\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(messages(one.fields) == one.message);
  }
}

TEST_CASE("front matter: sets and addresses of other collections are checked") {
  CHECK(
      messages("status: prefered\n", Collection::glossary) ==
      "x.ru.md:3:9: error: field-value: `status`: \"prefered\" is not one of preferred, admitted, "
      "deprecated | did you mean `preferred`?\n");
  CHECK(messages("official_text:\n  ru: javascript:alert(1)\n", Collection::programmes) ==
        "x.ru.md:4:7: error: field-type: `official_text.ru`: expected an address that starts with "
        "https:// or http://, found \"javascript:alert(1)\"\n");
  CHECK(messages("authentic: [kg]\n", Collection::programmes) ==
        "x.ru.md:3:12: error: field-type: `authentic`: expected language codes such as ky, ru, en, "
        "found \"kg\" | the language code of Kyrgyz is ky\n");
}

TEST_CASE("front matter: all mistakes of a file are reported in one run") {
  CHECK(messages("date: x\ntgas: a\ndraft: 7\n") ==
        "x.ru.md:3:7: error: bad-date: `date`: \"x\" is not a date | write it as 2026-12-01\n"
        "x.ru.md:4:1: warning: field-unknown: unknown field `tgas` | did you mean `tags`?\n"
        "x.ru.md:5:8: error: field-type: `draft`: expected yes or no, found \"7\"\n");
}

TEST_CASE("front matter: a missing or empty title is reported once") {
  CHECK(read("---\nkey: a\n---\n").messages ==
        "x.ru.md:1:1: error: field-missing: the required field `title` is missing | add a line "
        "`title: ...` to the front matter\n");
  CHECK(read("---\nkey: a\nterm:\n---\n", Collection::glossary).messages ==
        "x.ru.md:3:1: error: field-missing: the required field `term` is missing | add a line "
        "`term: ...` to the front matter\n");
  CHECK(read("---\n---\n").messages.find("field-missing") != std::string::npos);
  CHECK(read("---\ntitle: [a]\n---\n").messages.find("field-missing") == std::string::npos);
}

TEST_CASE("front matter: an empty field is as good as none") {
  const Read result = read("---\ntitle: T\ndate:\nsummary: \"\"\ntags:\n---\n");
  CHECK(result.messages == "");
  CHECK_FALSE(result.front.shared.date.has_value());
  CHECK_FALSE(result.front.shared.tags.has_value());
  CHECK_FALSE(result.front.variant.lines.contains("date"));
}

TEST_CASE("front matter: the body starts after the second line ---") {
  struct Case {
    std::string_view name, text, body;
    int line;
  };
  const Case cases[] = {
      {"plain", "---\ntitle: T\n---\nText\n", "Text\n", 4},
      {"CRLF", "---\r\ntitle: T\r\n---\r\nText\r\n", "Text\r\n", 4},
      {"byte-order mark", "\xEF\xBB\xBF---\ntitle: T\n---\n\nText\n", "\nText\n", 4},
      {"spaces after the dashes", "---  \ntitle: T\n--- \nText", "Text", 4},
      {"a rule in the body", "---\ntitle: T\n---\nA\n\n---\nB\n", "A\n\n---\nB\n", 4},
      {"no end of line", "---\ntitle: T\n---", "", 4},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    const Read result = read(one.text);
    CHECK(result.messages == "");
    CHECK(result.front.variant.title == "T");
    CHECK(one.text.substr(result.front.body_offset) == one.body);
    CHECK(result.front.body_line == one.line);
  }
}

TEST_CASE("front matter: a file without it is reported and is all body") {
  const Read result = read("Text\n---\n");
  CHECK(result.messages ==
        "x.ru.md:1:1: error: front-matter-missing: the file does not start with front matter | "
        "start with a line ---, then `title: ...`, then another line ---\n");
  CHECK(result.front.body_offset == 0);
  CHECK_FALSE(has_front_matter("Text\n---\n"));
  CHECK(has_front_matter("---\r\n---\r\n"));
  CHECK_FALSE(has_front_matter(""));
}

TEST_CASE("front matter: a block that is never closed is reported and leaves no body") {
  const Read result = read("---\ntitle: T\nText\n");
  CHECK(result.messages ==
        "x.ru.md:1:1: error: yaml-error: front matter: no second line --- closes it | write a line "
        "--- after the last field\n");
  CHECK(result.front.body_offset == 18);
}

TEST_CASE("front matter: text without fields is refused") {
  const std::string refused =
      "x.ru.md:2:1: error: yaml-error: front matter: no field stands here | write every field on a "
      "line of its own, with a space after the colon: title: ...\n";
  CHECK(read("---\n- a\n---\n").messages == refused);
  CHECK(read("---\ntitle:Диалог\n---\n").messages == refused);
}

TEST_CASE("front matter: every field has one row, and a title of some name in each collection") {
  std::set<std::string_view> names;
  for (const FrontMatterField& field : all_fields()) CHECK(names.insert(field.name).second);
  for (const Collection collection : kAllCollections)
    CHECK(find_field("title")->belongs_to(collection) !=
          find_field("term")->belongs_to(collection));
}
