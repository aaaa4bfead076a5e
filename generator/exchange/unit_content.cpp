#include "exchange/unit_content.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace tilmech {
namespace {

// The codes of marks, as Markdown writes them: what stands before and after the marked text.
using Signs = std::pair<std::string, std::string>;

std::string link_end(const Mark& mark) {
  std::string_view target = mark.target;
  if (target.starts_with("doc:")) target.remove_prefix(4);
  const bool odd = target.find_first_of(" ()<>") != target.npos;
  std::string title;
  for (const char c : mark.title) {
    if (c == '"' || c == '\\') title += '\\';
    title += c == '\n' ? ' ' : c;
  }
  return fmt::format("]({}{}{}{})", odd ? "<" : "", target, odd ? ">" : "",
                     title.empty() ? "" : fmt::format(" \"{}\"", title));
}

Signs signs_of(const Mark& mark, std::string_view marked) {
  switch (mark.kind) {
    case MarkKind::emphasis:
      return {"*", "*"};
    case MarkKind::strong:
      return {"**", "**"};
    case MarkKind::strikethrough:
      return {"~~", "~~"};
    case MarkKind::code: {
      std::string fence = "`";
      while (marked.find(fence) != marked.npos) fence += '`';
      const bool odd = marked.starts_with('`') || marked.ends_with('`');
      return {fence + (odd ? " " : ""), (odd ? " " : "") + fence};
    }
    case MarkKind::link:
      return {"[", link_end(mark)};
    case MarkKind::image:
      return {"![", link_end(mark)};
    case MarkKind::language:
      return {"[", fmt::format("]{{lang={}}}", mark.target)};
    case MarkKind::no_term:
      return {"[", "]{.noterm}"};
    case MarkKind::footnote:
      return {fmt::format("[^{}]", mark.target), ""};
    case MarkKind::hard_break:
      return {"\\\n", ""};
    case MarkKind::term:
      break;
  }
  return {};
}

// Whether the link is its own address: `<https://example.org>`.
bool is_autolink(const Mark& mark, std::string_view marked) {
  if (mark.kind != MarkKind::link || !mark.title.empty()) return false;
  return mark.target == marked ||
         (mark.target.starts_with("mailto:") && mark.target.substr(7) == marked);
}

class ContentReader {
 public:
  explicit ContentReader(const RichText& text) : text_(text) {}

  UnitContent read() {
    for (const Mark& mark : text_.marks) {
      if (mark.kind == MarkKind::term) continue;
      close_until(mark.begin);
      words_to(mark.begin);
      start(mark);
    }
    close_until(text_.text.size());
    words_to(text_.text.size());
    return std::move(content_);
  }

 private:
  struct OpenCode {
    std::size_t end;
    std::string closing;
    int id;
    MarkKind mark;
  };

  void start(const Mark& mark) {
    if (mark.begin < at_) return;  // inside what is one code as a whole
    const std::string_view marked =
        std::string_view(text_.text).substr(mark.begin, mark.end - mark.begin);
    const int id = ++last_id_;
    if (is_autolink(mark, marked)) {
      content_.push_back({PieceKind::alone, fmt::format("<{}>", marked), id, mark.kind});
      at_ = mark.end;
      return;
    }
    Signs signs = signs_of(mark, marked);
    const bool alone =
        mark.kind == MarkKind::footnote || mark.kind == MarkKind::hard_break || marked.empty();
    if (alone) {
      content_.push_back({PieceKind::alone, signs.first + signs.second, id, mark.kind});
      at_ = mark.end;
      return;
    }
    content_.push_back({PieceKind::open, signs.first, id, mark.kind});
    open_.push_back({mark.end, std::move(signs.second), id, mark.kind});
  }

  void close_until(std::size_t place) {
    while (!open_.empty() && open_.back().end <= place) {
      OpenCode& code = open_.back();
      words_to(code.end);
      content_.push_back({PieceKind::close, std::move(code.closing), code.id, code.mark});
      open_.pop_back();
    }
  }

  void words_to(std::size_t end) {
    if (end <= at_) return;
    std::string words = text_.text.substr(at_, end - at_);
    std::ranges::replace(words, '\n', ' ');
    content_.push_back({PieceKind::text, std::move(words)});
    at_ = end;
  }

  const RichText& text_;
  UnitContent content_;
  std::vector<OpenCode> open_;
  std::size_t at_ = 0;
  int last_id_ = 0;
};

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

// Letters that Markdown would take for marks get a backslash.
void append_escaped(std::string& out, std::string_view words, bool in_table) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool inner =
        i > 0 && i + 1 < words.size() && is_word_byte(words[i - 1]) && is_word_byte(words[i + 1]);
    const bool entity =
        c == '&' && i + 1 < words.size() && (words[i + 1] == '#' || is_word_byte(words[i + 1]));
    if (std::string_view("\\*`[]<~").find(c) != std::string_view::npos || (c == '_' && !inner) ||
        entity || (in_table && c == '|'))
      out += '\\';
    out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
}

// A sign that would begin a list, a heading or a quotation only looks like one.
void protect_start(std::string& out) {
  const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
  if (!out.empty() && std::string_view("#+->=:|").find(out.front()) != std::string_view::npos)
    out.insert(out.begin(), '\\');
  else if (digits > 0 && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
}

void append_spaced(std::string& out, std::string_view words) {
  for (const char c : words) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
}

constexpr std::string_view kOpen = "‹", kClose = "›";

// "1", "/1", "1/" between the brackets of typed codes.
std::optional<UnitPiece> typed_code(std::string_view inside) {
  UnitPiece piece{PieceKind::open, "", 0};
  if (inside.starts_with('/')) {
    piece.kind = PieceKind::close;
    inside.remove_prefix(1);
  } else if (inside.ends_with('/')) {
    piece.kind = PieceKind::alone;
    inside.remove_suffix(1);
  }
  const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), piece.id);
  if (error != std::errc() || end != inside.data() + inside.size() || piece.id < 1)
    return std::nullopt;
  return piece;
}

}  // namespace

UnitContent content_of(const RichText& text) {
  return ContentReader(text).read();
}

UnitContent content_of(std::string_view words) {
  if (words.empty()) return {};
  UnitContent content{{PieceKind::text, std::string(words)}};
  std::ranges::replace(content[0].text, '\n', ' ');
  return content;
}

UnitContent joined(std::vector<UnitContent> parts) {
  UnitContent all;
  int last = 0;
  for (UnitContent& part : parts) {
    if (&part != &parts.front())
      all.push_back({PieceKind::alone, std::string(kBlockBreak), ++last, MarkKind::hard_break});
    const int before = last;
    for (UnitPiece& piece : part) {
      if (piece.kind != PieceKind::text) {
        piece.id += before;
        last = std::max(last, piece.id);
      }
      all.push_back(std::move(piece));
    }
  }
  return all;
}

std::vector<UnitContent> split_at_breaks(const UnitContent& content) {
  std::vector<UnitContent> parts(1);
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::alone && piece.text == kBlockBreak)
      parts.emplace_back();
    else
      parts.back().push_back(piece);
  }
  return parts;
}

std::map<int, CodeMeaning> codes_of(const UnitContent& content) {
  std::map<int, CodeMeaning> codes;
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text) continue;
    CodeMeaning& meaning = codes[piece.id];
    meaning.mark = piece.mark;
    meaning.alone = piece.kind == PieceKind::alone;
    (piece.kind == PieceKind::close ? meaning.closing : meaning.opening) = piece.text;
  }
  return codes;
}

void number_like(const UnitContent& source, UnitContent& translation) {
  std::map<int, CodeMeaning> free = codes_of(source);
  const std::map<int, CodeMeaning> own = codes_of(translation);
  int next = free.empty() ? 1 : free.rbegin()->first + 1;
  std::map<int, int> fresh;
  std::vector<int> order;
  for (const UnitPiece& piece : translation)
    if (piece.kind == PieceKind::open || piece.kind == PieceKind::alone) order.push_back(piece.id);
  for (const int id : order) {
    const auto same =
        std::ranges::find_if(free, [&](const auto& entry) { return entry.second == own.at(id); });
    if (same == free.end()) {
      fresh[id] = next++;
    } else {
      fresh[id] = same->first;
      free.erase(same);
    }
  }
  for (UnitPiece& piece : translation)
    if (piece.kind != PieceKind::text) piece.id = fresh[piece.id];
}

std::string flat(const UnitContent& content) {
  std::string out;
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text) {
      append_spaced(out, piece.text);
    } else {
      const char sign = piece.kind == PieceKind::open    ? '('
                        : piece.kind == PieceKind::close ? ')'
                                                         : '.';
      out += fmt::format("\x0e{}{}\x0f", sign, piece.id);
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string words_of(const UnitContent& content) {
  std::string out;
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text)
      append_spaced(out, piece.text);
    else if (piece.mark == MarkKind::hard_break)
      append_spaced(out, " ");
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string typed(const UnitContent& content) {
  std::string out;
  for (const UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text)
      out += piece.text;
    else
      out += fmt::format("{}{}{}{}{}", kOpen, piece.kind == PieceKind::close ? "/" : "", piece.id,
                         piece.kind == PieceKind::alone ? "/" : "", kClose);
  }
  return out;
}

UnitContent from_typed(std::string_view text) {
  UnitContent content;
  std::string words;
  const auto end_words = [&] {
    if (!words.empty()) content.push_back({PieceKind::text, std::exchange(words, "")});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close =
        text.substr(at).starts_with(kOpen) ? text.find(kClose, at) : text.npos;
    std::optional<UnitPiece> code;
    if (close != text.npos && close - at < 16)
      code = typed_code(text.substr(at + kOpen.size(), close - at - kOpen.size()));
    if (code) {
      end_words();
      content.push_back(*std::move(code));
      at = close + kClose.size();
    } else {
      words += text[at++];
    }
  }
  end_words();
  return content;
}

std::string markdown_of(const UnitContent& content, MarkdownPlace place) {
  const bool in_table = place == MarkdownPlace::cell;
  std::string out;
  bool in_code = false;
  for (const UnitPiece& piece : content) {
    if (piece.kind != PieceKind::text) {
      if (piece.mark == MarkKind::code) in_code = piece.kind == PieceKind::open;
      out += piece.text;
    } else if (in_code) {
      for (const char c : piece.text) out.append(in_table && c == '|' ? 1 : 0, '\\') += c;
    } else {
      append_escaped(out, piece.text, in_table);
    }
  }
  const std::size_t first = out.find_first_not_of(' ');
  out.erase(0, std::min(first, out.size()));
  while (out.ends_with(' ')) out.pop_back();
  const bool starts_line = place == MarkdownPlace::line && !content.empty();
  if (starts_line && content.front().kind == PieceKind::text) protect_start(out);
  return out;
}

}  // namespace tilmech
