// Numbers, percentages and dates of a running text by value, however the language writes them:
// "150 тысяч" = "150 000" = "150 миң"; "2013-жылдын 1-январына" = "1 января 2013 года" = "1 January
// 2013".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"

namespace tilmech {

enum class QuantityKind : std::uint8_t {
  number,   // value "150000", "6.8", "2.3.1"
  percent,  // value "59.8"
  date,     // value "2013-01-27"
  month,    // a month of a year: "2013-01"
  day,      // a day of any year: "--01-27"
};

struct Quantity {
  std::uint32_t begin = 0;  // bytes of the text, [begin, end), with the unit
  std::uint32_t end = 0;
  QuantityKind kind = QuantityKind::number;
  bool ambiguous = false;  // "1.300" may be 1300 or 1.3; the value is as written
  std::string value;
};

// Replaces what `out` holds by the quantities of `text`, in order. Digits inside a word (`F20`) are
// none. A Roman number is one where a word for century follows (`XIX века`, `XIX кылым`). Numbers
// may be of any length.
void read_quantities(std::string_view text, Lang lang, std::vector<Quantity>& out);

}  // namespace tilmech
