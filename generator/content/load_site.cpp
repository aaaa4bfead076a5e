#include "content/load_site.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>

#include "content/assemble.h"
#include "content/markdown.h"
#include "content/partner_files.h"
#include "content/recorded_addresses.h"
#include "content/resources.h"
#include "content/settings.h"
#include "model/world_error.h"
#include "text/characters.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

// The place of the byte at `offset`.
Place place_at(const std::string& file, std::string_view text, std::size_t offset) {
  const auto line = 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n'));
  const std::size_t newline = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return {file, line, column_at(text.substr(start), offset - start)};
}

// Reports characters that no text may have; false when the text cannot be read at all.
bool check_characters(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  if (const auto bad = find_bad_utf8(text)) {
    const auto byte = static_cast<unsigned char>(text[*bad]);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const std::string name = std::string("byte 0x") + kHex[byte >> 4] + kHex[byte & 15];
    const auto line = 1 + static_cast<int>(std::ranges::count(text.substr(0, *bad), '\n'));
    report(diagnostics, Finding::bad_utf8, {file, line, 0}, name);
    return false;
  }
  const std::vector<BadCharacter> forbidden = find_forbidden_characters(text);
  for (const BadCharacter& bad : forbidden)
    report(diagnostics, Finding::forbidden_character, place_at(file, text, bad.offset), bad.name);
  for (const MixedWord& mixed : find_mixed_words(text))
    report(diagnostics, Finding::mixed_script_word, place_at(file, text, mixed.offset), mixed.word,
           mixed.letters, mixed.fixed);
  return forbidden.empty();
}

std::string find_text(const std::map<std::string, std::string, std::less<>>& files,
                      std::string_view path) {
  const auto found = files.find(path);
  return found == files.end() ? "" : found->second;
}

// Reports strings that the program's own locale has and the site's lacks: pages ask for them.
void report_lost_messages(const Messages& messages, Lang lang, const std::string& path,
                          Diagnostics& diagnostics) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path != path) continue;
    Diagnostics none;
    for (const auto& [key, pattern] : read_messages(file.bytes, lang, path, none))
      if (!messages.contains(key))
        report(diagnostics, Finding::message_missing, {path, 0, 0}, key,
               "the program's own " + path);
  }
}

// Sorts the resource files into templates, assets and locales.
Resources read_resources(const fs::path& root, Diagnostics& diagnostics, const Settings& settings) {
  constexpr std::string_view kTemplates = "templates/";
  constexpr std::string_view kAssets = "site/assets/";
  Resources resources;
  const auto files = load_resource_files(root, diagnostics);
  for (const auto& [path, bytes] : files) {
    if (path.starts_with(kTemplates))
      resources.templates.emplace(path.substr(kTemplates.size()), bytes);
    else if (path.starts_with(kAssets))
      resources.assets.emplace(path.substr(kAssets.size()), bytes);
  }
  for (const Lang lang : settings.languages) {
    const std::string path = "locales/" + std::string(code(lang)) + ".json";
    resources.messages[lang] = read_messages(find_text(files, path), lang, path, diagnostics);
    report_lost_messages(resources.messages[lang], lang, path, diagnostics);
  }
  compare_messages(settings, resources.messages, diagnostics);
  return resources;
}

Settings read_site_settings(const fs::path& root, Diagnostics& diagnostics) {
  const fs::path path = root / "site" / "site.json";
  const std::string shown = path.lexically_normal().string();
  std::error_code error;
  if (!fs::exists(path, error)) return read_settings("", shown, diagnostics);
  if (!stays_inside(path, root / "site")) {
    report(diagnostics, Finding::link_leaves_root, {shown, 0, 0}, "site.json");
    return read_settings("", shown, diagnostics);
  }
  return read_settings(read_file(path, shown, diagnostics), shown, diagnostics);
}

}  // namespace

LoadedFile read_content(const ContentFile& file, std::string_view text) {
  LoadedFile loaded{file, {}, {}, false};
  if (!check_characters(text, file.shown, loaded.diagnostics)) return loaded;
  loaded.front_matter =
      read_front_matter(text, file.collection, file.lang, file.shown, loaded.diagnostics);
  Variant& variant = loaded.front_matter.variant;
  variant.lang = file.lang;
  variant.file = file.shown;
  read_markdown(text.substr(loaded.front_matter.body_offset), loaded.front_matter.body_line,
                variant, loaded.diagnostics);
  loaded.readable = true;
  return loaded;
}

void read_addresses(Document& document, Diagnostics& diagnostics) {
  if (!document.has(document.source)) return;
  const std::string file = addresses_file_of(document.in(document.source).file);
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return;
  Diagnostics unread;
  const std::string json = read_file(file, file, unread);
  std::ranges::move(unread, std::back_inserter(diagnostics));
  if (!json.empty()) document.recorded = read_recorded_addresses(json, file, diagnostics);
}

LoadedFile read_from_disk(const ContentFile& file) {
  LoadedFile loaded{file, {}, {}, false};
  const std::string text = read_file(file.path, file.shown, loaded.diagnostics);
  return loaded.diagnostics.empty() ? read_content(file, text) : loaded;
}

Site load_site(const LoadOptions& options, Diagnostics& diagnostics) {
  std::error_code error;
  if (!fs::is_directory(options.root, error))
    throw WorldError("there is no folder " + options.root.string());
  Site site;
  site.settings = read_site_settings(options.root, diagnostics);
  resolve_partner_files(site, options.root, diagnostics);
  site.resources = read_resources(options.root, diagnostics, site.settings);

  std::vector<fs::path> folders = options.content;
  if (folders.empty()) folders.push_back(options.root / "content");
  std::vector<ContentFile> files;
  for (const fs::path& folder : folders)
    std::ranges::move(list_content(folder, diagnostics), std::back_inserter(files));

  std::vector<LoadedFile> loaded(files.size());
  tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
    loaded[i] = options.read ? options.read(files[i]) : read_from_disk(files[i]);
  });
  for (LoadedFile& file : loaded) {
    std::ranges::move(file.diagnostics, std::back_inserter(diagnostics));
    file.diagnostics.clear();
  }
  std::erase_if(loaded, [](const LoadedFile& file) { return !file.readable; });
  site.documents = assemble_documents(site.settings, std::move(loaded), diagnostics);
  for (Document& document : site.documents) read_addresses(document, diagnostics);
  return site;
}

}  // namespace tilmech
