// What a reader sees of a concept without leaving the text: its term, its definition and its
// equivalents. The cards of a page stand in it once, however many links lead to them.
#pragma once

#include <map>
#include <string>

#include "model/site.h"

namespace tilmech {

// By key of each concept that has a version: the HTML of its card for readers of `lang`, found by
// its address: <span data-term="hiv">...</span>. It is phrasing content, to be put beside a link.
std::map<std::string, std::string> make_term_cards(const Site& site, Lang lang);

// A page with more cards than this does not hold them itself: it loads all of its language's as a
// script when the first is wanted. That keeps a long programme small, and releases whole. Pages
// side by side do so too.
inline constexpr std::size_t kCardsOnPage = 24;

// The script that puts all cards where a page keeps its own.
std::string term_cards_script(const std::map<std::string, std::string>& cards);

}  // namespace tilmech
