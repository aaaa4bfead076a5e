#include "app/translation_site.h"

#include <fmt/format.h>

#include "align/align_documents.h"
#include "align/terms.h"
#include "content/hold_back.h"
#include "content/load_site.h"
#include "model/world_error.h"
#include "preview/desk_terms.h"
#include "preview/desk_view.h"
#include "text/edit_text.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::string text_of_file(const std::string& file) {
  Diagnostics unread;
  std::string text = read_file(file, file, unread);
  if (!unread.empty()) throw WorldError(file + ": " + unread.front().message);
  return text;
}

// "ВИЧ = АИВ; also: ...": what the glossary calls what the words of a row name.
std::vector<std::string> term_notes(const Site& site, const Section* section, Lang from, Lang to,
                                    std::string_view words) {
  std::vector<std::string> notes;
  const auto text = [](const nlohmann::json& value) { return value.get<std::string>(); };
  for (const nlohmann::json& term : SectionTerms(site, section, from, to).of(words)) {
    std::string note = fmt::format("{} = {}", text(term["source"]), text(term["target"]));
    for (const nlohmann::json& other : term["others"]) note += fmt::format("; {}", text(other));
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace

TranslationSite load_translation_site(const SiteOptions& options) {
  TranslationSite loaded;
  loaded.site = load_site({options.root, options.content}, loaded.found);
  Diagnostics told_by_check;
  SiteWords words(loaded.site.documents);
  align_documents(loaded.site, words, told_by_check);
  mark_terms(loaded.site, words, told_by_check);
  return loaded;
}

const Document& document_to_translate(const Site& site, const std::string& key, Instant now,
                                      bool held) {
  if (key.empty()) throw UsageError("which document? write its key after the format");
  const Document* found = nullptr;
  for (const Collection collection : kAllCollections) {
    const std::string folder = std::string(name_of(collection)) + "/";
    const std::string name = key.starts_with(folder) ? key.substr(folder.size()) : key;
    const Document* document = site.find(collection, normalise_key(name));
    if (document == nullptr) continue;
    if (found != nullptr)
      throw UsageError(fmt::format("{} is {} and {}; write it with its collection", key,
                                   id_of(*found), id_of(*document)));
    found = document;
    if (key.starts_with(folder)) break;
  }
  if (found == nullptr) throw UsageError("there is no document " + key);
  if (!held && hold_of(*found, site.settings, now) != Hold::none)
    throw UsageError(key + " is held back; give --held to export it all the same");
  return *found;
}

std::pair<Lang, Lang> pair_of(const std::string& text, const Settings& settings, Lang source) {
  if (text.empty())
    for (const Lang lang : settings.languages)
      if (lang != source) return {source, lang};
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto from = lang_from_code(text.substr(0, dash));
  const auto to = lang_from_code(text.substr(std::min(dash + 1, text.size())));
  if (!from || !to || from == to)
    throw UsageError("--pair: " + text + " is not a pair of languages like ru-ky");
  return {*from, *to};
}

OpenTranslation open_translation(const Site& site, const Document& document, Lang from, Lang to) {
  if (!document.has(from))
    throw UsageError(fmt::format("{} has no {} version", id_of(document), code(from)));
  if (!site.settings.uses(to))
    throw UsageError(fmt::format("the site does not use the language {}", code(to)));
  OpenTranslation open;
  const Variant& source = document.in(from);
  open.source_text = text_of_file(source.file);
  open.exists = document.has(to);
  if (open.exists) {
    open.path = document.in(to).file;
    open.text = text_of_file(document.in(to).file);
  } else {
    // "x.ru.md" -> "x.ky.md"
    const fs::path file = source.file;
    open.path = file.parent_path() / fmt::format("{}.{}.md", file.stem().stem().string(), code(to));
    open.text = "---\ndraft: yes\n---\n\n";
    if (source.lines.contains("key")) open.text = set_field(open.text, 0, "key", document.key);
  }
  UnitRequest request{from, to, open.source_text, open.text};
  request.notes = [&](const Section* section, std::string_view words) {
    return term_notes(site, section, from, to, words);
  };
  open.units = translation_units(document, request);
  return open;
}

}  // namespace tilmech
