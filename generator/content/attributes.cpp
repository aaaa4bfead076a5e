#include "content/attributes.h"

#include <algorithm>
#include <string_view>

namespace tilmech {
namespace {

// A phrase is at most this long, and a text has at most this many: both keep the search linear.
constexpr std::size_t kMaxPhraseBytes = 2000;
constexpr int kMaxPhrases = 1000;

// Whether the byte at `offset` stands in code, where braces mean themselves.
bool in_code(const RichText& text, std::size_t offset) {
  return std::ranges::any_of(text.marks, [&](const Mark& mark) {
    return mark.kind == MarkKind::code && mark.begin <= offset && offset < mark.end;
  });
}

// The '[' that the ']' at `close` closes, or npos.
std::size_t opening_bracket(const RichText& text, std::size_t close) {
  int depth = 0;
  const std::size_t first = close > kMaxPhraseBytes ? close - kMaxPhraseBytes : 0;
  for (std::size_t i = close + 1; i-- > first;) {
    if (text.text[i] != '[' && text.text[i] != ']') continue;
    if (in_code(text, i)) continue;
    depth += text.text[i] == ']' ? 1 : -1;
    if (depth == 0) return i;
  }
  return std::string_view::npos;
}

// The mark that `{attribute}` asks for, without its place.
std::optional<Mark> phrase_mark(std::string_view attribute) {
  if (attribute == ".noterm") return Mark{.kind = MarkKind::no_term};
  if (attribute.starts_with("lang=") && lang_from_code(attribute.substr(5)))
    return Mark{.kind = MarkKind::language, .target = std::string(attribute.substr(5))};
  return std::nullopt;
}

// Whether [begin, end) cuts a mark in two.
bool crosses(const RichText& text, std::uint32_t begin, std::uint32_t end) {
  return std::ranges::any_of(text.marks, [&](const Mark& mark) {
    return (mark.begin < begin && begin < mark.end && mark.end < end) ||
           (begin < mark.begin && mark.begin < end && end < mark.end);
  });
}

bool encloses(const Mark& a, const Mark& b) {
  return a.begin < b.begin || (a.begin == b.begin && a.end > b.end);
}

}  // namespace

void erase_bytes(RichText& text, std::size_t begin, std::size_t end) {
  text.text.erase(begin, end - begin);
  const auto moved = [&](std::uint32_t offset) {
    if (offset >= end) return static_cast<std::uint32_t>(offset - (end - begin));
    return static_cast<std::uint32_t>(std::min<std::size_t>(offset, begin));
  };
  for (Mark& mark : text.marks) {
    mark.begin = moved(mark.begin);
    mark.end = moved(mark.end);
  }
  std::erase_if(text.marks, [](const Mark& mark) {
    return mark.begin == mark.end && mark.kind != MarkKind::footnote &&
           mark.kind != MarkKind::image;
  });
}

std::string take_name(RichText& text) {
  if (!text.text.ends_with('}')) return "";
  const std::size_t open = text.text.rfind("{#");
  if (open == std::string::npos || in_code(text, open)) return "";
  const std::string name = text.text.substr(open + 2, text.text.size() - open - 3);
  const bool valid = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
  if (!valid) return "";
  const std::size_t last = text.text.find_last_not_of(" \n", open == 0 ? 0 : open - 1);
  erase_bytes(text, last == std::string::npos || open == 0 ? 0 : last + 1, text.text.size());
  return name;
}

std::optional<Lang> take_block_language(RichText& text) {
  const std::size_t newline = text.text.rfind('\n');
  const std::size_t begin = newline == std::string::npos ? 0 : newline + 1;
  const std::string_view line = std::string_view(text.text).substr(begin);
  if (!line.starts_with("{lang=") || !line.ends_with('}')) return std::nullopt;
  const auto lang = lang_from_code(line.substr(6, line.size() - 7));
  if (lang) erase_bytes(text, newline == std::string::npos ? 0 : newline, text.text.size());
  return lang;
}

void take_phrase_marks(RichText& text) {
  std::size_t from = 0;
  for (int phrases = 0; phrases < kMaxPhrases;) {
    const std::size_t close = text.text.find("]{", from);
    if (close == std::string::npos) return;
    from = close + 1;
    const std::size_t brace = text.text.find('}', close);
    if (brace == std::string::npos) return;
    auto mark = phrase_mark(std::string_view(text.text).substr(close + 2, brace - close - 2));
    const std::size_t open = opening_bracket(text, close);
    if (!mark || open == std::string::npos || in_code(text, close)) continue;
    if (crosses(text, static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(brace + 1)))
      continue;
    erase_bytes(text, close, brace + 1);
    erase_bytes(text, open, open + 1);
    mark->begin = static_cast<std::uint32_t>(open);
    mark->end = static_cast<std::uint32_t>(close - 1);
    from = open;
    ++phrases;
    if (mark->begin == mark->end) continue;
    const auto place = std::ranges::find_if(text.marks, [&](const Mark& other) {
      return encloses(*mark, other) || (mark->begin == other.begin && mark->end == other.end);
    });
    text.marks.insert(place, *mark);
  }
}

}  // namespace tilmech
