// Signatures: PNG (ISO/IEC 15948), JPEG (ITU T.81), GIF89a, WebP (RFC 9649), AVIF (ISO/IEC
// 23000-22).
#include "content/image_kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tilmech {
namespace {

using namespace std::string_view_literals;

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string in_small_letters(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), small);
  return result;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/' || c == '"' || c == '\'';
}

// Whether the first tag is <svg, after a declaration, comments and a document type.
bool starts_as_svg(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (true) {
    const std::size_t tag = bytes.find_first_not_of(" \t\r\n");
    if (tag == bytes.npos) return false;
    bytes.remove_prefix(tag);
    if (bytes.starts_with("<svg")) return true;
    const bool comment = bytes.starts_with("<!--");
    if (!comment && !bytes.starts_with("<?xml") && !bytes.starts_with("<!DOCTYPE")) return false;
    const std::string_view end = comment ? "-->" : ">";
    const std::size_t at = bytes.find(end);
    if (at == bytes.npos) return false;
    bytes.remove_prefix(at + end.size());
  }
}

}  // namespace

std::string_view image_kind(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "png";
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "jpeg";
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return "gif";
  if (bytes.starts_with("RIFF") &&
      bytes.substr(std::min<std::size_t>(8, bytes.size()), 4) == "WEBP")
    return "webp";
  const std::string_view box = bytes.substr(std::min<std::size_t>(4, bytes.size()), 8);
  if (box == "ftypavif" || box == "ftypavis") return "avif";
  return starts_as_svg(bytes) ? "svg" : "";
}

std::string_view image_kind_of_name(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds = {
      {{".png", "png"},
       {".jpg", "jpeg"},
       {".jpeg", "jpeg"},
       {".gif", "gif"},
       {".webp", "webp"},
       {".avif", "avif"},
       {".svg", "svg"}}};
  const std::string lower = in_small_letters(name);
  for (const auto& [extension, kind] : kKinds)
    if (lower.ends_with(extension)) return kind;
  return "";
}

std::string active_part_of_svg(std::string_view bytes) {
  const std::string text = in_small_letters(bytes);
  for (const std::string_view part :
       {"<script"sv, "<foreignobject"sv, "<iframe"sv, "javascript:"sv, "<!entity"sv})
    if (text.find(part) != text.npos) return std::string(part);
  // An event handler: a name that begins with "on" and is given a value.
  for (std::size_t at = text.find("on"); at != text.npos; at = text.find("on", at + 1)) {
    if (at == 0 || !is_space(text[at - 1])) continue;
    std::size_t end = at;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    const std::size_t sign = text.find_first_not_of(" \t\r\n", end);
    if (end > at + 2 && sign != text.npos && text[sign] == '=') return text.substr(at, end - at);
  }
  return "";
}

}  // namespace tilmech
