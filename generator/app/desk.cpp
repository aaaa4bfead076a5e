#include "app/desk.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/accept.h"
#include "app/desk_files.h"
#include "app/desk_reply.h"
#include "app/desk_view_of.h"
#include "app/new.h"
#include "app/page_reply.h"
#include "app/problems_json.h"
#include "app/publish_plan.h"
#include "content/recorded_addresses.h"
#include "model/world_error.h"
#include "preview/desk_rows.h"
#include "preview/desk_state.h"
#include "text/edit_text.h"
#include "text/escape.h"
#include "text/key.h"
#include "text/locale_format.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

// The desk loads nothing but its own files.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

Reply problem(int status, const std::string& reason) {
  return desk_reply({{"reason", reason}}, status);
}

// The site is being read or checked: who asks is to ask again.
Reply not_yet(const std::string& reason) {
  Reply reply = problem(503, reason);
  reply.heads.emplace_back("Retry-After", "1");
  return reply;
}

// With the version of the site that was told of, so that its reader knows when it is old.
Reply versioned(const json& value, const LiveState& state) {
  Reply reply = desk_reply(value);
  reply.heads.emplace_back("X-Tilmech-Version", std::to_string(state.version));
  return reply;
}

// Parts of what was asked; "" and 0 when they are missing or something else.
std::string text_in(const json& asked, const char* name) {
  const auto found = asked.find(name);
  return found != asked.end() && found->is_string() ? found->get<std::string>() : "";
}
int number_in(const json& asked, const char* name) {
  const auto found = asked.find(name);
  return found != asked.end() && found->is_number_integer() ? found->get<int>() : 0;
}
bool flag_in(const json& asked, const char* name) {
  const auto found = asked.find(name);
  return found != asked.end() && found->is_boolean() && found->get<bool>();
}

// The language in which someone reads the desk.
Lang reader_of(const Request& request) {
  return lang_from_code(request.asked("ui")).value_or(Lang::en);
}

}  // namespace

Desk::Desk(LiveSite& live, const DeskWords& words, const ServeOptions& options, std::string token,
           std::function<void()> changed)
    : live_(live),
      words_(words),
      options_(options),
      token_(std::move(token)),
      changed_(std::move(changed)),
      edits_(live),
      publish_(options.site, options.publish) {}

Reply Desk::answer(const Request& request) {
  constexpr std::string_view kApi = "/_desk/api/";
  constexpr std::size_t kMostJson = 4 << 20;
  if (!request.path.starts_with(kApi)) return shell(request);
  const std::string what = request.path.substr(kApi.size());
  // Words and the state of publishing need no site.
  if (what != "words" && what != "progress" && !live_.is_read()) return not_yet("reading");
  try {
    if (request.method != "POST") return tell(what, request);
    if (what == "take") return take(request);
    if (request.body.size() > kMostJson) return problem(413, "too large");
    const json asked = json::parse(request.body, nullptr, false);
    if (!asked.is_object()) return problem(400, "not a JSON object");
    return act(what, asked);
  } catch (const WorldError& error) {
    return problem(500, error.what());
  } catch (const UsageError& error) {
    return problem(400, error.what());
  }
}

Reply Desk::tell(const std::string& what, const Request& request) {
  if (what == "words") {
    const auto lang = lang_from_code(request.asked("lang"));
    return json_reply(200, std::string(words_.json(lang.value_or(Lang::en))));
  }
  if (what == "state" || what == "findings")
    return with_live_view(live_, [&](DeskView& view, const LiveState& state) {
      if (what == "findings" && !state.is_checked) return not_yet("checking");
      view.reader = reader_of(request);
      view.say = findings_.in(view.reader);
      return versioned(what == "state" ? desk_state(view) : desk_findings(view), state);
    });
  if (what == "document") return document(request);
  if (what == "before") return before(request);
  if (what == "place") return place(request);
  if (what == "key") return key(request);
  if (what == "package") return give_package(live_, request.asked("id"), request.asked("lang"));
  if (what == "steps") return desk_reply(edits_.steps());
  if (what == "plan")
    return desk_reply(publish_plan(options_.site, options_.by_clock, reader_of(request),
                                   say_to(request.asked("ui"))));
  if (what == "progress") {
    const PublishState state = publish_.state();
    return desk_reply({{"phase", state.phase}, {"output", state.output}, {"status", state.status}});
  }
  return problem(404, "the desk does not know this");
}

Reply Desk::act(const std::string& what, const json& asked) {
  if (what == "save") return save(asked);
  if (what == "start") return start(asked);
  if (what == "ready") return ready(asked);
  if (what == "accept") return accept(asked);
  if (what == "undo") return undo();
  if (what == "release") return release(asked);
  if (what == "preview") return preview(asked);
  if (what == "open") return open(asked);
  if (what == "publish") return desk_reply({{"started", publish_.start()}});
  return problem(404, "the desk does not know this");
}

// One page for everything: the script shows what the address asks for.
Reply Desk::shell(const Request& request) const {
  const std::string_view path = request.path;
  if (path != "/_desk/" && path != "/_desk/document" && path != "/_desk/new" &&
      path != "/_desk/import" && path != "/_desk/publish")
    return text_reply(404, "404\n");
  std::string html =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"tilmech-token\"";
  append_attribute(html, "content", token_);
  html += ">\n<meta name=\"tilmech-editor\"";
  append_attribute(html, "content", options_.editor.empty() ? "" : "yes");
  html +=
      ">\n<title>Tilmech</title>\n<link rel=\"icon\" href=\"data:,\">\n"
      "<link rel=\"stylesheet\" href=\"/_preview/desk.css\">\n";
  for (const char* script : {"words.js", "parts.js", "overview.js", "rows.js", "row_editor.js",
                             "forms.js", "take.js", "desk.js"})
    html += fmt::format("<script src=\"/_preview/{}\" defer></script>\n", script);
  html += "</head>\n<body>\n</body>\n</html>\n";
  return {.body = html, .heads = {{"Content-Security-Policy", kPolicy}}};
}

Reply Desk::document(const Request& request) const {
  // Asked before the site is held: a change that runs holds its steps, and waits for the site.
  const std::vector<std::string> steps = edits_.steps();
  return with_live_view(live_, [&](DeskView& view, const LiveState& state) -> Reply {
    view.say = say_to(request.asked("ui"));
    const Document* found = document_by_id(state.site, request.asked("id"));
    const auto lang = lang_from_code(request.asked("lang"));
    if (found == nullptr || !lang || !state.site.settings.uses(*lang))
      return problem(404, "there is no such document");
    json result = desk_document(view, *found, *lang);
    result["banner"] = hold_banner(state, words_, *found, *lang,
                                   lang_from_code(request.asked("ui")).value_or(*lang));
    result["steps"] = steps;
    return versioned(result, state);
  });
}

Reply Desk::place(const Request& request) const {
  return with_live_view(live_, [&](const DeskView& view, const LiveState& state) -> Reply {
    std::string file = request.asked("page").substr(0, 2000);
    if (file.starts_with('/')) file.erase(0, 1);
    const auto page = state.pages ? state.pages->make(file + "index.html") : std::nullopt;
    if (!page || page->document == nullptr) return problem(404, "this page is no document");
    const json place = desk_place(view, *page->document, page->lang, request.asked("id"));
    if (place.is_null()) return problem(404, "there is no such paragraph");
    json result = place;
    result["id"] = id_of(*page->document);
    result["lang"] = code(page->lang);
    // With it the page may have the editor opened.
    if (!options_.editor.empty()) result["token"] = token_;
    return desk_reply(result);
  });
}

// What the source said when the translation was accepted; git may take its time, the site is free.
Reply Desk::before(const Request& request) {
  const auto stamped = stamped_source(live_, request.asked("id"), request.asked("lang"));
  if (!stamped) return problem(404, "there is no such document");
  json found = old_words_.ask(*stamped);
  constexpr std::size_t kDay = 10;  // of the commit's instant
  if (const auto day = parse_date(text_in(found, "date").substr(0, kDay)))
    found["said_date"] = format_date(*day, reader_of(request));
  return desk_reply(found);
}

// The key of a new document: its date, and the first words of its title in ASCII; and the language
// in which it is written.
Reply Desk::key(const Request& request) const {
  constexpr std::size_t kLongest = 48;
  std::string words = ascii_address(normalise_key(request.asked("title")));
  std::ranges::replace(words, '/', '-');
  if (words.size() > kLongest) {
    const std::size_t cut = words.rfind('-', kLongest);
    words.resize(cut == words.npos ? kLongest : cut);
  }
  const std::string date = request.asked("date");
  const Lang source =
      live_.read([](const LiveState& state) { return state.site.settings.source_language; });
  return desk_reply({{"key", date.empty() || words.empty() ? words : date + "-" + words},
                     {"lang", code(source)}});
}

SayFinding Desk::say_to(std::string_view reader) const {
  return findings_.in(lang_from_code(reader).value_or(Lang::en));
}

Reply Desk::result_reply(const EditResult& result, const SayFinding& say) {
  if (result.changed_meanwhile) return problem(409, "changed");
  if (!result.errors.empty())
    return desk_reply(
        {{"reason", "errors"}, {"errors", json::parse(problems_json(result.errors, say))}}, 422);
  changed_();
  return desk_reply({{"done", true}, {"steps", edits_.steps()}});
}

Reply Desk::save(const json& asked) {
  const EditedVersion version =
      version_to_edit(live_, text_in(asked, "id"), text_in(asked, "lang"));
  if (!version.exists) return problem(404, "there is no such document");
  // Lines mean the text that the browser was shown.
  if (version.file.base != text_in(asked, "base")) return problem(409, "changed");
  const std::string text = text_in(asked, "text");
  const std::string marker = text_in(asked, "marker");
  const std::string lines = marker.empty() ? text : join_item(marker, text);
  const int first = number_in(asked, "first"), last = number_in(asked, "last");
  std::string fresh;
  if (const std::string field = text_in(asked, "field"); !field.empty()) {
    const auto known = {"title", "term", "summary"};
    if (std::ranges::find(known, field) == known.end()) return problem(400, "no such field");
    fresh = set_field(version.text, number_in(asked, "line"), field, text);
  } else if (first > 0) {
    fresh = replace_lines(version.text, first, last, lines);
  } else {
    fresh = insert_lines(version.text, number_in(asked, "after"), lines, flag_in(asked, "close"));
  }
  return result_reply(edits_.save(version.file, fresh, version.file.content.shown),
                      say_to(text_in(asked, "ui")));
}

// The first version of a document in a language: nothing but its title, a draft.
Reply Desk::start(const json& asked) {
  const EditedVersion version =
      version_to_edit(live_, text_in(asked, "id"), text_in(asked, "lang"));
  if (version.file.content.path.empty()) return problem(404, "there is no such document");
  if (version.exists) return problem(409, "changed");
  std::string text = "---\ndraft: yes\n---\n";
  if (!version.key.empty()) text = set_field(text, 0, "key", version.key);
  text = set_field(text, 0, version.title_field, text_in(asked, "title"));
  return result_reply(edits_.save(version.file, text, version.file.content.shown),
                      say_to(text_in(asked, "ui")));
}

// A draft becomes a text: the line that says `draft` goes.
Reply Desk::ready(const json& asked) {
  const EditedVersion version =
      version_to_edit(live_, text_in(asked, "id"), text_in(asked, "lang"));
  if (!version.exists || version.draft_line == 0) return problem(404, "this is no draft");
  if (version.file.base != text_in(asked, "base")) return problem(409, "changed");
  const std::string fresh = replace_lines(version.text, version.draft_line, version.draft_line, "");
  return result_reply(edits_.save(version.file, fresh, version.file.content.shown),
                      say_to(text_in(asked, "ui")));
}

Reply Desk::accept(const json& asked) {
  const EditedVersion version =
      version_to_edit(live_, text_in(asked, "id"), text_in(asked, "lang"));
  if (!version.exists) return problem(404, "there is no such document");
  if (version.file.base != text_in(asked, "base")) return problem(409, "changed");
  int status = 0;
  edits_.record({version.file.content.path, addresses_file_of(version.source_file)},
                version.file.content.shown, [&] {
                  status = run_accept({options_.site, {version.file.content.path}});
                });
  if (status != 0) return problem(422, "errors");
  return result_reply({.done = true}, {});
}

Reply Desk::undo() {
  const std::optional<EditResult> result = edits_.undo();
  return result ? result_reply(*result, {}) : problem(404, "there is nothing to undo");
}

Reply Desk::release(const json& asked) {
  NewDocument document;
  document.collection = Collection::releases;
  document.key = text_in(asked, "key");
  document.title = text_in(asked, "title");
  document.date = parse_date(text_in(asked, "date"));
  if (!document.date) return problem(400, "date");
  if (document.title.empty()) return problem(400, "title");
  if (document.key.empty() || !check_new_key(document.key)) return problem(400, "key");
  std::vector<fs::path> written;
  Lang source{};
  const std::vector<NewFile> files = live_.read([&](const LiveState& state) {
    source = state.site.settings.source_language;
    return new_document(document, state.site.settings, &state.site);
  });
  const fs::path folder = live_.content_folders().front();
  check_new_files(folder, files);
  written.reserve(files.size());
  for (const NewFile& file : files) written.push_back((folder / file.path).lexically_normal());
  fs::create_directories(written.front().parent_path());
  edits_.record(written, document.key, [&] { write_new_files(folder, files); });
  changed_();
  return desk_reply({{"id", "releases/" + normalise_key(document.key)}, {"lang", code(source)}});
}

// A file as it is, not wrapped in JSON.
Reply Desk::take(const Request& request) {
  Reply taken =
      take_file(live_, edits_, request.asked("name"), request.body, say_to(request.asked("ui")));
  if (taken.status == 200) changed_();
  return taken;
}

Reply Desk::preview(const json& asked) const {
  const auto lang = lang_from_code(text_in(asked, "lang"));
  const std::string marker = text_in(asked, "marker"), text = text_in(asked, "text");
  if (!lang) return problem(400, "no language");
  return live_.read([&](const LiveState& state) -> Reply {
    if (!state.pages || !state.site.settings.uses(*lang)) return problem(404, "no language");
    const std::string lines = marker.empty() ? text : join_item(marker, text);
    ContentFile file;
    file.lang = *lang;
    LoadedFile loaded = read_content(file, fmt::format("---\ntitle: x\n---\n\n{}\n", lines));
    Document document;
    document.source = *lang;
    document.variants[*lang] = std::move(loaded.front_matter.variant);
    document.variants[*lang]->lang = *lang;
    std::string html;
    for (const Section& section : document.in(*lang).sections) {
      if (section.level > 0)
        html.append("<p><strong>")
            .append(state.pages->title_html(document, *lang, section.title))
            .append("</strong></p>");
      html += state.pages->blocks_html(document, *lang, section.blocks);
    }
    return desk_reply({{"html", html}, {"errors", json::parse(problems_json(loaded.diagnostics))}});
  });
}

// Opens a text in the editor that --editor names.
Reply Desk::open(const json& asked) const {
  if (options_.editor.empty()) return problem(404, "no editor was named with --editor");
  const EditedVersion version =
      version_to_edit(live_, text_in(asked, "id"), text_in(asked, "lang"));
  if (!version.exists) return problem(404, "there is no such document");
  // The shell gets names as arguments, so that no name can be a command.
  std::string command = options_.editor;
  const auto put = [&](const std::string& mark, const std::string& argument) {
    for (std::size_t at = command.find(mark); at != command.npos; at = command.find(mark))
      command.replace(at, mark.size(), argument);
  };
  put("{file}", "\"$1\"");
  put("{line}", "\"$2\"");
  start_program({"/bin/sh", "-c", command, "sh", fs::absolute(version.file.content.path).string(),
                 std::to_string(std::max(1, number_in(asked, "line")))});
  return desk_reply({{"done", true}});
}

}  // namespace tilmech
