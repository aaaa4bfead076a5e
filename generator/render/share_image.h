// The picture that social networks show beside a link: headline, date, and what funders ask for.
// The only place that knows Cairo and Pango.
#pragma once

#include <string>
#include <vector>

namespace tilmech {

struct SharePicture {
  struct Funder {
    std::string emblem;  // a PNG file; "" or anything else: not drawn
    std::string words;
  };

  std::string kicker, headline, dateline;
  std::string language;  // BCP 47: which shapes of letters a font chooses
  std::vector<Funder> funders;
};

inline constexpr int kShareWidth = 1200, kShareHeight = 630;  // pixels, as Open Graph advises

// A PNG. The letters come from the fonts of the machine.
std::string share_image(const SharePicture& picture);

}  // namespace tilmech
