#include "exchange/inline_markdown.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "exchange/draft_text.h"

namespace tilmech {
namespace {

using Json = nlohmann::json;

// While the text grows, marks are control characters, which no text has: whether they can stand as
// * and ** is known only when their neighbours are.
constexpr char kEmphasis = '\x01', kEmphasisEnd = '\x02', kStrong = '\x03', kStrongEnd = '\x04';
constexpr char kStrike = '\x05', kStrikeEnd = '\x06';

struct Sign {
  char open, close;
  std::string_view text;
};
constexpr std::array<Sign, 3> kSigns = {
    {{kEmphasis, kEmphasisEnd, "*"}, {kStrong, kStrongEnd, "**"}, {kStrike, kStrikeEnd, "~~"}}};

bool is_sign(char c) {
  return c >= kEmphasis && c <= kStrikeEnd;
}

std::string text_of(const Json& value) {
  std::string text = value.is_string() ? value.get<std::string>() : std::string();
  std::erase_if(text, [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n'; });
  return text;
}

bool is_space_or_sign(char c) {
  return c == ' ' || c == '\n' || is_sign(c);
}

// Whether letters stand on both sides of a mark's outer edge: then it may only stand beside
// letters inside too.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xC3 || (byte >= 0x80 && byte < 0xC0) || (c >= '0' && c <= '9') ||
         (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Moves spaces out of marked text, and takes pairs away that end where they begin.
std::string tidy_signs(std::string text) {
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      for (const Sign& sign : kSigns) {
        const bool empty = text[i] == sign.open && text[i + 1] == sign.close;
        const bool joined = text[i] == sign.close && text[i + 1] == sign.open;
        if (empty || joined) {
          text.erase(i, 2);
          changed = true;
          break;
        }
        if ((text[i] == sign.open && text[i + 1] == ' ') ||
            (text[i] == ' ' && text[i + 1] == sign.close)) {
          std::swap(text[i], text[i + 1]);
          changed = true;
        }
      }
      if (i + 1 >= text.size()) break;
    }
  }
  return text;
}

// The place of the mark that closes the one at `at`, npos when there is none.
std::size_t closing(std::string_view text, std::size_t at, const Sign& sign) {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == sign.open) ++depth;
    if (text[i] == sign.close && --depth == 0) return i;
  }
  return std::string_view::npos;
}

// Whether the pair can stand as Markdown's signs (CommonMark 6.2, left- and right-flanking).
bool can_stand(std::string_view text, std::size_t open, std::size_t close) {
  const char before = open > 0 ? text[open - 1] : ' ';
  const char after = close + 1 < text.size() ? text[close + 1] : ' ';
  const bool breaks_inside = text.substr(open, close - open).find('\n') != std::string_view::npos;
  if (breaks_inside) return false;
  const bool outer_left = is_space_or_sign(before) || !is_letter(before);
  const bool outer_right = is_space_or_sign(after) || !is_letter(after);
  const bool inner_left = is_letter(text[open + 1]), inner_right = is_letter(text[close - 1]);
  return (outer_left || inner_left) && (outer_right || inner_right);
}

std::string resolve_signs(std::string text) {
  text = tidy_signs(std::move(text));
  std::vector<std::string_view> as(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    for (const Sign& sign : kSigns) {
      if (text[i] != sign.open) continue;
      const std::size_t end = closing(text, i, sign);
      if (end == std::string::npos || end == i + 1 || !can_stand(text, i, end)) continue;
      as[i] = as[end] = sign.text;
    }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_sign(text[i]))
      out += as[i];
    else
      out += text[i];
  }
  return out;
}

bool is_kept_address(std::string_view target) {
  return target.starts_with("https://") || target.starts_with("http://") ||
         target.starts_with("mailto:") || target.starts_with("tel:");
}

// An address as it may stand between ( and ).
std::string written_address(std::string_view target) {
  std::string out;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\')
      out += fmt::format("%{:02X}", byte);
    else
      out += c;
  }
  return out;
}

}  // namespace

void InlineMarkdown::continue_from(const InlineMarkdown& other) {
  notes_ = other.notes_;
  pictures_ = other.pictures_;
}

std::string InlineMarkdown::markdown(const Json& inlines) {
  std::string out;
  write(inlines, out);
  out = resolve_signs(std::move(out));
  // Spaces around hard breaks and at the ends are none to the reader.
  std::string lines;
  for (std::size_t at = 0; at <= out.size();) {
    const std::size_t end = std::min(out.find('\n', at), out.size());
    const std::string line = squeezed(std::string_view(out).substr(at, end - at));
    if (!line.empty()) lines += (lines.empty() ? "" : "\\\n") + line;
    at = end + 1;
  }
  return lines;
}

void InlineMarkdown::write(const Json& inlines, std::string& out) {
  if (!inlines.is_array()) return;
  for (const Json& one : inlines)
    if (one.is_object()) write_one(one, out);
}

void InlineMarkdown::write_marked(const Json& inlines, char open, char close, std::string& out) {
  out += open;
  write(inlines, out);
  out += close;
}

void InlineMarkdown::write_one(const Json& value, std::string& out) {
  const auto kind = value.find("t"), content = value.find("c");
  const std::string name = kind == value.end() ? "" : text_of(*kind);
  static const Json kNothing = Json::array();
  const Json& c = content == value.end() ? kNothing : *content;
  const auto second = [&]() -> const Json& {
    return c.is_array() && c.size() > 1 ? c[1] : kNothing;
  };
  if (name == "Str") {
    out += escape_markdown(text_of(c));
  } else if (name == "Space" || name == "SoftBreak") {
    out += ' ';
  } else if (name == "LineBreak") {
    out += '\n';
  } else if (name == "Emph") {
    write_marked(c, kEmphasis, kEmphasisEnd, out);
  } else if (name == "Strong") {
    write_marked(c, kStrong, kStrongEnd, out);
  } else if (name == "Strikeout") {
    write_marked(c, kStrike, kStrikeEnd, out);
  } else if (name == "Underline" || name == "SmallCaps" || name == "Superscript" ||
             name == "Subscript") {
    write(c, out);
  } else if (name == "Quoted") {
    const bool single = c.is_array() && !c.empty() && c[0].is_object() &&
                        c[0].value("t", "") == std::string("SingleQuote");
    out += single ? "‘" : "“";
    write(second(), out);
    out += single ? "’" : "”";
  } else if (name == "Code" || name == "Math" || name == "RawInline") {
    out += escape_markdown(text_of(second()));
  } else if (name == "Cite" || name == "Span") {
    write(second(), out);
  } else if (name == "Link") {
    write_link(c, out);
  } else if (name == "Image") {
    write_picture(c, out);
  } else if (name == "Note") {
    notes_.push_back(&c);
    out += fmt::format("[^{}]", notes_.size());
  }
}

void InlineMarkdown::write_link(const Json& content, std::string& out) {
  if (!content.is_array() || content.size() < 3) return;
  std::string words;
  write(content[1], words);
  const std::string target =
      content[2].is_array() && !content[2].empty() ? text_of(content[2][0]) : "";
  const bool plain_words = words.find('[') == std::string::npos;
  if (is_kept_address(target) && !trimmed(words).empty() && plain_words) {
    out += fmt::format("[{}]({})", words, written_address(target));
    return;
  }
  out += words;
  if (!target.empty() && !target.starts_with('#'))
    reading_.remarks.push_back({RemarkKind::dropped, 0, "link's address", target});
}

void InlineMarkdown::write_picture(const Json& content, std::string& out) {
  if (!content.is_array() || content.size() < 3) return;
  std::string words;
  write(content[1], words);
  const std::string target =
      content[2].is_array() && !content[2].empty() ? text_of(content[2][0]) : "";
  const std::string mark = fmt::format("PICTURE-{}-HERE", ++pictures_);
  reading_.pictures.push_back({target, mark});
  out += fmt::format("![{}]({})", trimmed(resolve_signs(words)), mark);
}

}  // namespace tilmech
