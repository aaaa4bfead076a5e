#include "preview/frame.h"

#include <nlohmann/json.hpp>

#include "text/escape.h"

namespace tilmech {
namespace {

// Puts `added` in front of the first `mark`, or at the end.
void insert_before(std::string& page, std::string_view mark, std::string_view added) {
  page.insert(std::min(page.find(mark), page.size()), added);
}

std::string head_of(const Frame& frame) {
  std::string out = "<link rel=\"stylesheet\" href=\"/_preview/live.css\">\n<script";
  append_attribute(out, "src", "/_preview/live.js");
  append_attribute(out, "data-version", frame.version);
  append_attribute(out, "data-desk", frame.desk);
  append_attribute(out, "data-words", nlohmann::json(frame.words).dump());
  append_attribute(out, "data-held", nlohmann::json(frame.held).dump());
  return out + " defer></script>\n";
}

std::string bar_of(const Frame& frame) {
  std::string out = "\n<div class=\"tilmech-bar\"";
  if (!frame.banner.empty()) out += " data-held";
  out += ">";
  if (!frame.banner.empty())
    out.append("<strong>").append(escaped(frame.banner)).append("</strong> ");
  if (frame.desk.empty()) return out + "</div>\n";
  out += "<a";
  append_attribute(out, "href", frame.desk);
  return out.append(">").append(escaped(frame.desk_label)).append("</a></div>\n");
}

}  // namespace

std::string framed(std::string_view page, const Frame& frame) {
  std::string out(page);
  constexpr std::string_view kPolicy = "content=\"default-src 'none'; ";
  const std::size_t at = out.find(kPolicy);
  if (at != out.npos && out.find("connect-src", at) == out.npos)
    out.insert(at + kPolicy.size(), "connect-src 'self'; ");
  insert_before(out, "</head>", head_of(frame));
  const std::size_t body = out.find("<body");
  const std::size_t end = body == out.npos ? body : out.find('>', body);
  if (end != out.npos) out.insert(end + 1, bar_of(frame));
  return out;
}

std::string bare_page(const std::vector<std::pair<std::string, std::string>>& lines,
                      const Frame& frame) {
  std::string out = "<!doctype html>\n<html";
  append_attribute(out, "lang", lines.front().first);
  out +=
      ">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>\n"
      "<title>" +
      escaped(lines.front().second) + "</title>\n" + head_of(frame) +
      "</head>\n<body class=\"tilmech-bare\">\n<main role=\"status\">\n";
  for (const auto& [lang, text] : lines) {
    out += "<p";
    append_attribute(out, "lang", lang);
    out.append(">").append(escaped(text)).append("</p>\n");
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace tilmech
