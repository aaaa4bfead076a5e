// The numbers of a passage as they are compared: dates in their parts, times of the day on the
// 24-hour clock, measures with their units.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/passage.h"

namespace tilmech {

enum class Unit : std::uint8_t {
  none,
  percent,
  gram,
  kilogram,
  tonne,
  millilitre,
  litre,
  metre,
  kilometre,
  hectare,
  som,
  dollar,
  euro,
  rouble
};

// A number, a day, a month or a year: what can be asked for on its own.
struct Atom {
  std::string value;
  std::uint32_t quantity = 0;  // in Passage::numbers
  Unit unit = Unit::none;
  bool matched = false;
  std::string scaled;  // of the 5 in "от 5 до 40 тысяч": "5000"
};

// In the order of the text. A time is one atom: "18:30", or "18" on the hour, for 6 p.m. too.
std::vector<Atom> atoms_of(const Passage& passage);

// The value ("6.8") with its decimal point moved to the right; "" where it is none ("2.3.1").
std::string shifted(std::string_view value, int places);

// Whether two measures in different units are the same: 1.84 t and 1840 kg.
bool is_same_measure(const Atom& a, const Atom& b);

}  // namespace tilmech
