// Writing values of front matter as a person would: plain where YAML reads them as they are, else
// in quotes. Line ends and tabs become spaces: a value is one line.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// The value of a field, `title: VALUE`.
std::string yaml_value(std::string_view text);

// An item of a list in brackets, `variants: [ITEM, ITEM]`.
std::string yaml_item(std::string_view text);

}  // namespace tilmech
