#include "text/sentence.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "text/letter_case.h"

namespace tilmech {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

char32_t letter_at(std::string_view text, std::size_t& at) {
  auto next = static_cast<std::int32_t>(at);
  char32_t c = 0;
  U8_NEXT_OR_FFFD(text.data(), next, static_cast<std::int32_t>(text.size()), c);
  at = static_cast<std::size_t>(next);
  return c;
}

// How many letters end before `at`.
int letters_before(std::string_view text, std::size_t at) {
  int count = 0;
  auto place = static_cast<std::int32_t>(at);
  while (place > 0 && count < 3) {
    char32_t c = 0;
    U8_PREV_OR_FFFD(text.data(), 0, place, c);
    if (!u_isalpha(static_cast<UChar32>(c))) break;
    ++count;
  }
  return count;
}

bool is_end_sign(char c) {
  return c == '.' || c == '!' || c == '?';
}

// The next end sign at or after `at`, or the end of the text. Signs are far between: pieces without
// one are passed over whole.
std::size_t next_end_sign(std::string_view text, std::size_t at) {
  constexpr std::size_t kPiece = 32;
  for (; at + kPiece <= text.size(); at += kPiece) {
    // Three sums, not one: so the compiler looks at sixteen bytes at a time.
    unsigned char stops = 0, calls = 0, questions = 0;
    for (std::size_t i = 0; i < kPiece; ++i) {
      stops |= static_cast<unsigned char>(text[at + i] == '.');
      calls |= static_cast<unsigned char>(text[at + i] == '!');
      questions |= static_cast<unsigned char>(text[at + i] == '?');
    }
    if ((stops | calls | questions) != 0) break;
  }
  while (at < text.size() && !is_end_sign(text[at])) ++at;
  return at;
}

// Whether a sentence ends with the end sign at `at`.
bool ends_at(std::string_view text, std::size_t at) {
  const bool stop = text[at] == '.';
  std::size_t next = at + 1;
  while (next < text.size() && !is_space(text[next])) {
    const std::string_view rest = text.substr(next);
    if (!rest.starts_with("»") && !rest.starts_with("”") && !rest.starts_with(")")) return false;
    letter_at(text, next);
  }
  if (next >= text.size()) return true;
  while (next < text.size() && is_space(text[next])) ++next;
  if (next >= text.size()) return true;
  const char32_t after = letter_at(text, next);
  if (is_lower(after)) return false;
  const int letters = letters_before(text, at);
  return !stop || letters == 0 || letters > 2;
}

}  // namespace

std::pair<std::size_t, std::size_t> sentence_around(std::string_view text, std::size_t begin,
                                                    std::size_t end) {
  std::size_t first = 0, last = text.size();
  for (std::size_t i = next_end_sign(text, 0); i < text.size(); i = next_end_sign(text, i + 1)) {
    if (!ends_at(text, i)) continue;
    std::size_t after = i + 1;
    while (after < text.size() && !is_space(text[after])) ++after;  // closing quotation marks
    if (i < begin) {
      first = after;
    } else if (i >= end) {
      last = after;
      break;
    }
  }
  while (first < begin && is_space(text[first])) ++first;
  while (last > end && is_space(text[last - 1])) --last;
  return {first, last};
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  std::vector<std::string_view> sentences;
  std::size_t first = 0;
  const auto add = [&](std::size_t last) {
    while (first < last && is_space(text[first])) ++first;
    std::size_t end = last;
    while (end > first && is_space(text[end - 1])) --end;
    if (end > first) sentences.push_back(text.substr(first, end - first));
    first = last;
  };
  for (std::size_t i = next_end_sign(text, 0); i < text.size(); i = next_end_sign(text, i + 1)) {
    if (!ends_at(text, i)) continue;
    std::size_t after = i + 1;
    while (after < text.size() && !is_space(text[after])) ++after;  // closing quotation marks
    add(after);
    i = after - 1;
  }
  add(text.size());
  return sentences;
}

bool begins_with_capital(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && is_upper(letter_at(text, at));
}

}  // namespace tilmech
