#include "app/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "model/world_error.h"
#include "search/search.h"

namespace tilmech {
namespace {

constexpr std::uintmax_t kMostShardBytes = 64 << 20;

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error || size > kMostShardBytes) return std::nullopt;
  std::ifstream stream(path, std::ios::binary);
  if (!stream.is_open()) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (stream.bad()) return std::nullopt;
  return bytes;
}

std::string url_of(const SearchResult& result, Lang lang) {
  return fmt::format("{}/{}{}{}", code(lang), result.address, result.fragment.empty() ? "" : "#",
                     result.fragment);
}

std::string key_of(const SearchResult& result) {
  std::string_view key = result.address;
  if (key.ends_with('/')) key.remove_suffix(1);
  return std::string(key);
}

std::string also_in(const SearchResult& result, Lang lang) {
  std::string others;
  for (const Lang other : result.languages)
    if (other != lang) (others += others.empty() ? "" : ", ") += code(other);
  return others;
}

void print_results_json(const SearchAnswer& answer) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const LanguageResults& list : answer.lists)
    for (const SearchResult& result : list.results)
      out.push_back({{"url", url_of(result, list.lang)},
                     {"title", result.title},
                     {"lang", code(list.lang)},
                     {"section", result.fragment},
                     {"heading", result.heading},
                     {"score", result.score},
                     {"excerpt", result.excerpt.text},
                     {"key", key_of(result)}});
  fmt::print("{}\n", out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

void print_results(const SearchAnswer& answer) {
  for (const FoundConcept& found : answer.concepts) {
    std::string line;
    for (const Lang lang : kAllLangs)
      if (const auto& version = found.entry.versions[lang])
        line += fmt::format("{}{}: {}", line.empty() ? "" : "; ", code(lang), version->term);
    fmt::print("= {}\n", line);
  }
  if (!answer.did_you_mean.empty()) fmt::print("? {}\n", answer.did_you_mean);
  for (const LanguageResults& list : answer.lists)
    for (const SearchResult& result : list.results) {
      const std::string others = also_in(result, list.lang);
      fmt::print("{}\n    {}{}{}\n", url_of(result, list.lang), result.title,
                 result.heading.empty() ? "" : fmt::format(" · {}", result.heading),
                 others.empty() ? "" : fmt::format(" [{}]", others));
      if (!result.excerpt.text.empty()) fmt::print("    {}\n", result.excerpt.text);
    }
}

}  // namespace

int run_search(const SearchOptions& options) {
  const std::filesystem::path site = options.site.empty() ? options.root / "public" : options.site;
  const std::filesystem::path folder = site / "search";
  SearchIndex index([&](const std::string& path) {
    if (options.show_files) fmt::print(stderr, "reads {}\n", path);
    return read_file(folder / path);
  });
  if (!index.usable())
    throw WorldError((folder / "index.js").lexically_normal().string() +
                     ": no index that can be read; `tilmech build` makes one");
  SearchRequest request{options.query, options.lang, options.limit, options.kind, options.year};
  const SearchAnswer answer = search(index, request);
  if (options.format == OutputFormat::json)
    print_results_json(answer);
  else
    print_results(answer);
  for (const std::string& path : index.missing())
    fmt::print(stderr, "{}: missing, damaged or of another build; its results are not shown\n",
               (folder / path).lexically_normal().string());
  return index.missing().empty() ? 0 : 3;
}

}  // namespace tilmech
