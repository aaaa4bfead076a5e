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

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kSpecial[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, from, at - from);
    out += reference_for(text[at]);
    from = at + 1;
  }
  out.append(text, from);
}

std::string escaped(std::string_view text) {
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
