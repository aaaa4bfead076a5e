#include "exchange/xml_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/characters.h"

namespace tilmech {
namespace {

constexpr std::ptrdiff_t kMostMarks = 8'000'000;  // 64 bytes each in memory

// The encoding that the first line declares, in small letters; "" when it declares none.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, bytes.find("?>"));
  if (!first.starts_with("<?xml")) return "";
  const std::size_t name = first.find("encoding=");
  if (name == first.npos || name + 10 >= first.size()) return "";
  const std::size_t begin = name + 10, end = first.find(first[name + 9], begin);
  std::string encoding(first.substr(begin, end - begin));
  for (char& c : encoding) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return encoding;
}

int line_of(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace

bool load_xml(std::string_view bytes, const std::string& file, pugi::xml_document& xml,
              Diagnostics& diagnostics) {
  const auto refuse = [&](int line, const std::string& reason, const char* hint) {
    report(diagnostics, Finding::import_unreadable, {file, line, 0}, reason, hint);
    return false;
  };
  const bool wide = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  if (!wide) {
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    const std::string encoding = declared_encoding(bytes);
    if (!encoding.empty() && encoding != "utf-8" && encoding != "us-ascii")
      return refuse(1, fmt::format("the file is in {}", encoding), "save it as UTF-8");
    if (const auto bad = find_bad_utf8(bytes))
      return refuse(line_of(bytes, *bad), "not valid UTF-8", "save it as UTF-8");
  }
  if (std::ranges::count(bytes, '<') > kMostMarks)
    return refuse(0, fmt::format("more than {} elements", kMostMarks / 2), "");
  const unsigned options = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
  const pugi::xml_parse_result result = xml.load_buffer(
      bytes.data(), bytes.size(), options, wide ? pugi::encoding_auto : pugi::encoding_utf8);
  if (!result)
    return refuse(line_of(bytes, static_cast<std::size_t>(result.offset)), result.description(),
                  "");
  for (const pugi::xml_node node : xml.children())
    if (node.type() == pugi::node_doctype &&
        std::string_view(node.value()).find('[') != std::string_view::npos)
      return refuse(0, "the DOCTYPE declares entities of its own", "delete the DOCTYPE");
  return true;
}

}  // namespace tilmech
