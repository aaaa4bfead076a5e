// Abbreviations in parentheses inside longer names.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/analyser.h"

namespace tilmech {

// Whether the word [begin, end) of a text, in bytes, stands in parentheses of its own.
inline bool is_in_parentheses(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && text[begin - 1] == '(' && text.substr(end).starts_with(')');
}

// Whether a word is an abbreviation in parentheses of its own: `Организация Объединённых Наций
// (ООН)`. It says the words before it once more, and may stand inside a longer name.
inline bool is_aside(std::string_view text, TokenKind kind, std::size_t begin, std::size_t end) {
  return kind == TokenKind::abbreviation && is_in_parentheses(text, begin, end);
}
inline bool is_aside(std::string_view text, const Token& token) {
  return is_aside(text, token.kind, token.begin, token.end);
}

}  // namespace tilmech
