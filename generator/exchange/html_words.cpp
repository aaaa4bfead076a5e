#include "exchange/html_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "exchange/draft_text.h"

namespace tilmech {
namespace {

constexpr auto kSilent = std::to_array<std::string_view>(
    {"head", "script", "style", "template", "noscript", "title", "svg", "iframe"});
// Elements inside a line of text: their tags part no words.
constexpr auto kInline = std::to_array<std::string_view>(
    {"a",      "abbr",   "b",   "big",  "cite", "code", "del", "em",    "font",
     "i",      "ins",    "kbd", "mark", "o:p",  "q",    "s",   "small", "span",
     "strike", "strong", "sub", "sup",  "tt",   "u",    "var", "wbr"});

struct Entity {
  std::string_view name, text;
};
constexpr auto kEntities = std::to_array<Entity>(
    {{"amp", "&"},    {"lt", "<"},       {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
     {"nbsp", " "},   {"laquo", "«"},    {"raquo", "»"},  {"ndash", "–"},  {"mdash", "—"},
     {"ldquo", "“"},  {"rdquo", "”"},    {"lsquo", "‘"},  {"rsquo", "’"},  {"bdquo", "„"},
     {"hellip", "…"}, {"shy", "\u00AD"}, {"copy", "©"},   {"reg", "®"},    {"deg", "°"},
     {"sect", "§"},   {"bull", "•"},     {"middot", "·"}, {"thinsp", " "}, {"ensp", " "},
     {"emsp", " "},   {"minus", "−"},    {"times", "×"},  {"euro", "€"},   {"trade", "™"},
     {"eacute", "é"}, {"uuml", "ü"},     {"ouml", "ö"},   {"auml", "ä"},   {"szlig", "ß"}});

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), small);
  return out;
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void append_utf8(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Appends what "&name;" at `at` stands for; returns the byte behind it.
std::size_t append_entity(std::string_view html, std::size_t at, std::string& out) {
  const std::size_t end = html.substr(at, 12).find(';');
  if (end == std::string_view::npos) {
    out += '&';
    return at + 1;
  }
  const std::string_view name = html.substr(at + 1, end - 1);
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    append_utf8(out, value);
    return at + end + 1;
  }
  const auto known = std::ranges::find(kEntities, name, &Entity::name);
  if (known == kEntities.end()) {
    out += '&';
    return at + 1;
  }
  out += known->text;
  return at + end + 1;
}

struct Tag {
  std::string name;  // small letters
  bool closing = false;
  std::string_view attributes;
  std::size_t end = 0;  // the byte behind it
};

// The tag at `at`, a '<'; its name is empty where there is none.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  if (html.substr(at).starts_with("<!--")) {
    const std::size_t end = html.find("-->", at + 4);
    return {"!", false, {}, end == std::string_view::npos ? html.size() : end + 3};
  }
  std::size_t name = at + 1;
  if (name < html.size() && html[name] == '/') tag.closing = true, ++name;
  const char first = name < html.size() ? small(html[name]) : ' ';
  if (!((first >= 'a' && first <= 'z') || first == '!' || first == '?')) return tag;
  std::size_t name_end = name;
  while (name_end < html.size() &&
         std::string_view(" \t\r\n/>").find(html[name_end]) == std::string_view::npos)
    ++name_end;
  char quote = 0;
  std::size_t end = name_end;
  for (; end < html.size(); ++end) {
    const char c = html[end];
    if (quote != 0 && c == quote)
      quote = 0;
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (quote == 0 && c == '>')
      break;
  }
  tag.name = in_small_letters(html.substr(name, name_end - name));
  tag.attributes = html.substr(name_end, end - name_end);
  tag.end = std::min(end + 1, html.size());
  return tag;
}

// Where the element that opened ends: behind its closing tag.
std::size_t end_of_element(std::string_view html, std::size_t at, const std::string& name) {
  for (;;) {
    at = html.find("</", at);
    if (at == std::string_view::npos) return html.size();
    if (in_small_letters(html.substr(at + 2, name.size())) == name) {
      const std::size_t end = html.find('>', at);
      return end == std::string_view::npos ? html.size() : end + 1;
    }
    at += 2;
  }
}

}  // namespace

std::vector<std::string> html_passages(std::string_view html) {
  std::vector<std::string> passages;
  std::string text;
  const auto finish = [&] {
    std::string passage = squeezed(text);
    if (!passage.empty()) passages.push_back(std::move(passage));
    text.clear();
  };
  for (std::size_t at = 0; at < html.size();) {
    if (html[at] == '&') {
      at = append_entity(html, at, text);
      continue;
    }
    if (html[at] != '<') {
      text += html[at++];
      continue;
    }
    const Tag tag = read_tag(html, at);
    if (tag.name.empty()) {
      text += html[at++];
      continue;
    }
    at = tag.end;
    if (tag.name == "br")
      text += ' ';
    else if (!is_one_of(kInline, tag.name) && tag.name != "!")
      finish();
    if (!tag.closing && is_one_of(kSilent, tag.name)) at = end_of_element(html, at, tag.name);
  }
  finish();
  return passages;
}

std::vector<std::string> html_sources(std::string_view html) {
  std::vector<std::string> sources;
  for (std::size_t at = html.find('<'); at != std::string_view::npos;) {
    const Tag tag = read_tag(html, at);
    const std::string attributes = in_small_letters(tag.attributes);
    const std::size_t src = attributes.find("src=");
    if (!tag.closing && src != std::string::npos && tag.name != "img") {
      std::string_view value = tag.attributes.substr(src + 4);
      const char quote = value.empty() ? ' ' : value[0];
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) value.remove_prefix(1);
      value = value.substr(0, value.find_first_of(quoted ? std::string_view(&quote, 1)
                                                         : std::string_view(" \t\n>")));
      sources.emplace_back(shortened(value, 200));
    }
    at = html.find('<', std::max(tag.end, at + 1));
  }
  return sources;
}

}  // namespace tilmech
