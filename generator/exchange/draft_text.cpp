#include "exchange/draft_text.h"

#include <algorithm>
#include <vector>

#include "text/fold.h"
#include "text/segments.h"

namespace tilmech {
namespace {

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The size of a white character at `at`, 0 where there is none.
std::size_t space_size(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\n' || rest[0] == '\r') return 1;
  if (rest.starts_with("\u00A0")) return 2;
  return rest.starts_with("\u202F") || rest.starts_with("\u2009") ? 3 : 0;
}

// Latin and Cyrillic, the alphabets of our languages.
bool is_small_letter(char32_t c) {
  if (c >= U'a' && c <= U'z') return true;
  if (c >= 0x0430 && c <= 0x045F) return true;
  return c >= 0x0460 && c <= 0x052F && c % 2 == 1;
}

bool is_capital_letter(char32_t c) {
  if (c >= U'A' && c <= U'Z') return true;
  if (c >= 0x0400 && c <= 0x042F) return true;
  return c >= 0x0460 && c <= 0x052F && c % 2 == 0 && c != 0x0482;
}

bool is_mark(char c) {
  return c == '*' || c == '`' || c == '\\' || c == '[' || c == ']' || c == '<' || c == '>';
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  char32_t c = lead >= 0xF0 ? lead & 0x07 : lead >= 0xE0 ? lead & 0x0F : lead & 0x1F;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
    c = c << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return c;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.size() ? text[i + 1] : ' ';
    const bool in_word = is_word_byte(before) && is_word_byte(after);
    const bool mark = std::string_view("\\*`[]<").find(c) != std::string_view::npos ||
                      (c == '_' && !in_word) || (c == '~' && after == '~') ||
                      (c == '&' && (is_word_byte(after) || after == '#'));
    if (mark) out += '\\';
    out += c;
  }
  return out;
}

std::string escape_line_start(std::string_view markdown) {
  if (markdown.empty()) return "";
  const char first = markdown[0];
  const char second = markdown.size() > 1 ? markdown[1] : ' ';
  const bool lone = second == ' ' || second == '\n' || second == first;
  const bool bullet = (first == '-' || first == '+') && lone;
  std::string out(markdown);
  if (bullet || first == '#' || first == '>' || first == '{' || first == '=' || first == '|') {
    out.insert(out.begin(), '\\');
    return out;
  }
  std::size_t digits = 0;
  while (digits < markdown.size() && is_digit(markdown[digits])) ++digits;
  const bool marker = digits > 0 && digits < 10 && digits < markdown.size() &&
                      (markdown[digits] == '.' || markdown[digits] == ')') &&
                      (digits + 1 == markdown.size() || markdown[digits + 1] == ' ');
  if (marker) out.insert(digits, 1, '\\');
  return out;
}

namespace {

std::string plain(std::string_view markdown, bool addresses) {
  std::string out;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    const char c = markdown[i];
    if (c == '\\' && i + 1 < markdown.size()) {
      if (markdown[++i] != '\n') {
        out += markdown[i];
        continue;
      }
      out += ' ';
    } else if (c == ']' && markdown.substr(i + 1).starts_with('(')) {
      const std::size_t end = std::min(markdown.find(')', i), markdown.size());
      if (addresses) out.append(" (").append(markdown.substr(i + 2, end - i - 2)).append(")");
      i = end;
    } else if (c == '[' && markdown.substr(i + 1).starts_with('^')) {
      const std::size_t end = markdown.find(']', i);
      i = end == std::string_view::npos ? markdown.size() : end;
    } else if (!is_mark(c)) {
      out += c;
    }
  }
  return squeezed(out);
}

}  // namespace

std::string plain_of(std::string_view markdown) {
  return plain(markdown, false);
}

std::string words_with_addresses(std::string_view markdown) {
  return plain(markdown, true);
}

std::string squeezed(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t size = space_size(text, i); size > 0) {
      space = true;
      i += size;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text[i++];
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (const std::size_t size = space_size(text, 0)) text.remove_prefix(size);
  for (;;) {
    if (!text.empty() && space_size(text, text.size() - 1) > 0)
      text.remove_suffix(1);
    else if (text.ends_with("\u00A0"))
      text.remove_suffix(2);
    else
      return text;
  }
}

std::string folded_words(std::string_view text) {
  std::vector<Segment> segments;
  find_segments(text, segments);
  std::string out;
  for (const Segment& segment : segments) {
    if (!out.empty()) out += ' ';
    fold_to(text.substr(segment.begin, segment.end - segment.begin), out);
  }
  return out;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool begins_small(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c == U'«' || c == U'"' || c == U'“' || c == U'(' || c == U'*' || c == U'„') continue;
    return is_small_letter(c);
  }
  return false;
}

bool is_all_capitals(std::string_view text) {
  int capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_small_letter(c)) return false;
    capitals += is_capital_letter(c);
  }
  return capitals >= 2;
}

bool ends_sentence(std::string_view text) {
  text = trimmed(text);
  for (;;) {
    bool cut = false;
    for (const std::string_view mark : {"»", "\"", "”", "“", ")", "*"})
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        cut = true;
      }
    if (!cut) break;
  }
  return !text.empty() && (std::string_view(".!?;:").find(text.back()) != std::string_view::npos ||
                           text.ends_with("…"));
}

std::string shortened(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < most; ++count) next_character(text, at);
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, at)) + "…";
}

}  // namespace tilmech
