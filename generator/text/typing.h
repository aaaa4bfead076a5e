// What a reader may have meant who typed in Latin letters, or on the wrong keyboard. For queries.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tilmech {

// The Cyrillic words that a folded word in Latin letters may stand for, folded, the most likely
// first, at most `limit` (up to 32): "okmot" -> "окмот" first; "kyrgyz" -> "кыргыз". None for a
// word that has other characters or more than 40 of them. Each Latin letter or group costs 1, and 2
// more for each likelier reading passed over; candidates are in order of cost, then of letters.
std::vector<std::string> latin_to_cyrillic(std::string_view folded, std::size_t limit);

// The text as its keys would have written it on the other keyboard: "ghjuhfvvf" -> "программа",
// "рфкь кувгсешщт" -> "harm reduction". "" where it has no letters, or letters of both alphabets.
// Takes text as typed, before it is parted into words: б, ю, ж, э, х, ъ are punctuation on Latin
// keys.
std::string other_keyboard(std::string_view typed);

}  // namespace tilmech
