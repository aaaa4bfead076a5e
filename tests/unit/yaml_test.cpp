#include "content/yaml.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shown.h"

using namespace tilmech;

namespace {

struct Read {
  YamlDocument document;
  std::string messages;
};

Read read(std::string_view text) {
  Diagnostics diagnostics;
  YamlDocument document = read_yaml(text, 2, "x.md", diagnostics);
  return {std::move(document), shown(diagnostics)};
}

std::string messages(std::string_view text) {
  return read(text).messages;
}

}  // namespace

TEST_CASE("YAML: every scalar is text, with its line and column") {
  const Read result = read("title: Диалог\nwhen:   2024-01-01\nanswer: no\nsizes: [1, 0x10]\n");
  CHECK(result.messages == "");
  CHECK(result.document.complete);
  const YamlNode& root = result.document.root;
  REQUIRE(root.children.size() == 4);
  CHECK(root.find("when")->text == "2024-01-01");
  CHECK(root.find("when")->line == 3);
  CHECK(root.find("when")->column == 9);
  CHECK(root.find("when")->name_column == 1);
  CHECK(root.find("answer")->text == "no");
  REQUIRE(root.find("sizes")->children.size() == 2);
  CHECK(root.find("sizes")->children[1].text == "0x10");
  CHECK(root.find("nothing") == nullptr);
}

TEST_CASE("YAML: columns count code points") {
  const Read result = read("{титул: [ң, ө]}\n");
  const YamlNode* list = result.document.root.find("титул");
  REQUIRE(list != nullptr);
  CHECK(list->children[1].column == 13);
}

TEST_CASE("YAML: lists of maps keep their order and places") {
  const Read result = read("images:\n  - file: a.jpg\n    alt: А\n  - file: b.jpg\n");
  const YamlNode* images = result.document.root.find("images");
  REQUIRE(images != nullptr);
  REQUIRE(images->children.size() == 2);
  CHECK(images->children[1].find("file")->text == "b.jpg");
  CHECK(images->children[1].find("file")->line == 5);
}

TEST_CASE("YAML: faults are refused with line and column") {
  struct Case {
    std::string_view name, text, message;
  };
  const Case cases[] = {
      {"an unquoted colon", "title: Встреча: итоги\n",
       "x.md:2:15: error: yaml-error: front matter: a colon with a space after it ends a name, not "
       "a value | put the value in quotes: title: \"Встреча: итоги\"\n"},
      {"an unquoted colon beside quotation marks", "a: 1\ntitle: \"А\" и: Б\n",
       "x.md:3:12: error: yaml-error: front matter: the value ends before the line does | put the "
       "value in quotes: title: '\"А\" и: Б'\n"},
      {"a repeated field", "title: a\ndate: b\ntitle: c\n",
       "x.md:4:1: error: yaml-error: front matter: the field `title` is given twice | delete one "
       "of "
       "the two\n"},
      {"a repeated field in an entry", "images:\n  - alt: a\n    alt: b\n",
       "x.md:4:5: error: yaml-error: front matter: the field `alt` is given twice | delete one of "
       "the two\n"},
      {"a tab", "title: a\n\tdate: b\n",
       "x.md:3:1: error: yaml-error: front matter: a tab is not allowed here | use spaces\n"},
      {"a tab after Cyrillic", "титул:\ta\n",
       "x.md:2:7: error: yaml-error: front matter: a tab is not allowed here | use spaces\n"},
      {"an anchor", "a: &x [b]\n",
       "x.md:2:4: error: yaml-error: front matter: anchors (&name) are not allowed | put the value "
       "in quotes: a: \"&x [b]\"\n"},
      {"a tag", "a: !!int 3\n",
       "x.md:2:4: error: yaml-error: front matter: tags (!name) are not allowed | put the value in "
       "quotes: a: \"!!int 3\"\n"},
      {"a quotation mark never closed", "title: \"Диалог\ndate: b\n",
       "x.md:2:8: error: yaml-error: front matter: the quotation mark that opens here is never "
       "closed | close it, or write the quotation mark inside the value as \\\"\n"},
      {"a value that starts with @", "title: @minjust\n",
       "x.md:2:8: error: yaml-error: front matter: a value cannot start with this character | put "
       "the value in quotes: title: \"@minjust\"\n"},
      {"a line without a colon", "title: a\nпресс-релиз\ndate: b\n",
       "x.md:3:1: error: yaml-error: front matter: the line is not a field: no colon follows the "
       "name | write `field: value`; indent a line that continues the value before it\n"},
      {"a bracket that opens a title", "title: [Проект] начат\n",
       "x.md:2:17: error: yaml-error: front matter: the value ends before the line does | put the "
       "value in quotes: title: \"[Проект] начат\"\n"},
      {"an apostrophe in single quotes", "title: 'it's'\n",
       "x.md:2:12: error: yaml-error: front matter: the value ends before the line does | put the "
       "value in quotes: title: \"it's\"\n"},
      {"a title that starts with a dash", "title: - Диалог\n",
       "x.md:2:8: error: yaml-error: front matter: a list cannot start here | put every item on a "
       "line of its own, or put the value in quotes: title: \"- Диалог\"\n"},
      {"a title that starts with an asterisk", "title: *важно*\n",
       "x.md:2:8: error: yaml-error: front matter: a value cannot start with this character | put "
       "the value in quotes: title: \"*важно*\"\n"},
      {"a list that is never closed", "tags: [a, b\ndate: x\n",
       "x.md:2:7: error: yaml-error: front matter: the list that opens here is not closed as it "
       "should be | close it with ], or put the value in quotes: tags: \"[a, b\"\n"},
      {"an item out of line", "tags:\n  - a\n - b\n",
       "x.md:4:2: error: yaml-error: front matter: the line does not stand under the one it "
       "belongs "
       "with | start every field in the first column, and the items of a list under each other\n"},
      {"a first field that is indented", "  title: a\ndate: b\n",
       "x.md:3:1: error: yaml-error: front matter: the line does not stand under the one it "
       "belongs "
       "with | start every field in the first column, and the items of a list under each other\n"},
      {"text beside a block mark", "title: > text\n",
       "x.md:2:10: error: yaml-error: front matter: text cannot follow > or | on its line | put "
       "the "
       "value in quotes: title: \"> text\"\n"},
      {"a second document", "a: b\n...\n---\nc: d\n",
       "x.md:4:1: error: yaml-error: front matter: a second YAML document starts here | front "
       "matter is one block between two lines ---\n"},
      {"a name that is a list", "? [a]\n: b\n",
       "x.md:2:3: error: yaml-error: front matter: the name of a field must be plain text | put "
       "the "
       "value in quotes\n"},
      {"an escaped invisible character", "title: \"a\\u202Eb\"\n",
       "x.md:2:8: error: forbidden-character: U+202E RIGHT-TO-LEFT OVERRIDE is not allowed here | "
       "delete the character; it cannot be seen and changes how the text reads\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(messages(one.text) == one.message);
    CHECK_FALSE(read(one.text).document.complete);
  }
}

TEST_CASE("YAML: aliases that multiply are refused, not expanded") {
  const Read result = read("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
  CHECK(result.messages.find("x.md:3:8: error: yaml-error: front matter: aliases (*name) are not "
                             "allowed | put the value in quotes: b: \"&b [*a, *a]\"\n") !=
        std::string::npos);
  CHECK(result.document.root.find("c")->children.size() == 2);
  CHECK(result.document.root.find("c")->children[0].children.empty());
}

TEST_CASE("YAML: deep nesting is refused where it passes the limit") {
  CHECK(messages("a: " + std::string(kMaxYamlDepth - 1, '[') + std::string(kMaxYamlDepth - 1, ']') +
                 "\n") == "");
  CHECK(
      messages("a: " + std::string(100'000, '[')) ==
      "x.md:2:19: error: yaml-error: front matter: lists and maps are nested more than 16 deep\n");
}

TEST_CASE("YAML: what stands before a broken line is read") {
  const Read result = read("key: dialogue\ntitle: a: b\n");
  REQUIRE(result.document.root.find("key") != nullptr);
  CHECK(result.document.root.find("key")->text == "dialogue");
}

TEST_CASE("YAML: a member that a fault cut short is left out") {
  const Read result = read("key: a\ntags: [a, {b: c}, d: e: f]\n");
  CHECK(result.document.root.children.size() == 1);
}

TEST_CASE("YAML: after twenty faults a file has said enough") {
  std::string text = "list:\n";
  for (int i = 0; i < 1000; ++i) text += "- *alias\n";
  const std::string found = messages(text);
  CHECK(std::count(found.begin(), found.end(), '\n') == 20);
}

TEST_CASE("YAML: lines that end in CRLF are counted once") {
  const Read result = read("title: a\r\ndate: b\r\n");
  CHECK(result.messages == "");
  CHECK(result.document.root.find("date")->line == 3);
  CHECK(result.document.root.find("date")->text == "b");
}
