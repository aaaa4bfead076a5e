#include "text/escape.h"

#include <array>

namespace tilmech {

namespace {

// By byte: whether it must be written as something else.
constexpr auto kSpecial = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : std::string_view("&<>\"'")) table[c] = true;
  return table;
}();

std::string_view reference_for(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

// The first such byte from `at` on, or the text's size. Looks at sixteen bytes together, which
// compilers turn into a few instructions: most of a text needs no reference.
std::size_t next_special(std::string_view text, std::size_t at) {
  constexpr std::size_t kTogether = 16;
  for (; at + kTogether <= text.size(); at += kTogether) {
    unsigned char any = 0;
    for (std::size_t i = 0; i < kTogether; ++i) {
      const char c = text[at + i];
      any |= static_cast<unsigned char>((c == '&') | (c == '<') | (c == '>') | (c == '"') |
                                        (c == '\''));
    }
    if (any != 0) break;
  }
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = next_special(text, 0); at < text.size(); at = next_special(text, from)) {
    out.append(text, from, at - from);
    out += reference_for(text[at]);
    from = at + 1;
  }
  out.append(text, from);
}

std::string escaped(std::string_view text) {
  if (next_special(text, 0) == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  append_escaped(out, text);
  return out;
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

}  // namespace tilmech
