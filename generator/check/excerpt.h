// The first words of a text, as messages quote it.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Up to six words of the first line, within fifty characters, without punctuation at the end.
std::string first_words(std::string_view text);

}  // namespace tilmech
