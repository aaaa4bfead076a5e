// UAX #29 for the characters our languages use, as a walk over classes; ICU's iterator for the
// rest.
#include "text/segments.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>
#include <string>

namespace tilmech {
namespace {

enum class Class : std::uint8_t {
  other,  // no part of a word
  letter,
  digit,
  extend,  // marks, joiners, soft hyphen: belong to what stands before them
  mid_letter,
  mid_number,
  mid_both,
  connector,  // '_', narrow no-break space
  foreign,    // needs ICU
};

constexpr Class class_of_ascii(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::letter;
  if (c >= '0' && c <= '9') return Class::digit;
  switch (c) {
    case '\'':
    case '.':
      return Class::mid_both;
    case ',':
    case ';':
      return Class::mid_number;
    case '_':
      return Class::connector;
    default:
      return Class::other;
  }
}

Class class_of(char32_t c) {
  if (c >= 0x400 && c < 0x530) {
    if (c >= 0x483 && c <= 0x489) return Class::extend;
    return c == 0x482 ? Class::other : Class::letter;
  }
  if (c >= 0xC0 && c < 0x250) return c == 0xD7 || c == 0xF7 ? Class::other : Class::letter;
  switch (c) {
    case 0xAD:
    case 0x200B + 1:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return Class::extend;
    case 0xAA:
    case 0xB5:
    case 0xBA:
      return Class::letter;
    case 0xB7:
    case 0x2027:
      return Class::mid_letter;
    case 0x2018:
    case 0x2019:
    case 0x2024:
      return Class::mid_both;
    case 0x37E:
      return Class::mid_number;
    case 0x202F:
    case 0x203F:
    case 0x2040:
      return Class::connector;
    default:
      break;
  }
  if (c < 0xC0) return Class::other;
  if (c >= 0x300 && c < 0x370) return Class::extend;
  if (c >= 0x2010 && c < 0x2028) return Class::other;  // dashes, quotation marks, dots
  if (c == 0x20AC || c == 0x20BD || c == 0x2116) return Class::other;
  return Class::foreign;
}

struct Step {
  Class kind;
  std::uint32_t end;  // where the character and the marks after it end
};

// The character at `at` with what extends it; at the end of the text: other, the end.
Step step_at(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (at >= size) return {Class::other, size};
  Step step{Class::other, at};
  for (bool first = true; step.end < size; first = false) {
    const auto byte = static_cast<unsigned char>(text[step.end]);
    if (byte < 0x80) {
      if (!first) break;
      step = {class_of_ascii(byte), step.end + 1};
      // Nothing extends a line end.
      if (byte == '\n' || byte == '\r' || byte == '\v' || byte == '\f') break;
      continue;
    }
    std::int32_t next = static_cast<std::int32_t>(step.end);
    char32_t c = 0;
    U8_NEXT_OR_FFFD(text.data(), next, static_cast<std::int32_t>(size), c);
    const Class kind = class_of(c);
    if (!first && kind != Class::extend) {
      if (kind == Class::foreign) step.kind = Class::foreign;
      break;
    }
    step.end = static_cast<std::uint32_t>(next);
    if (first) step.kind = kind;
  }
  return step;
}

// What a byte is when it begins a character.
enum class Start : std::uint8_t {
  other,     // of a character that only step_at tells
  letter,    // a Latin letter
  cyrillic,  // of two bytes that are a Cyrillic letter, whatever the second
  apart,     // ASCII that is no part of a word
};

constexpr auto kStarts = [] {
  std::array<Start, 256> table{};
  for (int c = 0; c < 0x80; ++c) {
    const Class kind = class_of_ascii(static_cast<unsigned char>(c));
    table[static_cast<std::size_t>(c)] = kind == Class::letter  ? Start::letter
                                         : kind == Class::other ? Start::apart
                                                                : Start::other;
  }
  // U+0400 ... U+047F and U+04C0 ... U+04FF.
  for (const int lead : {0xD0, 0xD1, 0xD3}) table[static_cast<std::size_t>(lead)] = Start::cyrillic;
  return table;
}();

Start start_at(std::string_view text, std::uint32_t at) {
  return kStarts[static_cast<unsigned char>(text[at])];
}

// The end of the letters that go on at `at`, as far as bytes tell without a decoder: most of every
// text. The last one is left to step_at where marks may follow it.
std::uint32_t skip_letters(std::string_view text, std::uint32_t at) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t last = at;
  while (at < size) {
    const Start start = start_at(text, at);
    if (start == Start::letter) {
      last = at++;
    } else if (start == Start::cyrillic && at + 1 < size && (text[at + 1] & 0xC0) == 0x80) {
      last = at;
      at += 2;
    } else {
      return static_cast<unsigned char>(text[at]) < 0x80 ? at : last;
    }
  }
  return at;
}

bool joins(Class kind) {
  return kind == Class::letter || kind == Class::digit || kind == Class::connector;
}

// Whether a segment has a letter or digit. (ICU's own status forgets `а_`.)
bool speaks(std::string_view segment) {
  const auto size = static_cast<std::int32_t>(segment.size());
  for (std::int32_t at = 0; at < size;) {
    char32_t c = 0;
    U8_NEXT_OR_FFFD(segment.data(), at, size, c);
    if (u_isalnum(static_cast<UChar32>(c))) return true;
  }
  return false;
}

// Reads the segments until the end (true) or a character that needs ICU (false).
bool find_plain_segments(std::string_view text, std::vector<Segment>& out) {
  std::uint32_t at = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size) {
    if (start_at(text, at) == Start::apart) {
      ++at;
      continue;
    }
    Step last = step_at(text, at);
    if (last.kind == Class::foreign) return false;
    if (!joins(last.kind)) {
      at = last.end;
      continue;
    }
    const std::uint32_t begin = at;
    bool speaks = last.kind != Class::connector;
    while (true) {
      if (last.kind == Class::letter) last.end = skip_letters(text, last.end);
      if (last.end < size && start_at(text, last.end) == Start::apart) break;
      Step next = step_at(text, last.end);
      if (next.kind == Class::foreign) return false;
      if (!joins(next.kind)) {
        const bool between_letters =
            last.kind == Class::letter &&
            (next.kind == Class::mid_letter || next.kind == Class::mid_both);
        const bool between_digits = last.kind == Class::digit && (next.kind == Class::mid_number ||
                                                                  next.kind == Class::mid_both);
        if (!between_letters && !between_digits) break;
        const Step after = step_at(text, next.end);
        if (after.kind == Class::foreign) return false;
        if (after.kind != last.kind) break;
        next = after;
      }
      last = next;
      speaks |= last.kind != Class::connector;
    }
    if (speaks) out.push_back({begin, last.end});
    at = last.end;
  }
  return true;
}

}  // namespace

void find_segments(std::string_view text, std::vector<Segment>& out) {
  out.clear();
  if (!find_plain_segments(text, out)) find_segments_with_icu(text, out);
}

void find_segments_with_icu(std::string_view text, std::vector<Segment>& out) {
  out.clear();
  // ICU 72 takes @ for a letter; Unicode and other versions do not, nor do browsers.
  std::string copy;
  if (text.find('@') != text.npos) {
    copy = text;
    std::replace(copy.begin(), copy.end(), '@', '(');
    text = copy;
  }
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, text.data(), static_cast<std::int64_t>(text.size()), &status);
  assert(U_SUCCESS(status));
  words->setText(&source, status);
  assert(U_SUCCESS(status));
  std::int32_t begin = words->first();
  for (std::int32_t end = words->next(); end != icu::BreakIterator::DONE; end = words->next()) {
    if (speaks(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin))))
      out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
  utext_close(&source);
}

}  // namespace tilmech
