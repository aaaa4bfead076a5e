// Changes to texts: the lines of one block, and not a byte more.
#include "text/edit_text.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace tilmech {
namespace {

const std::string kText = "---\ntitle: Т\n---\nБир\nэки.\n\nҮч.\n\n- а\n- б\n";

TEST_CASE("edit: lines are taken and replaced, every other byte stays") {
  CHECK(lines_of(kText, 4, 5) == "Бир\nэки.");
  CHECK(lines_of(kText, 99, 99).empty());
  struct Case {
    const char* lines;
    const char* result;
  };
  for (const auto& [lines, result] : std::vector<Case>{
           {"Жаңы.", "---\ntitle: Т\n---\nЖаңы.\n\nҮч.\n\n- а\n- б\n"},
           {"\n\nЖаңы.\r\nсап\n\n", "---\ntitle: Т\n---\nЖаңы.\nсап\n\nҮч.\n\n- а\n- б\n"},
           {"Бир\nэки.", kText.c_str()}}) {
    CAPTURE(lines);
    CHECK(replace_lines(kText, 4, 5, lines) == result);
  }
}

TEST_CASE("edit: a deleted block takes one empty line with it") {
  CHECK(replace_lines(kText, 7, 7, " \n") == "---\ntitle: Т\n---\nБир\nэки.\n\n- а\n- б\n");
}

TEST_CASE("edit: line ends stay as they are, CRLF and a last line without one") {
  CHECK(replace_lines("a\r\n\r\nb\r\nc", 1, 1, "x\ny") == "x\r\ny\r\n\r\nb\r\nc");
  CHECK(replace_lines("a\n\nb", 3, 3, "x\ny") == "a\n\nx\ny");
  CHECK(insert_lines("a\r\n\r\nb\r\n", 1, "x", false) == "a\r\n\r\nx\r\n\r\nb\r\n");
}

TEST_CASE("edit: a missing block goes behind the one before, parted by empty lines") {
  CHECK(insert_lines(kText, 5, "Жаңы.", false) ==
        "---\ntitle: Т\n---\nБир\nэки.\n\nЖаңы.\n\nҮч.\n\n- а\n- б\n");
  CHECK(insert_lines(kText, 0, "Жаңы.", false) ==
        "---\ntitle: Т\n---\nЖаңы.\n\nБир\nэки.\n\nҮч.\n\n- а\n- б\n");
  CHECK(insert_lines(kText, 9, "- в", true) ==
        "---\ntitle: Т\n---\nБир\nэки.\n\nҮч.\n\n- а\n- в\n- б\n");
  // A new first item joins its list; a paragraph before a list stays apart from it.
  CHECK(insert_lines("А\n\n- б\n- в\n", 1, "- а", false) == "А\n\n- а\n- б\n- в\n");
  CHECK(insert_lines("А\n\n- б\n", 1, "Жаңы.", false) == "А\n\nЖаңы.\n\n- б\n");
  CHECK(insert_lines("---\ntitle: Т\n---\n", 0, "Жаңы.", false) == "---\ntitle: Т\n---\nЖаңы.\n");
  CHECK(insert_lines("---\nt: Т\n---\nБир", 4, "Эки.", false) == "---\nt: Т\n---\nБир\n\nЭки.\n");
}

TEST_CASE("edit: an item is edited without its marker and written with it") {
  struct Case {
    const char* lines;
    const char* marker;
    const char* body;
  };
  for (const auto& [lines, marker, body] :
       std::vector<Case>{{"- бир\n  эки", "- ", "бир\nэки"},
                         {"  12. бир\n      эки", "  12. ", "бир\nэки"},
                         {"*   бир", "*   ", "бир"},
                         {"бир", "", "бир"},
                         {"-бир", "", "-бир"},
                         {"2014 жыл", "", "2014 жыл"}}) {
    CAPTURE(lines);
    const Item item = split_item(lines);
    CHECK(item.marker == marker);
    CHECK(item.body == body);
    if (!item.marker.empty()) CHECK(join_item(item.marker, item.body) == lines);
  }
  CHECK(next_marker("  9. ") == "  10. ");
  CHECK(next_marker("- ") == "- ");
}

TEST_CASE("edit: a field of the front matter is replaced or added, quoted where YAML needs it") {
  const std::string text = "---\ntitle: Эски\nsummary: >-\n  бир\n  эки\ntags: [a]\n---\nТекст.\n";
  CHECK(set_field(text, 2, "title", "Жаңы") ==
        "---\ntitle: Жаңы\nsummary: >-\n  бир\n  эки\ntags: [a]\n---\nТекст.\n");
  CHECK(set_field(text, 3, "summary", "Кыска: \"бир\"") ==
        "---\ntitle: Эски\nsummary: \"Кыска: \\\"бир\\\"\"\ntags: [a]\n---\nТекст.\n");
  CHECK(set_field(text, 0, "place", "Ош") ==
        "---\ntitle: Эски\nsummary: >-\n  бир\n  эки\ntags: [a]\nplace: Ош\n---\nТекст.\n");
  CHECK(set_field(text, 2, "title", "#1") ==
        "---\ntitle: \"#1\"\nsummary: >-\n  бир\n  эки\ntags: [a]\n---\nТекст.\n");
}

}  // namespace
}  // namespace tilmech
