#include "exchange/line_width.h"

#include <array>

#include "exchange/draft_text.h"

namespace tilmech {
namespace {

constexpr int kFixed = 500;

// а to я, in thousandths, from the advance widths of Times New Roman.
constexpr std::array<short, 32> kSmall = {444, 509, 472, 410, 509, 444, 689, 395, 535, 535, 485,
                                          499, 633, 535, 500, 535, 500, 444, 437, 500, 647, 500,
                                          535, 503, 770, 770, 517, 673, 459, 429, 747, 459};
// А to Я.
constexpr std::array<short, 32> kCapital = {
    722, 574, 667, 578, 682, 611, 896, 501, 722,  722,  667, 678, 889, 722, 722,  722,
    557, 667, 611, 708, 790, 722, 722, 650, 1009, 1009, 706, 872, 574, 660, 1028, 667};
// a to z.
constexpr std::array<short, 26> kLatinSmall = {444, 500, 444, 500, 444, 333, 500, 500, 278,
                                               278, 500, 278, 778, 500, 500, 500, 500, 333,
                                               389, 278, 500, 500, 722, 500, 500, 444};

int width_of(char32_t c) {
  if (c >= U'а' && c <= U'я') return kSmall[c - U'а'];
  if (c >= U'А' && c <= U'Я') return kCapital[c - U'А'];
  if (c >= U'a' && c <= U'z') return kLatinSmall[c - U'a'];
  if (c >= U'A' && c <= U'Z') return 667;
  if (c >= U'0' && c <= U'9') return 500;
  switch (c) {
    case U' ':
    case U'.':
    case U',':
    case U'\u00A0':
      return 250;
    case U';':
    case U':':
      return 278;
    case U'(':
    case U')':
    case U'-':
      return 333;
    case U'%':
      return 833;
    case U'ң':
      return 535;
    case U'№':
      return 950;
    case U'—':
      return 1000;
    default:
      return 500;
  }
}

}  // namespace

int width_in_times(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_character(text, at));
  return width;
}

int width_in_fixed(std::string_view text) {
  return kFixed * static_cast<int>(count_characters(text));
}

}  // namespace tilmech
