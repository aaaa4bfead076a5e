// How wide a line of text is on paper: what tells whether the next word would still have fitted.
#pragma once

#include <string_view>

namespace tilmech {

// The width in thousandths of the size of type, as Times sets it (letters of Russian, Kyrgyz and
// English): the type of most official papers. Only comparisons have a meaning.
int width_in_times(std::string_view text);

// The same for a typewriter or a mail program: every character is as wide as another.
int width_in_fixed(std::string_view text);

}  // namespace tilmech
