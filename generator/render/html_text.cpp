// Targets and plain text.
#include "render/html_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tilmech {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Cuts valid UTF-8 to at most `limit` bytes without splitting a character, at a space if there is
// one.
std::string cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const std::size_t space = text.substr(0, end).find_last_of(' ');
  if (space != std::string_view::npos && space > limit / 2) end = space;
  while (end > 0 && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
  return std::string(text.substr(0, end)) + "…";
}

const RichText* first_paragraph(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::paragraph && !block.text.text.empty()) return &block.text;
    if (const RichText* inner = first_paragraph(block.children)) return inner;
  }
  return nullptr;
}

}  // namespace

bool is_allowed_target(std::string_view target) {
  const auto visible = [](unsigned char c) { return c > 0x20 && c != 0x7F; };
  if (target.empty() || !std::ranges::all_of(target, visible)) return false;
  if (target.front() == '#') return true;
  constexpr std::array<std::string_view, 4> kSchemes = {"http:", "https:", "mailto:", "tel:"};
  return std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
    return target.size() > scheme.size() &&
           std::ranges::equal(target.substr(0, scheme.size()), scheme, {}, lower);
  });
}

std::string json_for_script(const nlohmann::ordered_json& value) {
  // In JSON these three stand inside strings only, where \u is always allowed.
  std::string plain = value.dump();
  if (plain.find_first_of("<>&") == std::string::npos) return plain;
  std::string out;
  out.reserve(plain.size() + 64);
  for (const char c : plain) {
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

std::string plain_text(const RichText& text) {
  std::string out = text.text;
  std::ranges::replace(out, '\n', ' ');
  return out;
}

std::string first_words(const std::vector<Section>& sections, std::size_t limit) {
  for (const Section& section : sections)
    if (const RichText* text = first_paragraph(section.blocks))
      return cut(plain_text(*text), limit);
  return {};
}

}  // namespace tilmech
