#include "search/shard_text.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "search/letters.h"
#include "text/characters.h"

namespace tilmech {
namespace {

constexpr std::string_view kCall = "tilmechSearch(";
constexpr std::uint32_t kBase = 93;
constexpr std::uint32_t kTwo = 64, kThree = 88, kFour = 92;  // first digits of longer numbers
constexpr std::uint32_t kThreeFrom = kTwo + (kThree - kTwo) * kBase;
constexpr std::uint32_t kFourFrom = kThreeFrom + (kFour - kThree) * kBase * kBase;
constexpr int kMostDepth = 16;

char digit_of(std::uint32_t value) {
  // U+0020 to U+007E without the two that a string would have to escape.
  const std::uint32_t c = value + 0x20;
  return static_cast<char>(c < '"' ? c : c + 1 < '\\' ? c + 1 : c + 2);
}

int value_of(char c) {
  if (c < 0x20 || c > 0x7E || c == '"' || c == '\\') return -1;
  return c - 0x20 - (c > '"') - (c > '\\');
}

struct Swap {
  std::array<char, 128> cyrillic_of{};  // index in kCyrillic, plus one
  std::array<char, 0x100> latin_of{};   // by the code point, less 0x400
};

constexpr std::u32string_view kCyrillic = U"оаеинтсрвлкмдпуяыьгзбчйхжшюцщэфъёөүң";
constexpr std::string_view kLatin = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
static_assert(kCyrillic.size() == kLatin.size());

constexpr Swap make_swap() {
  Swap swap;
  for (std::size_t i = 0; i < kLatin.size(); ++i) {
    swap.cyrillic_of[static_cast<std::size_t>(kLatin[i])] = static_cast<char>(i + 1);
    swap.latin_of[kCyrillic[i] - 0x400] = kLatin[i];
  }
  return swap;
}
constexpr Swap kSwap = make_swap();

// Where the two bytes are one of the letters that are swapped, what stands for it; else 0.
char latin_of(unsigned char lead, unsigned char next) {
  if (lead < 0xD0 || lead > 0xD3 || (next & 0xC0) != 0x80) return 0;
  return kSwap.latin_of[static_cast<std::size_t>((lead & 0x03) << 6 | (next & 0x3F))];
}

// What append_swapped does with a byte.
enum class Step : std::uint8_t {
  keep,      // ASCII that stays
  swap,      // ASCII that becomes a letter of two bytes
  line_end,  // becomes a backslash and n
  two,       // begins a letter of two bytes
  rare,      // is for the slow way, unless it begins a dash or a quotation mark
};

constexpr std::array<Step, 256> make_steps(bool swaps) {
  std::array<Step, 256> steps{};
  for (std::size_t c = 0; c < steps.size(); ++c)
    steps[c] = c < 0x20 || c >= 0x80 ? Step::rare : Step::keep;
  steps['"'] = steps['\\'] = Step::rare;
  steps['\n'] = Step::line_end;
  for (std::size_t c = 0xC2; c < 0xE0; ++c) steps[c] = Step::two;
  for (const char c : kLatin)
    if (swaps) steps[static_cast<std::size_t>(c)] = Step::swap;
  return steps;
}
constexpr std::array<std::array<Step, 256>, 2> kSteps = {make_steps(false), make_steps(true)};

char* put_two(char* to, char32_t letter) {
  *to++ = static_cast<char>(0xC0 | letter >> 6);
  *to++ = static_cast<char>(0x80 | (letter & 0x3F));
  return to;
}

char32_t cyrillic_of(unsigned char latin) {
  return kCyrillic[static_cast<std::size_t>(kSwap.cyrillic_of[latin]) - 1];
}

// Writes the inner part of a JSON string of the swapped text to `to`, which has room for twice the
// text. Returns the end, or nullptr where the text has what is rare.
char* put_swapped(char* to, std::string_view text, bool swaps) {
  const std::array<Step, 256>& steps = kSteps[swaps];
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const auto byte = static_cast<unsigned char>(*at);
    const auto next = static_cast<unsigned char>(at + 1 < end ? at[1] : 0);
    // Most are of these letters.
    if (const char latin = swaps ? latin_of(byte, next) : '\0'; latin != 0) {
      *to++ = latin;
      at += 2;
      continue;
    }
    switch (steps[byte]) {
      case Step::keep:
        *to++ = *at++;
        break;
      case Step::swap:
        to = put_two(to, cyrillic_of(byte));
        ++at;
        break;
      case Step::line_end:
        *to++ = '\\';
        *to++ = 'n';
        ++at;
        break;
      case Step::two:
        if ((next & 0xC0) != 0x80) return nullptr;
        *to++ = *at++;
        *to++ = *at++;
        break;
      case Step::rare:
        // U+2000 to U+2FFF: dashes, quotation marks, the sign of a number.
        if (byte != 0xE2 || (next & 0xC0) != 0x80 || at + 2 >= end || (at[2] & 0xC0) != 0x80)
          return nullptr;
        for (int i = 0; i < 3; ++i) *to++ = *at++;
        break;
    }
  }
  return to;
}

}  // namespace

char* put_number(char* to, std::uint32_t value) {
  const auto put = [&](std::uint32_t digit) { *to++ = digit_of(digit % kBase); };
  if (value < kTwo) return put(value), to;
  if (value < kThreeFrom) {
    value -= kTwo;
    put(kTwo + value / kBase);
  } else if (value < kFourFrom) {
    value -= kThreeFrom;
    put(kThree + value / (kBase * kBase));
    put(value / kBase);
  } else {
    assert(value < kBase * kBase * kBase * kBase);
    put(kFour);
    put(value / (kBase * kBase * kBase));
    put(value / (kBase * kBase));
    put(value / kBase);
  }
  return put(value), to;
}

void append_number(std::string& out, std::uint32_t value) {
  std::array<char, kMostDigits> digits;
  out.append(digits.data(), put_number(digits.data(), value));
}

int PayloadReader::digit() {
  const int value = at_ < text_.size() ? value_of(text_[at_++]) : -1;
  if (value < 0) fail();
  return value;
}

std::uint32_t PayloadReader::number() {
  const int first = digit();
  if (first < 0) return 0;
  const auto lead = static_cast<std::uint32_t>(first);
  if (lead < kTwo) return lead;
  const int more = lead < kThree ? 1 : lead < kFour ? 2 : 4;
  std::uint32_t value = more == 1 ? lead - kTwo : more == 2 ? lead - kThree : 0;
  for (int i = 0; i < more; ++i) {
    const int next = digit();
    if (next < 0) return 0;
    value = value * kBase + static_cast<std::uint32_t>(next);
  }
  return value + (more == 1 ? kTwo : more == 2 ? kThreeFrom : 0);
}

std::string_view PayloadReader::text_until(char end) {
  const std::size_t found = text_.find(end, at_);
  if (at_ >= text_.size() || found == text_.npos) return fail(), std::string_view();
  const std::string_view text = text_.substr(at_, found - at_);
  at_ = found + 1;
  return text;
}

std::string_view PayloadReader::stream(std::uint32_t postings) {
  const std::size_t from = at_;
  while (postings > 0 && !failed_) {
    number();
    const std::uint32_t count = number();
    if (count == 0 || count > postings) fail();
    for (std::uint32_t i = 0; i < 2 * count && !failed_; ++i) number();
    postings -= failed_ ? 0 : count;
  }
  return failed_ ? std::string_view() : text_.substr(from, at_ - from);
}

std::string swap_letters(std::string_view text, Lang lang) {
  if (lang == Lang::en) return std::string(text);
  std::string out(2 * text.size(), '\0');
  char* to = out.data();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      if (kSwap.cyrillic_of[byte] == 0)
        *to++ = text[i];
      else
        to = put_two(to, cyrillic_of(byte));
      continue;
    }
    const char latin =
        i + 1 < text.size() ? latin_of(byte, static_cast<unsigned char>(text[i + 1])) : '\0';
    *to++ = latin != 0 ? latin : text[i];
    if (latin != 0) ++i;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

void append_swapped(std::string& out, std::string_view text, Lang lang) {
  const std::size_t start = out.size();
  out.resize(start + 2 * text.size() + 2);
  out[start] = '"';
  char* end = put_swapped(out.data() + start + 1, text, lang != Lang::en);
  if (end == nullptr) {
    out.resize(start);
    out += json_string(swap_letters(text, lang));
    return;
  }
  *end++ = '"';
  out.resize(static_cast<std::size_t>(end - out.data()));
}

std::string write_shard(std::string_view id, std::string_view path, std::string_view payload) {
  std::string out(kCall);
  out.reserve(payload.size() + path.size() + 48);
  ((out += '"') += id) += "\",\"";
  ((out += path) += "\",") += payload;
  return out += ")\n";
}

std::string json_string(std::string_view text) {
  const auto is_plain = [](unsigned char c) { return c >= 0x20 && c != '"' && c != '\\'; };
  const auto may_stand = [&](unsigned char c) { return is_plain(c) || c == '\n'; };
  // Sentences on lines, which nearly all texts are, need no library.
  if (std::ranges::all_of(text, may_stand) && !find_bad_utf8(text)) {
    std::string out = "\"";
    out.reserve(text.size() + text.size() / 64 + 2);
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      out += text.substr(at, end - at);
      if (end < text.size()) out += "\\n";
      at = end + 1;
    }
    return out += '"';
  }
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<Shard> read_shard(std::string_view bytes) {
  while (bytes.ends_with('\n') || bytes.ends_with('\r')) bytes.remove_suffix(1);
  if (!bytes.starts_with(kCall) || !bytes.ends_with(')')) return std::nullopt;
  bytes.remove_prefix(kCall.size());
  bytes.remove_suffix(1);
  // The arguments of the call are the elements of an array. The parser keeps no tree below the
  // depth that is allowed, so that no input can make one that is too deep to be taken apart.
  std::string array = "[";
  (array += bytes) += ']';
  bool deep = false;
  const auto keep = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
    deep |= depth > kMostDepth;
    return depth <= kMostDepth;
  };
  nlohmann::json parsed = nlohmann::json::parse(array, keep, false);
  if (deep || !parsed.is_array() || parsed.size() != 3) return std::nullopt;
  if (!parsed[0].is_string() || !parsed[1].is_string()) return std::nullopt;
  return Shard{parsed[0].get<std::string>(), parsed[1].get<std::string>(), std::move(parsed[2])};
}

}  // namespace tilmech
