// An index of a few texts in memory, and questions to it.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "align/align_documents.h"
#include "search/build_index.h"
#include "search/search.h"
#include "support/memory_site.h"

namespace tilmech::test {

// "index.js" -> bytes, below search/.
using SearchFiles = std::map<std::string, std::string>;

inline SearchFiles build_files(const Site& site) {
  SearchFiles files;
  std::mutex mutex;
  build_search_index(
      site,
      [](const Document& document) {
        return std::string(name_of(document.collection)) + "/" + document.key + "/";
      },
      "test",
      [&](std::string_view path, std::string_view bytes) {
        const std::lock_guard lock(mutex);
        files[std::string(path.substr(std::string_view("search/").size()))] = bytes;
      });
  return files;
}

inline SearchFiles build_files(const std::vector<std::pair<std::string, std::string>>& texts) {
  MemorySite memory = load_memory_site(texts);
  align_documents(memory.site, memory.diagnostics);  // which gives sections their addresses
  return build_files(memory.site);
}

inline ReadShard reader_of(const SearchFiles& files) {
  return [&files](const std::string& path) -> std::optional<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return found->second;
  };
}

// "ru/releases/x#s-h1 ky/glossary/y": the results in order.
inline std::string found(const SearchFiles& files, const SearchRequest& request) {
  SearchIndex index(reader_of(files));
  std::string out;
  for (const LanguageResults& list : search(index, request).lists)
    for (const SearchResult& result : list.results) {
      out += out.empty() ? "" : " ";
      (out += code(list.lang)) += '/';
      out.append(result.address, 0, result.address.size() - 1);
      if (!result.fragment.empty()) (out += '#') += result.fragment;
    }
  return out;
}

}  // namespace tilmech::test
