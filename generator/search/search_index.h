// The built index as a query sees it: shards are read when they are asked for, each once. A shard
// that is missing, damaged or of another build is as if it were empty, and its name is remembered.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/language.h"
#include "search/document_order.h"
#include "search/postings.h"

namespace tilmech {

// The bytes of a file below the site's search/, "index.js", or nothing.
using ReadShard = std::function<std::optional<std::string>(const std::string& path)>;

struct StreamPlace {
  std::uint32_t shard = 0;  // 0: none; else postings shard + 1
  std::uint32_t place = 0;
};

struct TermSpelling {
  std::vector<std::uint32_t> special;  // places of ё ң ө ү
  std::uint32_t count = 0;             // of postings
  std::string here;                    // the stream, where it stands in the dictionary
  StreamPlace head, tail;
};

struct DictionaryTerm {
  std::string term;
  std::int64_t weight = 0;
  std::vector<TermSpelling> spellings;

  std::uint32_t count() const;  // of all spellings' postings
};

struct TextSection {
  std::string address, heading, text;
};

// One part of a document in one language.
struct TextPart {
  std::string address, date, title;
  std::vector<Lang> languages;  // that the document has
  std::vector<TextSection> sections;
};

struct ConceptEntry {
  struct Version {
    std::string term, abbreviation;
    std::vector<std::string> keys;  // of its names: stems with spaces between
  };
  std::string address;
  std::uint32_t document = 0;
  PerLang<std::optional<Version>> versions;
};

// Shards [first, last).
struct ShardRange {
  std::size_t first = 0, last = 0;
};

class SearchIndex {
 public:
  explicit SearchIndex(ReadShard read);

  // Whether there is an index at all, of a format that we know.
  bool usable() const { return !id_.empty(); }
  const std::vector<Lang>& languages() const { return languages_; }
  const std::vector<DocumentRange>& ranges() const { return ranges_; }
  // Files that should be there and are not, or are not what they should be.
  const std::set<std::string>& missing() const { return missing_; }

  // The shards of the dictionary, or of the reversed one, whose keys may begin with `start`.
  ShardRange terms_from(Lang lang, std::string_view start);
  ShardRange ends_from(Lang lang, std::string_view start);
  const std::vector<DictionaryTerm>& dictionary(Lang lang, std::size_t shard);
  // Terms as they are read from their last letter.
  const std::vector<std::string>& reversed(Lang lang, std::size_t shard);
  // The shard that would have `term`, and the term if it is there.
  std::size_t shard_of(Lang lang, std::string_view term);
  const DictionaryTerm* find(Lang lang, std::string_view term);

  std::vector<Posting> head(Lang lang, const TermSpelling& spelling);
  std::vector<Posting> tail(Lang lang, const TermSpelling& spelling);
  // The characters of the tail as written; reads its shard.
  std::size_t tail_size(Lang lang, const TermSpelling& spelling);

  const TextPart* text(Lang lang, std::uint32_t document, std::uint32_t part);
  std::vector<std::uint32_t> concepts_named(std::string_view key);
  const ConceptEntry* concept_entry(std::uint32_t number);

 private:
  using Firsts = std::vector<std::string>;
  struct LanguageIndex {
    Firsts terms, ends;
  };

  // The payload of "ky/d0", or null.
  nlohmann::json load(const std::string& path);
  void read_manifest(const nlohmann::json& manifest);
  const LanguageIndex& language(Lang lang);
  std::vector<DictionaryTerm> read_dictionary(const std::string& path, Lang lang);
  const std::string& stream(Lang lang, StreamPlace place);
  void damaged(const std::string& path) { missing_.insert(path); }

  ReadShard read_;
  std::string id_;
  std::vector<Lang> languages_;
  std::vector<DocumentRange> ranges_;
  Firsts names_;
  std::set<std::string> missing_;
  std::map<Lang, LanguageIndex> tops_;
  std::map<std::string, std::vector<DictionaryTerm>> dictionaries_;
  std::map<std::string, std::vector<std::string>> lists_;  // reversed terms; streams
  std::map<std::string, std::optional<TextPart>> texts_;
  std::map<std::string, std::map<std::string, std::vector<std::uint32_t>, std::less<>>> names_in_;
  std::map<std::string, std::vector<ConceptEntry>> concepts_;
};

}  // namespace tilmech
