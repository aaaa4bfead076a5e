#include "text/section_number.h"

#include <doctest/doctest.h>

using namespace tilmech;

namespace {

struct Case {
  std::string_view heading;
  std::string_view number;  // "": none
  std::string_view rest;    // the heading without its number
};

constexpr Case kCases[] = {
    {"2.3.1. Первичная", "2.3.1", "Первичная"},
    {"4.3.2 Баңги заттарды", "4.3.2", "Баңги заттарды"},
    {"1. Анализ", "1", "Анализ"},
    {"§ 4 Порядок", "4", "Порядок"},
    {"§4. Порядок", "4", "Порядок"},
    {"IV. Меры", "4", "Меры"},
    {"XIX. Меры", "19", "Меры"},
    {"4-бөлүм. Зыян", "4", "Зыян"},
    {"1-берене Милдет", "1", "Милдет"},
    {"Статья 4. Право", "4", "Право"},
    {"Раздел IV. Право", "4", "Право"},
    {"Article 4 Law", "4", "Law"},
    {"Section 2.1. Law", "2.1", "Law"},
    {"3.", "3", ""},
    {"26 июня", "", ""},
    {"2014-жылдын жыйынтыгы", "", ""},
    {"100-летие", "", ""},
    {"I am here", "", ""},
    {"Статьям закона", "", ""},
    {"Partly 4", "", ""},
    {"", "", ""},
    {"12345678901234567890. Много", "", ""},
    {"V", "", ""},
    {"1.5млн", "", ""},
};

}  // namespace

TEST_CASE("section numbers are read in every form that authors use") {
  for (const Case& c : kCases) {
    CAPTURE(c.heading);
    const auto number = read_section_number(c.heading);
    CHECK((number ? number->number : "") == c.number);
    if (number) CHECK(c.heading.substr(number->length) == c.rest);
  }
}
