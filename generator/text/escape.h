// Characters that have a meaning in HTML, written so that they have none.
#pragma once

#include <string>
#include <string_view>

namespace tilmech {

// Appends `text` for element content and quoted attributes: & < > " ' are escaped.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// Appends ` name="value"`, the value escaped.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace tilmech
