#include "text/decode.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "text/characters.h"

namespace tilmech {
namespace {

std::string converted(std::string_view bytes, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &error);
  if (U_FAILURE(error)) return "";
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
                                error);
  ucnv_close(converter);
  std::string result;
  if (U_SUCCESS(error)) text.toUTF8String(result);
  return result;
}

// How many bytes at even and odd places are zero.
bool looks_like_utf16(std::string_view bytes, std::size_t odd) {
  std::size_t high = 0, pairs = 0;
  for (std::size_t i = 0; i + 1 < std::min<std::size_t>(bytes.size(), 4096); i += 2, ++pairs) {
    const char c = bytes[i + odd];
    high += c == 0 || c == 4 || c == 0x20;  // Latin, Cyrillic, punctuation
  }
  return pairs > 4 && high * 10 >= pairs * 9;
}

// Cyrillic letters of windows-1251 are 0xC0 ... 0xFF, ё and Ё apart.
bool looks_like_windows_1251(std::string_view bytes) {
  std::size_t letters = 0, high = 0, controls = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    high += byte >= 0x80;
    letters += byte >= 0xC0 || byte == 0xB8 || byte == 0xA8;
    controls += byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f';
  }
  return high > 0 && letters * 10 >= high * 7 && controls * 200 <= bytes.size();
}

}  // namespace

Decoded decode_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.starts_with("\xFF\xFE")) return {converted(bytes.substr(2), "UTF-16LE"), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {converted(bytes.substr(2), "UTF-16BE"), "UTF-16BE"};
  const bool zeros = bytes.find('\0') != std::string_view::npos;
  if (zeros && looks_like_utf16(bytes, 1)) return {converted(bytes, "UTF-16LE"), "UTF-16LE"};
  if (zeros && looks_like_utf16(bytes, 0)) return {converted(bytes, "UTF-16BE"), "UTF-16BE"};
  if (zeros) return {};
  if (!find_bad_utf8(bytes)) return {std::string(bytes), "UTF-8"};
  if (!looks_like_windows_1251(bytes)) return {};
  return {converted(bytes, "windows-1251"), "windows-1251"};
}

}  // namespace tilmech
