// Sentences: the one around a place in a text, and how one begins.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tilmech {

// The bytes [first, last) of the sentence of `text` that holds the bytes [begin, end), without the
// spaces around it. A full stop ends a sentence only before a space and a letter that is not small,
// and not after an initial or a one- or two-letter abbreviation (`А. Б. Иванов`, `ст. 4`).
std::pair<std::size_t, std::size_t> sentence_around(std::string_view text, std::size_t begin,
                                                    std::size_t end);

// All sentences of `text`, in order, as sentence_around bounds them; in time that grows with the
// text alone.
std::vector<std::string_view> sentences_of(std::string_view text);

// Whether the first letter of `text` is a capital one.
bool begins_with_capital(std::string_view text);

}  // namespace tilmech
