#include "text/yaml_value.h"

#include <doctest/doctest.h>

#include <utility>

#include "content/front_matter.h"
#include "shown.h"

using namespace tilmech;

TEST_CASE("a value is written plainly where YAML reads it as it is") {
  const std::pair<const char*, const char*> kTable[] = {
      {"снижение вреда", "снижение вреда"},
      {"Диалог: итоги", "\"Диалог: итоги\""},
      {"a, b; c", "a, b; c"},
      {"«Атлантис»", "«Атлантис»"},
      {"#1", "\"#1\""},
      {"a \"b\" \\", "a \"b\" \\"},
      {"\"a\" \\ b", "\"\\\"a\\\" \\\\ b\""},
      {"=1+1", "\"=1+1\""},
      {"two\nlines\tand a tab", "two lines and a tab"},
      {"", "\"\""},
  };
  for (const auto& [text, written] : kTable) CHECK(yaml_value(text) == written);
}

TEST_CASE("an item of a list is in quotes where it would end too early") {
  CHECK(yaml_item("ВИЧ-инфекция") == "ВИЧ-инфекция");
  CHECK(yaml_item("c, d") == "\"c, d\"");
  CHECK(yaml_item("a] b") == "\"a] b\"");
}

TEST_CASE("whatever is written is read as the same text") {
  for (const std::string text :
       {"null",   "~",    "yes",  "no",  "2014", "1e3", "2014-01-27", "0x10", "- a",  "? a",
        "a: b",   "a:",   "a #b", "#",   "'",    "''",  "\"",         "\\",   "\\n",  "[a]",
        "{a: b}", "a, b", "a]",   "*a",  "&a",   "!a",  "|",          ">",    "%a",   "@a",
        "`a`",    "=",    "---",  "...", ":",    "a:b", "5 < 6 & 7",  "<<",   "ӊ ө ү"}) {
    const std::string file =
        "---\nterm: " + yaml_value(text) + "\nvariants: [" + yaml_item(text) + ", x]\n---\nA.\n";
    Diagnostics diagnostics;
    const FrontMatter front =
        read_front_matter(file, Collection::glossary, Lang::ru, "x.ru.md", diagnostics);
    INFO(file, shown(diagnostics));
    CHECK(front.variant.title == text);
    REQUIRE(front.variant.term.variants.size() == 2);
    CHECK(front.variant.term.variants[0] == text);
  }
}
