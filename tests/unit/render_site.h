// A small site built by hand, with the program's own templates, locales and assets.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>

#include "content/resources.h"
#include "content/settings.h"
#include "model/site.h"
#include "render/pages.h"

namespace tilmech {

inline Site empty_site() {
  Site site;
  Diagnostics diagnostics;
  site.settings = read_settings("", "site.json", diagnostics);
  site.settings.languages = {Lang::ky, Lang::ru, Lang::en};
  site.settings.time_zone = "Asia/Bishkek";
  const std::string templates = "templates/", locales = "locales/", assets = "site/assets/";
  for (const EmbeddedFile& file : embedded_files()) {
    const std::string path(file.path), bytes(file.bytes);
    if (path.starts_with(templates))
      site.resources.templates[path.substr(templates.size())] = bytes;
    if (path.starts_with(assets)) site.resources.assets[path.substr(assets.size())] = bytes;
    for (const Lang lang : kAllLangs)
      if (path == locales + std::string(code(lang)) + ".json")
        site.resources.messages[lang] = read_messages(bytes, lang, path, diagnostics);
  }
  REQUIRE(diagnostics.empty());
  return site;
}

inline Block paragraph(std::string text, std::vector<Mark> marks = {}) {
  Block block;
  block.text = {std::move(text), std::move(marks)};
  return block;
}

// Adds a version; the document's other languages are added by further calls with the same key.
inline Variant& add_version(Site& site, Collection collection, const std::string& key, Lang lang,
                            const std::string& title) {
  auto document = std::ranges::find_if(site.documents, [&](const Document& other) {
    return other.collection == collection && other.key == key;
  });
  if (document == site.documents.end()) {
    Document added;
    added.key = added.address = key;
    added.collection = collection;
    added.source = lang;
    const auto place = std::ranges::find_if(site.documents, [&](const Document& other) {
      return std::pair(other.collection, other.key) > std::pair(collection, key);
    });
    document = site.documents.insert(place, std::move(added));
  }
  Variant variant;
  variant.lang = lang;
  variant.title = title;
  variant.sections.emplace_back().blocks.push_back(paragraph("Text of " + title));
  document->variants[lang] = std::move(variant);
  return *document->variants[lang];
}

inline Document& document_of(Site& site, Collection collection, std::string_view key) {
  const auto found = std::ranges::find_if(site.documents, [&](const Document& document) {
    return document.collection == collection && document.key == key;
  });
  REQUIRE(found != site.documents.end());
  return *found;
}

// Every file of the site, by path.
inline std::map<std::string, std::string> made(const Site& site) {
  std::map<std::string, std::string> files;
  std::mutex mutex;
  make_pages(site, [&](std::string_view path, std::string_view bytes) {
    const std::lock_guard lock(mutex);
    CHECK(files.emplace(path, bytes).second);
  });
  return files;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

inline int count_of(std::string_view text, std::string_view part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace tilmech
