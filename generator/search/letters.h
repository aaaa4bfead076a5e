// Texts as code points, and the letters that Kyrgyz and Russian readers leave out: ё ң ө ү.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tilmech {

// What is not UTF-8 becomes U+FFFD.
std::u32string code_points(std::string_view text);
std::string utf8(std::u32string_view text);
std::size_t count_code_points(std::string_view text);

// The letter that stands for `plain` (е н о у) where a text is written exactly; 0 for others.
constexpr char32_t special_of(char32_t plain) {
  return plain == U'е'   ? U'ё'
         : plain == U'н' ? U'ң'
         : plain == U'о' ? U'ө'
         : plain == U'у' ? U'ү'
                         : 0;
}

// `form` is the beginning of the folded form of `raw`, or a stem of it: the form with ё ң ө ү where
// `raw` has them. Where raw and folded differ in length, the form as it is.
std::string spelling_of(std::string_view raw, std::string_view folded, std::string_view form);

}  // namespace tilmech
