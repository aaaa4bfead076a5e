#include "content/json_reader.h"

#include <doctest/doctest.h>

#include "shown.h"

using namespace tilmech;

namespace {

std::string messages(std::string_view text) {
  Diagnostics diagnostics;
  read_json(text, "x.json", diagnostics);
  return shown(diagnostics);
}

JsonNode tree(std::string_view text) {
  Diagnostics diagnostics;
  std::optional<JsonNode> root = read_json(text, "x.json", diagnostics);
  REQUIRE(shown(diagnostics) == "");
  REQUIRE(root.has_value());
  return std::move(*root);
}

}  // namespace

TEST_CASE("JSON: every value has its kind, line and column") {
  const JsonNode root =
      tree("{\n  \"ң\": [1, -2.5e3, true,\n    null],\n  \"b\" : {\"c\": \"ө\\\"ү\"}\n}\n");
  const JsonNode* list = root.find("ң");
  REQUIRE(list != nullptr);
  CHECK(list->name_line == 2);
  CHECK(list->name_column == 3);
  CHECK(list->column == 8);
  REQUIRE(list->children.size() == 4);
  CHECK(list->children[1].number == -2500);
  CHECK(list->children[1].column == 12);
  CHECK(list->children[2].boolean);
  CHECK(list->children[2].column == 20);
  CHECK(list->children[3].kind == JsonNode::Kind::null);
  CHECK(list->children[3].line == 3);
  CHECK(list->children[3].column == 5);
  const JsonNode* text = root.find("b")->find("c");
  REQUIRE(text != nullptr);
  CHECK(text->text == "ө\"ү");
  CHECK(text->line == 4);
  CHECK(text->column == 15);
}

TEST_CASE("JSON: members keep the order of the file, and a missing one is a null pointer") {
  const JsonNode root = tree("{\"b\": 1, \"a\": 2}");
  CHECK(root.children[0].name == "b");
  CHECK(root.children[1].column == 15);
  CHECK(root.find("c") == nullptr);
  CHECK(root.find("b")->find("c") == nullptr);
}

TEST_CASE("JSON: a byte-order mark is accepted") {
  CHECK(tree("\xEF\xBB\xBF{\"a\": 1}").find("a")->column == 7);
}

TEST_CASE("JSON: faults are refused with line and column") {
  struct Case {
    std::string_view name, text, message;
  };
  const Case cases[] = {
      {"a comma too many", "{\n  \"a\": 1,\n}",
       "x.json:3:1: error: json-error: syntax error while parsing object key - unexpected '}'; "
       "expected string literal | delete the comma before it\n"},
      {"a comma too few", "{\"a\": 1\n \"b\": 2}",
       "x.json:2:2: error: json-error: syntax error while parsing object - unexpected string "
       "literal; expected '}'\n"},
      {"a repeated member", "{\"a\": 1,\n \"a\": 2}",
       "x.json:2:2: error: json-error: \"a\" is given twice | delete one of the two\n"},
      {"invalid UTF-8", "{\"a\":\n \"б\xFF\"}",
       "x.json:2:4: error: bad-utf8: not valid UTF-8: the byte 0xFF | save the file as UTF-8\n"},
      {"a lone surrogate", "{\"a\": \"\\ud800\"}",
       "x.json:1:14: error: json-error: syntax error while parsing value - invalid string: "
       "surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF; last read: '\"\\ud800\"'\n"},
      {"an escaped NUL", "[\"\\u0000\"]",
       "x.json:1:2: error: forbidden-character: U+0000 NULL is not allowed here | delete the "
       "character; it cannot be seen and changes how the text reads\n"},
      {"an end too early", "{\"a\": [1, 2",
       "x.json:1:12: error: json-error: syntax error while parsing array - unexpected end of "
       "input; expected ']'\n"},
      {"nothing", "",
       "x.json:1:1: error: json-error: syntax error while parsing value - unexpected end of input; "
       "expected '[', '{', or a literal\n"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(messages(one.text) == one.message);
  }
}

TEST_CASE("JSON: a depth of 64 is read, 65 and 100,000 are refused") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(messages(nested(64)) == "");
  const std::string refused =
      "x.json:1:65: error: json-error: lists and objects are nested more than 64 deep\n";
  CHECK(messages(nested(65)) == refused);
  CHECK(messages(nested(100'000)) == refused);
}

TEST_CASE("JSON: of a repeated member the first stays") {
  Diagnostics diagnostics;
  const auto root = read_json("{\"a\": 1, \"b\": 2, \"a\": 3}", "x.json", diagnostics);
  REQUIRE(root.has_value());
  REQUIRE(root->children.size() == 2);
  CHECK(root->find("a")->number == 1);
  CHECK(root->find("b")->number == 2);
}
