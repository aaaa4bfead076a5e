// Each kind of document is a table of lines: a field, what it is for, and what stands in it at
// first. A line without a first value is written as a comment, ready to be used.
#include "content/scaffold.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "text/key.h"
#include "text/locale_format.h"
#include "text/yaml_value.h"

namespace tilmech {
namespace {

enum class On { every, source, translation };

// Where the first value of a line comes from.
enum class From { nothing, title, yes, date, place, partners, contact, boilerplate, status };

struct Line {
  std::string_view field;
  std::string_view example;  // shown in the comment when there is no value
  std::string_view purpose;
  On on = On::every;
  From from = From::nothing;
};

constexpr std::string_view kHeld = "not published while this line is here";

constexpr Line kRelease[] = {
    {"title", "", "as it stands over the text", On::every, From::title},
    {"date", "2026-12-01", "the day of the release", On::source, From::date},
    {"place", "Bishkek", "of the dateline, in this language", On::every, From::place},
    {"summary", "...", "one or two sentences for lists, feeds and search"},
    {"tags", "[id, id]", "ids from site.json", On::source},
    {"partners", "[id, id]", "ids from site.json", On::source, From::partners},
    {"contact", "id", "id from site.json", On::source, From::contact},
    {"boilerplate", "[id]", "standing paragraphs under the text, ids from site.json", On::every,
     From::boilerplate},
    {"publish_at", "2026-12-01T10:00:00+06:00", "held back until this moment", On::source},
    {"together", "yes", "held back until every language is there", On::source},
    {"short_title", "...", "for cards and share images"},
    {"draft", "", kHeld, On::every, From::yes},
};

constexpr Line kProgramme[] = {
    {"title", "", "the full name of the act", On::every, From::title},
    {"number", "54", "the number of the act"},
    {"adopted", "2014-01-27", "the day it was adopted"},
    {"body", "...", "who adopted it"},
    {"edition", "official", "official, condensed or unofficial-translation"},
    {"authentic", "[ky, ru]", "the languages that bind in law"},
    {"official_text", "{ru: \"https://...\"}", "the address of the official text, by language"},
    {"in_force_from", "2014-01-27", "the first day in force"},
    {"in_force_until", "2019-12-31", "the last day in force"},
    {"summary", "...", "one or two sentences for lists, feeds and search"},
    {"tags", "[id, id]", "ids from site.json", On::source},
    {"draft", "", kHeld, On::every, From::yes},
};

constexpr Line kTerm[] = {
    {"term", "", "the preferred name in this language; the definition is the text below", On::every,
     From::title},
    {"abbreviation", "...", "used in this language"},
    {"variants", "[..., ...]", "other names that are right too"},
    {"deprecated", "[..., ...]", "names that should not be used any more"},
    {"domain", "...", "the field of knowledge"},
    {"status", "", "preferred, admitted or deprecated", On::every, From::status},
    {"definition_source", "...", "where the definition is taken from"},
    {"see_also", "[key, key]", "keys of other terms"},
    {"draft", "", kHeld, On::every, From::yes},
};

constexpr Line kPage[] = {
    {"title", "", "as it stands over the text", On::every, From::title},
    {"summary", "...", "one or two sentences for search"},
    {"draft", "", kHeld, On::every, From::yes},
};

std::span<const Line> lines_of(Collection collection) {
  switch (collection) {
    case Collection::releases:
      return kRelease;
    case Collection::programmes:
      return kProgramme;
    case Collection::glossary:
      return kTerm;
    case Collection::pages:
      return kPage;
  }
  return kPage;
}

std::string flow_list(const std::vector<std::string>& items) {
  std::vector<std::string> parts;
  for (const std::string& item : items) parts.push_back(yaml_item(item));
  return parts.empty() ? "" : fmt::format("[{}]", fmt::join(parts, ", "));
}

const Document* last_release(const Site* site) {
  const Document* last = nullptr;
  if (site == nullptr) return last;
  for (const Document& document : site->documents) {
    const bool is_dated_release = document.collection == Collection::releases && document.date;
    if (is_dated_release && (last == nullptr || *last->date <= *document.date)) last = &document;
  }
  return last;
}

// The value a line starts with, as YAML; empty: none.
std::string first_value(From from, const NewDocument& document, Lang lang, const Document* last) {
  const Variant* version = last != nullptr && last->has(lang) ? &last->in(lang) : nullptr;
  const auto if_given = [](const std::string& text) {
    return text.empty() ? "" : yaml_value(text);
  };
  switch (from) {
    case From::nothing:
      return "";
    case From::title:
      return yaml_value(document.title.empty() ? document.key : document.title);
    case From::yes:
      return "yes";
    case From::date:
      return document.date ? iso_date(*document.date) : "";
    case From::place:
      return version != nullptr ? if_given(version->place) : "";
    case From::partners:
      return last != nullptr ? flow_list(last->partners) : "";
    case From::contact:
      return last != nullptr ? if_given(last->contact) : "";
    case From::boilerplate:
      return version != nullptr ? flow_list(version->release.boilerplate) : "";
    case From::status:
      return "preferred";
  }
  return "";
}

std::string text_of(const NewDocument& document, Lang lang, Lang source, const Document* last) {
  std::string text = "---\n";
  for (const Line& line : lines_of(document.collection)) {
    const bool is_here = line.on == On::every || (line.on == On::source) == (lang == source);
    if (!is_here) continue;
    const std::string value = first_value(line.from, document, lang, last);
    const bool to_translate = line.from == From::title && lang != source;
    const std::string_view purpose = to_translate ? "to be translated" : line.purpose;
    if (value.empty()) {
      text += fmt::format("# {}: {}  # {}\n", line.field, line.example, purpose);
    } else {
      text += fmt::format("{}: {}  # {}\n", line.field, value, purpose);
    }
  }
  return text + "---\n\n";
}

}  // namespace

std::vector<NewFile> new_document(const NewDocument& document, const Settings& settings,
                                  const Site* site) {
  const std::string key = normalise_key(document.key);
  const Document* last = last_release(site);
  std::vector<NewFile> files;
  for (const Lang lang : settings.languages) {
    const std::string path =
        fmt::format("{}/{}.{}.md", name_of(document.collection), key, code(lang));
    files.push_back({path, text_of(document, lang, settings.source_language, last)});
  }
  return files;
}

}  // namespace tilmech
