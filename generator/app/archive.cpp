#include "app/archive.h"

#include "render/html_text.h"

namespace tilmech {
namespace {

void append_element(std::string& out, std::string_view tag, std::string_view text) {
  ((out += '<') += tag) += '>';
  append_escaped(out, text);
  ((out += "</") += tag) += ">\n";
}

}  // namespace

std::string archive_page(const Site& site, bool in_archive) {
  std::string out = "<!doctype html>\n<html lang=\"";
  const Lang first = site.settings.languages.empty() ? Lang::ru : site.settings.languages[0];
  out += code(first);
  out +=
      "\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"robots\" content=\"noindex\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n";
  append_element(out, "title", site.settings.title[first]);
  out += "</head>\n<body>\n<main>\n";
  for (const Lang lang : site.settings.languages) {
    const auto text = [&](std::string_view key) {
      const Messages& messages = site.resources.messages[lang];
      const auto found = messages.find(key);
      return found == messages.end() ? std::string(key) : found->second;
    };
    ((out += "<section lang=\"") += code(lang)) += "\">\n";
    append_element(out, lang == first ? "h1" : "h2", text("archive.title"));
    append_element(out, "p", text("archive.about"));
    out += "<ol>\n";
    for (const char* step : {"archive.unpack", "archive.open", "archive.search"})
      append_element(out, "li", text(step));
    out += "</ol>\n<p><a href=\"";
    if (in_archive)
      out += "index.html\">";
    else
      (out += kArchiveFile) += "\" download>";
    append_escaped(out, text(in_archive ? "archive.enter" : "archive.download"));
    out += "</a></p>\n</section>\n";
  }
  return out += "</main>\n</body>\n</html>\n";
}

}  // namespace tilmech
