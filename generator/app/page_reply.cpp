#include "app/page_reply.h"

#include <fmt/format.h>

#include <functional>

#include "app/export.h"
#include "content/hold_back.h"
#include "content/media.h"
#include "exchange/release_json.h"
#include "preview/desk_view.h"
#include "preview/frame.h"
#include "render/glossary_parts.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

// A page of the site has its own policy in its head; the preview adds who may show it in a frame.
constexpr const char* kPagePolicy = "frame-ancestors 'self'";

// The file of an address: "ky/releases/x/index.html" for "/ky/releases/x/".
std::string file_at(std::string_view path) {
  std::string file(path.substr(std::min<std::size_t>(1, path.size())));
  if (file.empty() || file.ends_with('/')) file += "index.html";
  return file;
}

// Of a page and what the preview adds to it.
std::string version_of(std::string_view bytes, std::string added,
                       const std::vector<std::string>& held) {
  for (const std::string& address : held) added.append("\n").append(address);
  const std::size_t digest = std::hash<std::string_view>()(bytes);
  return fmt::format("{:x}{:x}", digest, std::hash<std::string>()(added) & 0xFFFF);
}

bool is_html(std::string_view file) {
  return file.ends_with(".html");
}

std::string banner_of(const LiveState& state, const DeskWords& words, const LivePage& page) {
  return page.document == nullptr ? ""
                                  : hold_banner(state, words, *page.document, page.lang, page.lang);
}

// The addresses, below the language, of what is not public and the page names.
std::vector<std::string> held_addresses(const LiveState& state, std::string_view page) {
  std::vector<std::string> held;
  for (const Document& document : state.site.documents) {
    if (hold_of(document, state.site.settings, state.now) == Hold::none) continue;
    const std::string address = LivePages::address(document, Lang::ky).substr(3);
    const std::size_t last = address.rfind('/', address.size() - 2);  // links are relative
    if (page.find(address.substr(last == address.npos ? 0 : last + 1)) != page.npos)
      held.push_back(address);
  }
  return held;
}

std::string desk_address(const LivePage& page) {
  if (page.document == nullptr) return fmt::format("/_desk/?ui={}", code(page.lang));
  return fmt::format("/_desk/document?id={}&lang={}&ui={}", percent_encoded(id_of(*page.document)),
                     code(page.lang), code(page.lang));
}

std::map<std::string, std::string> script_words(const DeskWords& words, Lang lang) {
  std::map<std::string, std::string> chosen;
  for (const char* name : {"held", "errors", "last_good", "row", "copy", "copied"})
    chosen[name] = words.text(lang, std::string("preview.") + name);
  chosen["open_editor"] = words.text(lang, "row.open_editor");
  chosen["failed"] = words.text(lang, "desk.failed");
  return chosen;
}

Frame frame_for(const LiveState& state, const DeskWords& words, const LivePage& page) {
  const std::string banner = banner_of(state, words, page);
  std::vector<std::string> held = held_addresses(state, page.bytes);
  return {.version = version_of(page.bytes, banner, held),
          .banner = banner,
          .desk = desk_address(page),
          .desk_label = words.text(page.lang, "preview.desk"),
          .words = script_words(words, page.lang),
          .held = std::move(held)};
}

Reply html_reply(const LiveState& state, const DeskWords& words, const LivePage& page, int status) {
  return {.status = status,
          .body = framed(page.bytes, frame_for(state, words, page)),
          .heads = {{"Content-Security-Policy", kPagePolicy}}};
}

// What is shown while there is nothing to show: the site is being read, or has never been whole.
// The script asks again; so does a browser without scripts, and a program may.
Reply nothing_yet(const LiveState& state, const DeskWords& words, std::string_view path) {
  const bool is_read = state.version > 0;
  const auto asked = lang_from_code(path.substr(std::min<std::size_t>(1, path.size()), 2));
  std::vector<std::pair<std::string, std::string>> lines;
  for (const Lang lang : {Lang::ky, Lang::ru, Lang::en})
    if (!asked || lang == *asked)
      lines.emplace_back(code(lang),
                         words.text(lang, is_read ? "preview.nothing" : "preview.reading"));
  return {.status = 503,
          .body = bare_page(
              lines, {.version = "-", .words = script_words(words, asked.value_or(Lang::en))}),
          .heads = {{"Content-Security-Policy",
                     "default-src 'self'; frame-ancestors 'self'; base-uri 'none'"},
                    {"Retry-After", "1"}}};
}

Reply not_found(const LiveState& state, const DeskWords& words) {
  const auto page = state.pages->make("404.html");
  return page ? html_reply(state, words, *page, 404) : text_reply(404, "404\n");
}

}  // namespace

std::string hold_banner(const LiveState& state, const DeskWords& words, const Document& document,
                        Lang lang, Lang reader) {
  const Settings& settings = state.site.settings;
  switch (hold_of(document, settings, state.now)) {
    case Hold::embargo: {
      const Instant until = *document.publish_at;
      return words.text(reader, "preview.embargo",
                        {{"date", format_date(date_in(until, settings.time_zone), reader)},
                         {"time", format_time(until, settings.time_zone)},
                         {"zone", settings.time_zone}});
    }
    case Hold::draft:
      return words.text(reader, "preview.draft");
    case Hold::together:
      return words.text(reader, "preview.together");
    case Hold::none:
      break;
  }
  return document.has(lang) && document.in(lang).draft ? words.text(reader, "preview.draft") : "";
}

Reply page_reply(const LiveSite& live, const DeskWords& words, const Request& request) {
  const std::string file = file_at(request.path);
  if (file.starts_with("search/"))
    if (auto found = live.search_file(file))
      return {.type = std::string(type_of(file)), .body = std::move(*found)};
  return live.read([&](const LiveState& state) -> Reply {
    if (!state.pages) return nothing_yet(state, words, request.path);
    if (const auto page = state.page(file)) {
      if (is_html(file)) return html_reply(state, words, *page, 200);
      return {.type = std::string(type_of(file)), .body = page->bytes};
    }
    if (const auto media = state.site.media.find(file); media != state.site.media.end())
      return {.type = std::string(type_of(file)), .body = read_media(media->second)};
    if (const auto found = state.site.downloads.find(file); found != state.site.downloads.end())
      return {.type = std::string(type_of(file)), .body = found->second};
    for (const Lang lang : state.site.settings.languages)
      if (file == releases_json_address(lang))
        return {.type = std::string(type_of(file)), .body = release_files(state.site).at(file)};
    if (state.pages->has(file + "/index.html"))
      return {.status = 302, .heads = {{"Location", fmt::format("/{}/", file)}}};
    return not_found(state, words);
  });
}

std::string page_version(const LiveState& state, const DeskWords& words, const std::string& path) {
  if (!state.pages) return "-";
  std::optional<LivePage> page = state.page(file_at(path));
  if (!page) page = state.pages->make("404.html");
  if (!page) return "";
  return version_of(page->bytes, banner_of(state, words, *page),
                    held_addresses(state, page->bytes));
}

}  // namespace tilmech
