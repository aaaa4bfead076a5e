// Words of any bytes: each language's analyser, folding, and what may have been meant on a
// keyboard.
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "text/analyser.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/typing.h"

using namespace tilmech;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Segments are what ICU says, in order, not empty.
  std::vector<Segment> direct, with_icu;
  find_segments(text, direct);
  find_segments_with_icu(text, with_icu);
  require(direct == with_icu);

  static std::vector<Analyser> analysers = [] {
    std::vector<Analyser> all;
    all.reserve(kAllLangs.size());
    for (Lang lang : kAllLangs) all.emplace_back(lang);
    return all;
  }();
  static Analysis analysis;
  for (Analyser& analyser : analysers) {
    analyser.analyse(text, analysis);
    std::uint32_t end = 0;
    for (const Token& token : analysis.tokens) {
      require(token.begin >= end && token.end > token.begin && token.end <= size);
      require(token.stem_at + token.stem_size <= analysis.letters.size());
      end = token.end;
    }
    require(analyser.stem_of_word(text) == analyser.stem_of_word(text));
  }
  const std::string folded = fold(text);
  latin_to_cyrillic(folded, 8);
  other_keyboard(text);
  return 0;
}
