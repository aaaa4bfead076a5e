// The rules that go beyond Unicode's word boundaries. The browser's are the same (tokens.js).
#include "text/tokens.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <string>

#include "text/fold.h"
#include "text/letter_case.h"

namespace tilmech {
namespace {

// Endings written after figures and abbreviations, folded. A is one of а е о, I one of ы и у.
constexpr std::string_view kEndings[] = {
    // Kyrgyz: case, ordinal, plural with case, -дагы, -лык, -дай, -ча, approximate number
    "дA", "тA", "дAн", "тAн", "нAн", "гA", "кA", "нIн", "дIн", "тIн", "нI", "дI", "тI", "нчI",
    "IнчI", "чI", "дAгI", "тAгI", "лIк", "дIк", "тIк", "дAй", "тAй", "чA", "дAгAн", "тAгAн",
    "лAгAн", "дAп", "тAп", "лAп", "лAр", "дAр", "тAр", "лAрдA", "лAрдAн", "лAргA", "лAрдIн",
    "лAрдI", "лAрI", "дAрдA", "дAрдAн", "дAргA", "дAрдIн", "дAрдI", "дAрI", "тAрдA", "тAрдAн",
    "тAргA", "тAрдIн", "тAрдI", "тAрI", "сI", "сIн", "сIнIн", "сIндA", "сIнA", "сIнAн",
    // Russian
    "й", "го", "му", "м", "х", "е", "ми", "я", "ю", "ой", "ая", "ое", "ые", "ый", "ых", "ым", "ом",
    "ую", "ей", "ти", "и", "а", "у", "ы", "ов", "ам", "ами", "ах",
    // English
    "st", "nd", "rd", "th", "s"};

// Capitals in a row are an abbreviation up to this many letters.
constexpr int kAbbreviationLetters = 6;

// Reads one letter of UTF-8; at the end 0.
char32_t next_letter(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return 0;
  auto next = static_cast<std::int32_t>(at);
  char32_t c = 0;
  U8_NEXT_OR_FFFD(text.data(), next, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(next);
  return c;
}

bool matches(std::string_view folded, std::string_view pattern) {
  std::size_t at = 0;
  for (std::size_t p = 0; p < pattern.size();) {
    const char32_t want = next_letter(pattern, p);
    const char32_t have = next_letter(folded, at);
    if (want == 'A'   ? have != U'а' && have != U'е' && have != U'о'
        : want == 'I' ? have != U'ы' && have != U'и' && have != U'у'
                      : have != want)
      return false;
  }
  return at == folded.size();
}

bool is_ending(std::string_view letters) {
  if (letters.empty() || letters.size() > 16) return false;
  const std::string folded = fold(letters);
  return std::ranges::any_of(kEndings, [&](std::string_view ending) {
    // Most differ from the first byte on, or the second.
    const bool open = ending[0] == 'I';
    const std::size_t compared = std::min<std::size_t>(ending.size(), 2);
    return (open || folded.starts_with(ending.substr(0, compared))) && matches(folded, ending);
  });
}

bool is_ascii_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

// How many bytes of a segment that starts with a digit are the number: digits with separators
// inside.
std::size_t number_size(std::string_view piece) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = next_letter(piece, at);
    if (is_ascii_digit(c))
      size = at;
    else if (c != '.' && c != ',' && c != 0x202F)
      break;
  }
  return size;
}

// The capitals at the start of a piece that is capitals (and digits) followed by at most eight
// small letters; 0 if it is anything else or has fewer than two capitals.
std::size_t capitals_size(std::string_view piece) {
  std::size_t size = 0;
  int capitals = 0, letters = 0, small = 0;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = next_letter(piece, at);
    if (small == 0 && (is_upper(c) || (capitals > 0 && is_ascii_digit(c)))) {
      capitals += is_upper(c);
      ++letters;
      size = at;
    } else if (is_lower(c)) {
      ++small;
    } else {
      return 0;
    }
  }
  return capitals >= 2 && small <= 8 && (small > 0 || letters <= kAbbreviationLetters) ? size : 0;
}

// Whether a line is a heading in capitals: several words, one of them too long for an abbreviation,
// and no small letter.
// Remembers the line it looked at last.
class CapitalLines {
 public:
  explicit CapitalLines(std::string_view text) : text_(text) {}

  bool hold(std::uint32_t begin) {
    if (begin < line_end_) return capitals_;
    const std::size_t before = begin == 0 ? text_.npos : text_.rfind('\n', begin - 1);
    const std::size_t first = before == text_.npos ? 0 : before + 1;
    line_end_ = std::min(text_.find('\n', begin), text_.size());
    int words = 0, letters = 0, longest = 0;
    capitals_ = false;
    for (std::size_t at = first; at < line_end_;) {
      const char32_t c = next_letter(text_, at);
      if (is_lower(c)) return false;
      words += is_upper(c) && letters == 0;
      letters = is_upper(c) ? letters + 1 : 0;
      longest = std::max(longest, letters);
    }
    return capitals_ = words >= 2 && longest > kAbbreviationLetters;
  }

 private:
  std::string_view text_;
  std::size_t line_end_ = 0;
  bool capitals_ = false;
};

// Whether a piece begins with one of the letters a to z and а to џ: most do, and without a dot
// they are words.
bool begins_small(std::string_view piece) {
  const auto first = static_cast<unsigned char>(piece[0]);
  if (first >= 'a' && first <= 'z') return true;
  const auto second = static_cast<unsigned char>(piece.size() > 1 ? piece[1] : 0);
  return (first == 0xD0 && second >= 0xB0 && second < 0xC0) ||
         (first == 0xD1 && second >= 0x80 && second < 0xA0);
}

// `т.е`, `к.и.н`, `e.g`: single letters with dots between them.
bool is_dotted(std::string_view piece) {
  bool letter = false;
  for (std::size_t at = 0; at < piece.size();) {
    const char32_t c = next_letter(piece, at);
    if ((c == '.') != letter) return false;
    letter = !letter;
  }
  return letter;
}

class TokenFinder {
 public:
  TokenFinder(std::string_view text, std::vector<RawToken>& out)
      : text_(text), lines_(text), out_(out) {}

  void add_segment(Segment segment) {
    if (continues_last(segment)) return;
    // `А.Б.Иванов` and `болот.Андан` are one segment for Unicode; a capital after a dot is a new
    // word.
    std::uint32_t begin = segment.begin;
    const std::string_view letters = text_.substr(begin, segment.end - begin);
    if (letters.find('.') == letters.npos) {
      if (begins_small(letters))
        out_.push_back({begin, segment.end, TokenKind::word, segment.end});
      else
        add_piece(begin, segment.end);
      return;
    }
    for (std::uint32_t i = begin; i + 1 < segment.end; ++i) {
      if (text_[i] != '.') continue;
      std::size_t at = i + 1;
      if (!is_upper(next_letter(text_, at))) continue;
      add_piece(begin, i);
      begin = i + 1;
    }
    add_piece(begin, segment.end);
  }

 private:
  // An ending after a hyphen (`2-го`, `БУУ-нун`), or the next three digits of a number.
  bool continues_last(Segment segment) {
    if (out_.empty() || out_.back().kind == TokenKind::word) return false;
    RawToken& last = out_.back();
    if (last.ending != last.end || segment.begin <= last.end) return false;
    const std::string_view between = text_.substr(last.end, segment.begin - last.end);
    const std::string_view piece = text_.substr(segment.begin, segment.end - segment.begin);
    if (between == "-" || between == "\u2011") {
      if (!is_ending(piece)) return false;
      last.end = segment.end;
      return true;
    }
    if (between != "\u00A0" || last.kind != TokenKind::number) return false;
    const std::size_t size = number_size(piece);
    const bool three =
        size == 3 || (size > 3 && !is_ascii_digit(static_cast<unsigned char>(piece[3])));
    if (!three || (size < piece.size() && !is_ending(piece.substr(size)))) return false;
    last.ending = segment.begin + static_cast<std::uint32_t>(size);
    last.end = segment.end;
    return true;
  }

  void add_piece(std::uint32_t begin, std::uint32_t end) {
    const std::string_view piece = text_.substr(begin, end - begin);
    RawToken token{begin, end, TokenKind::word, end};
    std::size_t at = 0;
    const char32_t first = next_letter(piece, at);
    if (is_ascii_digit(first)) {
      const std::size_t size = number_size(piece);
      if (size == piece.size() || is_ending(piece.substr(size))) {
        token.kind = TokenKind::number;
        token.ending = begin + static_cast<std::uint32_t>(size);
      }
    } else if (is_upper(first) && at == piece.size()) {
      if (end < text_.size() && text_[end] == '.') token.kind = TokenKind::abbreviation;
    } else if (is_upper(first)) {
      const std::size_t size = capitals_size(piece);
      if (size > 0 && (size < piece.size() || !lines_.hold(begin))) {
        token.kind = TokenKind::abbreviation;
        token.ending = begin + static_cast<std::uint32_t>(size);
      }
    }
    if (token.kind == TokenKind::word && piece.size() > at && is_dotted(piece))
      token.kind = TokenKind::abbreviation;
    out_.push_back(token);
  }

  std::string_view text_;
  CapitalLines lines_;
  std::vector<RawToken>& out_;
};

}  // namespace

void find_tokens(std::string_view text, std::vector<Segment>& segments,
                 std::vector<RawToken>& out) {
  find_segments(text, segments);
  out.clear();
  TokenFinder finder(text, out);
  for (const Segment& segment : segments) finder.add_segment(segment);
}

}  // namespace tilmech
