#include "exchange/csv.h"

#include <doctest/doctest.h>

namespace tilmech {

TEST_CASE("rows of CSV come back as they were") {
  const std::vector<CsvRow> rows = {
      {"a", "b"}, {"", "он сказал \"да\""}, {"строка\nещё", "a,b;c"}, {" край ", ""}};
  CHECK(read_csv(write_csv(rows)) == rows);
}

TEST_CASE("CSV of other spreadsheets is read") {
  const std::vector<CsvRow> expected = {{"a", "b"}, {"1,5", "2"}};
  CHECK(read_csv("a;b\n1,5;2\n") == expected);
  CHECK(read_csv("\xEF\xBB\xBF"
                 "a;b\r\n1,5;2") == expected);
  CHECK(read_csv("a,b\n\n\"1,5\",2\n") == expected);
  CHECK(read_csv("").value().empty());
  CHECK_FALSE(read_csv("a,\"b").has_value());
}

}  // namespace tilmech
