// Rules that are text files, compiled into the program: one definition for it and the browser.
#pragma once

#include <string_view>

namespace tilmech {

std::string_view kyrgyz_rules_text();  // kyrgyz_stemmer.txt
std::string_view typing_rules_text();  // typing.txt

}  // namespace tilmech
