#include "text/quantities.h"

#include <doctest/doctest.h>

using namespace tilmech;

namespace {

std::vector<std::string> values(std::string_view text, Lang lang) {
  std::vector<Quantity> found;
  read_quantities(text, lang, found);
  std::vector<std::string> values;
  values.reserve(found.size());
  for (const Quantity& quantity : found)
    values.push_back(quantity.value + (quantity.kind == QuantityKind::percent ? "%" : "") +
                     (quantity.ambiguous ? "?" : ""));
  return values;
}

struct Case {
  Lang lang;
  std::string_view text;
  std::vector<std::string> values;
};

const Case kCases[] = {
    {Lang::ru, "150 тысяч человек", {"150000"}},
    {Lang::ru, "150 000 человек", {"150000"}},
    {Lang::ru, "150\u00A0000 человек", {"150000"}},
    {Lang::ru, "150 тыс. и 25 тыс. человек", {"150000", "25000"}},
    {Lang::ky, "150 миң киши", {"150000"}},
    {Lang::en, "150,000 people", {"150000"}},
    {Lang::en, "150 thousand people", {"150000"}},
    {Lang::ru, "6,8 млн евро", {"6800000"}},
    {Lang::ky, "6,8 млн евро", {"6800000"}},
    {Lang::en, "6.8 million euros", {"6800000"}},
    {Lang::ru, "1,5 миллиарда", {"1500000000"}},
    {Lang::ru, "59,8 процентов", {"59.8%"}},
    {Lang::ru, "более 90 % всех", {"90%"}},
    {Lang::ky, "59,8 пайызы", {"59.8%"}},
    {Lang::en, "59.8 per cent", {"59.8%"}},
    {Lang::ru, "1 января 2013 года", {"2013-01-01"}},
    {Lang::ky, "2013-жылдын 1-январына", {"2013-01-01"}},
    {Lang::ky, "2013-жылдын 1-январында", {"2013-01-01"}},
    {Lang::en, "1 January 2013", {"2013-01-01"}},
    {Lang::en, "January 1, 2013", {"2013-01-01"}},
    {Lang::ru, "01.01.2013", {"2013-01-01"}},
    {Lang::ru, "26 июня отмечается", {"--06-26"}},
    {Lang::ky, "26-июнь күнү", {"--06-26"}},
    {Lang::ru, "в ноябре 2022 года", {"2022-11"}},
    {Lang::ky, "2022-жылдын ноябрында", {"2022-11"}},
    {Lang::en, "in November 2022", {"2022-11"}},
    {Lang::ru, "в мае 2014 года", {"2014-05"}},
    {Lang::ru, "масса 5 кг", {"5"}},
    {Lang::en, "they may use 3", {"3"}},
    {Lang::ru, "с 1916 года по 1974 год", {"1916", "1974"}},
    {Lang::ky, "1916-жылдан тартып 1974-жылга чейин", {"1916", "1974"}},
    {Lang::ru, "XIX века", {"19"}},
    {Lang::ky, "XIX кылымдын", {"19"}},
    {Lang::en, "the 19th century", {"19"}},
    {Lang::ru, "I и V", {}},
    {Lang::ky, "500дөн ашык", {"500"}},
    {Lang::ru, "2-го числа, № 54", {"2", "54"}},
    {Lang::ru, "раздел 2.3.1 и 4.1.", {"2.3.1", "4.1"}},
    {Lang::ru, "1.300 кг", {"1.300?"}},
    {Lang::ru, "F20 и CADAP6", {}},
    {Lang::ru, "0,50 и 0", {"0.5", "0"}},
    {Lang::ru, "007", {"7"}},
    {Lang::ru, "в 2012 150 человек", {"2012", "150"}},
    {Lang::ru,
     "99999999999999999999999999999999999999 млрд",
     {"99999999999999999999999999999999999999000000000"}},
    {Lang::ru, "«12» и (34)", {"12", "34"}},
    {Lang::ru, "5.", {"5"}},
    {Lang::ru, "", {}},
};

}  // namespace

TEST_CASE("quantities are read by value, however a language writes them") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(values(c.text, c.lang) == c.values);
  }
}

TEST_CASE("a quantity knows its place, unit included") {
  std::vector<Quantity> found;
  const std::string_view text = "Было 2013-жылдын 1-январына карата 25 миң";
  read_quantities(text, Lang::ky, found);
  REQUIRE(found.size() == 2);
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "2013-жылдын 1-январына");
  CHECK(text.substr(found[1].begin, found[1].end - found[1].begin) == "25 миң");
}
