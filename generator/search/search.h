// A query -> results, from the shards alone: what `tilmech search` prints and the browser shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.h"
#include "search/search_index.h"
#include "search/section_match.h"

namespace tilmech {

struct SearchRequest {
  std::string query;
  Lang lang = Lang::ru;    // the reader's
  std::size_t limit = 10;  // of results in each language
  std::string kind = {};   // "releases"; "": all
  int year = 0;            // 0: all
};

struct SearchResult {
  std::uint32_t document = 0;
  std::uint32_t section = 0;
  std::int64_t score = 0;
  std::string address;  // below the language's folder: "releases/x/"
  std::string title, date;
  std::string heading, fragment;  // of the section; "" for the lead
  std::vector<Lang> languages;    // that the document has
  Excerpt excerpt;
};

struct LanguageResults {
  Lang lang = Lang::ru;
  std::size_t total = 0;  // documents found, shown or not
  std::vector<SearchResult> results;
};

struct FoundConcept {
  std::uint32_t number = 0;
  ConceptEntry entry;
};

struct SearchAnswer {
  std::vector<LanguageResults> lists;  // the reader's language first
  std::vector<FoundConcept> concepts;  // that the query names
  std::string did_you_mean;            // the query with its mistyped words put right; "" if none
};

SearchAnswer search(SearchIndex& index, const SearchRequest& request);

}  // namespace tilmech
