#include "search/search_index.h"

#include <fmt/format.h>

#include <algorithm>

#include "search/letters.h"
#include "search/search_rules.h"
#include "search/shard_text.h"

namespace tilmech {
namespace {

using nlohmann::json;

constexpr std::uint32_t kMostInTerm = 4096;  // spellings, special letters: more is damage

std::size_t head_size() {
  return static_cast<std::size_t>(ranking().head);
}

std::string string_at(const json& array, std::size_t at) {
  return array.is_array() && at < array.size() && array[at].is_string()
             ? array[at].get<std::string>()
             : std::string();
}

std::uint32_t number_at(const json& array, std::size_t at) {
  return array.is_array() && at < array.size() && array[at].is_number_unsigned()
             ? array[at].get<std::uint32_t>()
             : 0;
}

json member(const json& object, const char* name) {
  return object.is_object() && object.contains(name) ? object.at(name) : json();
}

std::vector<std::string> lines_of(const json& firsts, Lang lang) {
  std::vector<std::string> lines;
  if (!firsts.is_string()) return lines;
  const std::string text = firsts.get<std::string>();
  for (std::size_t at = 0;;) {
    const std::size_t end = text.find('\n', at);
    lines.push_back(swap_letters(std::string_view(text).substr(at, end - at), lang));
    if (end == text.npos) return lines;
    at = end + 1;
  }
}

std::size_t shard_with(const std::vector<std::string>& firsts, std::string_view key) {
  const auto after = std::ranges::upper_bound(
      firsts, key, std::less<>(), [](const std::string& s) { return std::string_view(s); });
  return after == firsts.begin() ? 0 : static_cast<std::size_t>(after - firsts.begin()) - 1;
}

ShardRange shards_from(const std::vector<std::string>& firsts, std::string_view start) {
  if (firsts.empty()) return {};
  ShardRange range{shard_with(firsts, start), 0};
  range.last = range.first + 1;
  while (range.last < firsts.size() && firsts[range.last].starts_with(start)) ++range.last;
  return range;
}

// The key that shares `shared` letters with the one before.
std::string next_key(const std::string& before, std::uint32_t shared, std::string_view rest,
                     Lang lang) {
  const std::u32string letters = code_points(before);
  return utf8(std::u32string_view(letters).substr(0, shared)) + swap_letters(rest, lang);
}

}  // namespace

std::uint32_t DictionaryTerm::count() const {
  std::uint32_t sum = 0;
  for (const TermSpelling& spelling : spellings) sum += spelling.count;
  return sum;
}

SearchIndex::SearchIndex(ReadShard read) : read_(std::move(read)) {
  const std::optional<std::string> bytes = read_("index.js");
  const std::optional<Shard> shard = bytes ? read_shard(*bytes) : std::nullopt;
  if (shard && shard->path == "index") read_manifest(shard->payload);
  if (!usable()) damaged("index");
}

void SearchIndex::read_manifest(const json& manifest) {
  const json id = member(manifest, "id"), languages = member(manifest, "languages");
  if (member(manifest, "format") != 1 || !id.is_string() || !languages.is_array()) return;
  for (std::size_t i = 0; i < languages.size(); ++i)
    if (const auto lang = lang_from_code(string_at(languages, i))) languages_.push_back(*lang);
  const json ranges = member(manifest, "ranges");
  for (std::size_t i = 0; ranges.is_array() && i < ranges.size(); ++i)
    ranges_.push_back({string_at(ranges[i], 0), static_cast<int>(number_at(ranges[i], 1)),
                       number_at(ranges[i], 2)});
  names_ = lines_of(member(manifest, "names"), Lang::en);
  id_ = id.get<std::string>();
}

json SearchIndex::load(const std::string& path) {
  const std::optional<std::string> bytes = read_(id_ + "/" + path + ".js");
  std::optional<Shard> shard = bytes ? read_shard(*bytes) : std::nullopt;
  if (shard && shard->id == id_ && shard->path == path) return std::move(shard->payload);
  damaged(path);
  return nullptr;
}

const SearchIndex::LanguageIndex& SearchIndex::language(Lang lang) {
  const auto [place, is_new] = tops_.try_emplace(lang);
  if (is_new && std::ranges::find(languages_, lang) != languages_.end()) {
    const json top = load(std::string(code(lang)) + "/index");
    place->second = {lines_of(member(top, "terms"), lang), lines_of(member(top, "ends"), lang)};
  }
  return place->second;
}

ShardRange SearchIndex::terms_from(Lang lang, std::string_view start) {
  return shards_from(language(lang).terms, start);
}

ShardRange SearchIndex::ends_from(Lang lang, std::string_view start) {
  return shards_from(language(lang).ends, start);
}

std::size_t SearchIndex::shard_of(Lang lang, std::string_view term) {
  return shard_with(language(lang).terms, term);
}

const std::vector<DictionaryTerm>& SearchIndex::dictionary(Lang lang, std::size_t shard) {
  const std::string path = fmt::format("{}/d{}", code(lang), shard);
  const auto [place, is_new] = dictionaries_.try_emplace(path);
  if (is_new) place->second = read_dictionary(path, lang);
  return place->second;
}

std::vector<DictionaryTerm> SearchIndex::read_dictionary(const std::string& path, Lang lang) {
  const json payload = load(path);
  std::vector<DictionaryTerm> terms;
  if (!payload.is_string()) return terms;
  const std::string text = payload.get<std::string>();
  PayloadReader reader(text);
  while (!reader.at_end()) {
    DictionaryTerm term;
    const std::uint32_t shared = reader.number();
    term.term =
        next_key(terms.empty() ? "" : terms.back().term, shared, reader.text_until(' '), lang);
    term.weight = reader.number();
    const std::uint32_t spellings = reader.number();
    if (spellings > kMostInTerm) reader.fail();
    for (std::uint32_t i = 0; i < spellings && !reader.failed(); ++i) {
      TermSpelling& spelling = term.spellings.emplace_back();
      const std::uint32_t special = reader.number();
      for (std::uint32_t k = 0; k < special && !reader.failed(); ++k)
        spelling.special.push_back(reader.number());
      spelling.count = reader.number();
      spelling.head.shard = reader.number();
      if (spelling.head.shard == 0) {
        spelling.here = reader.stream(spelling.count);
        continue;
      }
      spelling.head.place = reader.number();
      if (spelling.count <= head_size()) continue;
      spelling.tail.shard = reader.number();
      spelling.tail.place = reader.number();
    }
    if (!reader.failed()) terms.push_back(std::move(term));
  }
  if (reader.failed()) damaged(path);
  return terms;
}

const DictionaryTerm* SearchIndex::find(Lang lang, std::string_view term) {
  if (language(lang).terms.empty()) return nullptr;
  const std::vector<DictionaryTerm>& terms = dictionary(lang, shard_of(lang, term));
  const auto found = std::ranges::find(terms, term, &DictionaryTerm::term);
  return found == terms.end() ? nullptr : &*found;
}

const std::vector<std::string>& SearchIndex::reversed(Lang lang, std::size_t shard) {
  const std::string path = fmt::format("{}/r{}", code(lang), shard);
  const auto [place, is_new] = lists_.try_emplace(path);
  if (!is_new) return place->second;
  const json payload = load(path);
  const std::string text = payload.is_string() ? payload.get<std::string>() : "";
  PayloadReader reader(text);
  std::vector<std::string>& keys = place->second;
  while (!reader.at_end()) {
    const std::uint32_t shared = reader.number();
    std::string key =
        next_key(keys.empty() ? "" : keys.back(), shared, reader.text_until(' '), lang);
    if (!reader.failed()) keys.push_back(std::move(key));
  }
  if (reader.failed()) damaged(path);
  return keys;
}

const std::string& SearchIndex::stream(Lang lang, StreamPlace place) {
  static const std::string kNone;
  const std::string path = fmt::format("{}/p{}", code(lang), place.shard - 1);
  const auto [found, is_new] = lists_.try_emplace(path);
  if (is_new) {
    const json payload = load(path);
    for (std::size_t i = 0; payload.is_array() && i < payload.size(); ++i)
      found->second.push_back(string_at(payload, i));
  }
  if (place.place < found->second.size()) return found->second[place.place];
  damaged(path);
  return kNone;
}

std::vector<Posting> SearchIndex::head(Lang lang, const TermSpelling& spelling) {
  std::vector<Posting> postings;
  const std::string& from = spelling.head.shard == 0 ? spelling.here : stream(lang, spelling.head);
  if (!read_stream(from, std::min<std::size_t>(spelling.count, head_size()), postings))
    damaged(fmt::format("{}/p{}", code(lang), spelling.head.shard));
  return postings;
}

std::size_t SearchIndex::tail_size(Lang lang, const TermSpelling& spelling) {
  return spelling.tail.shard == 0 ? 0 : stream(lang, spelling.tail).size();
}

std::vector<Posting> SearchIndex::tail(Lang lang, const TermSpelling& spelling) {
  std::vector<Posting> postings;
  if (spelling.tail.shard == 0) return postings;
  if (!read_stream(stream(lang, spelling.tail), spelling.count, postings))
    damaged(fmt::format("{}/p{}", code(lang), spelling.tail.shard));
  return postings;
}

const TextPart* SearchIndex::text(Lang lang, std::uint32_t document, std::uint32_t part) {
  const std::string path = part == 0 ? fmt::format("{}/t{}", code(lang), document)
                                     : fmt::format("{}/t{}.{}", code(lang), document, part);
  const auto [place, is_new] = texts_.try_emplace(path);
  if (is_new) {
    const json payload = load(path);
    const json sections = payload.is_array() && payload.size() > 4 ? payload[4] : json();
    if (sections.is_array()) {
      TextPart read{string_at(payload, 0),
                    string_at(payload, 2),
                    swap_letters(string_at(payload, 3), lang),
                    {},
                    {}};
      for (std::size_t i = 0; i < kLangCount; ++i)
        if (number_at(payload, 1) >> i & 1) read.languages.push_back(kAllLangs[i]);
      for (const json& section : sections)
        read.sections.push_back({string_at(section, 0), swap_letters(string_at(section, 1), lang),
                                 swap_letters(string_at(section, 2), lang)});
      place->second = std::move(read);
    }
  }
  return place->second ? &*place->second : nullptr;
}

std::vector<std::uint32_t> SearchIndex::concepts_named(std::string_view key) {
  if (names_.empty()) return {};
  const std::string path = fmt::format("n{}", shard_with(names_, key));
  const auto [place, is_new] = names_in_.try_emplace(path);
  if (is_new) {
    const json payload = load(path);
    const std::string text = payload.is_string() ? payload.get<std::string>() : "";
    PayloadReader reader(text);
    std::string last;
    while (!reader.at_end()) {
      const std::uint32_t shared = reader.number();
      last = next_key(last, shared, reader.text_until('|'), Lang::en);
      std::vector<std::uint32_t> concepts;
      for (std::uint32_t left = reader.number(); left > 0 && !reader.failed(); --left)
        concepts.push_back(reader.number());
      if (!reader.failed()) place->second.emplace(last, std::move(concepts));
    }
    if (reader.failed()) damaged(path);
  }
  const auto found = place->second.find(key);
  return found == place->second.end() ? std::vector<std::uint32_t>() : found->second;
}

const ConceptEntry* SearchIndex::concept_entry(std::uint32_t number) {
  const std::string path = fmt::format("c{}", number / 8);
  const auto [place, is_new] = concepts_.try_emplace(path);
  if (is_new) {
    const json payload = load(path);
    for (std::size_t i = 0; payload.is_array() && i < payload.size(); ++i) {
      ConceptEntry& entry = place->second.emplace_back();
      entry.address = string_at(payload[i], 0);
      entry.document = number_at(payload[i], 1);
      for (std::size_t k = 0; k < kLangCount && payload[i].size() > k + 2; ++k) {
        const json& version = payload[i][k + 2];
        if (!version.is_array() || version.size() < 3 || !version[2].is_array()) continue;
        auto& read = entry.versions[kAllLangs[k]].emplace();
        read.term = string_at(version, 0);
        read.abbreviation = string_at(version, 1);
        for (std::size_t j = 0; j < version[2].size(); ++j)
          read.keys.push_back(string_at(version[2], j));
      }
    }
  }
  const std::size_t at = number % 8;
  return at < place->second.size() ? &place->second[at] : nullptr;
}

}  // namespace tilmech
