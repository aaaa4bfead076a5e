// What libyaml finds wrong, in words an author of texts understands, with the way to mend it.
#pragma once

#include <yaml.h>

#include <string>
#include <string_view>

namespace tilmech {

// Line and column count from 0, as libyaml's do.
struct YamlFault {
  int line = 0;
  int column = 0;
  std::string message;
  std::string hint;
};

// Explains the error at which the parser stopped; `text` is its whole input.
YamlFault explain_fault(const yaml_parser_t& parser, std::string_view text);

// "put the value in quotes: title: \"Meeting: results\"", made from the line at `mark`.
std::string hint_to_quote(std::string_view text, const yaml_mark_t& mark);

}  // namespace tilmech
