// The constants of ranking and the function words: ranking.txt and stop_words.txt, which the
// browser reads too.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace tilmech {

std::string_view ranking_text();     // ranking.txt
std::string_view stop_words_text();  // stop_words.txt

// See FORMAT.md for what each is.
struct Ranking {
  std::int64_t exact = 0, letters = 0, cross = 0, latin = 0, keyboard = 0, concept_name = 0;
  std::int64_t prefix = 0, one_error = 0, two_errors = 0;
  std::int64_t head = 0, weak = 0;
  std::int64_t near_order = 0, near = 0, near_most = 0;
  std::int64_t title_whole = 0, title_all = 0, heading_all = 0;
};

const Ranking& ranking();
// Folded.
const std::set<std::string, std::less<>>& stop_words();

}  // namespace tilmech
