// Addresses in ASCII: a Cyrillic one turns into %D0%... in Telegram and Word and breaks in FTP and
// zip tools. Russian and Kyrgyz share one table, because a document has one address in all
// languages. Letters that are not in it, and other scripts, go through ICU.

#include <fmt/format.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <memory>

#include "text/key.h"

namespace tilmech {
namespace {

struct Spelling {
  char32_t letter;
  std::string_view ascii;
};

// As readers of Kyrgyzstan write them: ж=j (Jalal-Abad, jogorku), й and ы=y, ё=yo beside ю=yu,
// я=ya.
constexpr auto kSpellings = std::to_array<Spelling>({
    {U'а', "a"},  {U'б', "b"},    {U'в', "v"},  {U'г', "g"},  {U'д', "d"},  {U'е', "e"},
    {U'ж', "j"},  {U'з', "z"},    {U'и', "i"},  {U'й', "y"},  {U'к', "k"},  {U'л', "l"},
    {U'м', "m"},  {U'н', "n"},    {U'о', "o"},  {U'п', "p"},  {U'р', "r"},  {U'с', "s"},
    {U'т', "t"},  {U'у', "u"},    {U'ф', "f"},  {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"},
    {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},   {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},
    {U'ю', "yu"}, {U'я', "ya"},   {U'ё', "yo"}, {U'ң', "ng"}, {U'ү', "u"},  {U'ө', "o"},
});
static_assert(std::ranges::is_sorted(kSpellings, {}, &Spelling::letter));

bool is_address_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_address(std::string_view key) {
  return std::ranges::all_of(key,
                             [](char c) { return is_address_letter(c) || c == '-' || c == '/'; });
}

// A transliterator costs milliseconds to make, and one may serve only one thread.
const icu::Transliterator& to_latin() {
  thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Any-Lower", UTRANS_FORWARD, error, status));
    assert(U_SUCCESS(status));
    return made;
  }();
  return *transliterator;
}

// `run`, letters the table does not have, through ICU; what has no Latin letter falls away.
std::string write_out(const icu::UnicodeString& run) {
  icu::UnicodeString latin = run;
  to_latin().transliterate(latin);
  std::string text, kept;
  latin.toUTF8String(text);
  for (char c : text) {
    if (is_address_letter(c)) kept += c;
    if (c == ' ') kept += '-';
  }
  return kept;
}

// One part of the address, between slashes. `part` is a normalised key without '/'.
std::string write_part(std::string_view part) {
  std::string address;
  icu::UnicodeString run;
  const auto flush = [&] {
    if (!run.isEmpty()) address += write_out(run);
    run.remove();
  };
  const auto n = static_cast<std::int32_t>(part.size());
  for (std::int32_t i = 0; i < n;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(part.data()), i, n, c);
    const auto* spelling =
        std::ranges::lower_bound(kSpellings, static_cast<char32_t>(c), {}, &Spelling::letter);
    const bool in_table =
        spelling != kSpellings.end() && spelling->letter == static_cast<char32_t>(c);
    const std::int32_t digit = c < 0x80 ? -1 : u_charDigitValue(c);
    if (c >= 0x80 && !in_table && digit < 0) {
      run.append(c);
      continue;
    }
    flush();
    if (in_table) {
      address += spelling->ascii;
    } else {
      address += digit >= 0 ? static_cast<char>('0' + digit) : static_cast<char>(c);
    }
  }
  flush();
  return address;
}

// Two neighbours that vanish must not leave two hyphens, nor an end one.
std::string tidy_hyphens(std::string_view part) {
  std::string tidy;
  for (char c : part)
    if (c != '-' || (!tidy.empty() && tidy.back() != '-')) tidy += c;
  if (tidy.ends_with('-')) tidy.pop_back();
  return tidy;
}

// A part none of whose letters can be written out still needs an address: its code points.
std::string code_points_in_hex(std::string_view part) {
  std::string address = "u";
  const auto n = static_cast<std::int32_t>(part.size());
  for (std::int32_t i = 0; i < n;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(part.data()), i, n, c);
    address += fmt::format("{}{:x}", address.size() > 1 ? "-" : "", static_cast<std::uint32_t>(c));
  }
  return address;
}

}  // namespace

std::string ascii_address(std::string_view key) {
  const std::string normal = normalise_key(key);
  if (is_address(normal)) return normal;
  std::string address;
  for (std::size_t begin = 0; begin <= normal.size();) {
    const std::size_t end = std::min(normal.find('/', begin), normal.size());
    const std::string_view part = std::string_view(normal).substr(begin, end - begin);
    const std::string written = tidy_hyphens(write_part(part));
    if (begin > 0) address += '/';
    address += written.empty() ? code_points_in_hex(part) : written;
    begin = end + 1;
  }
  return address;
}

}  // namespace tilmech
