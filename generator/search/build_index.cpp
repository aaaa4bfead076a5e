#include "search/build_index.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "search/concept_names.h"
#include "search/document_order.h"
#include "search/invert_texts.h"
#include "search/measure_texts.h"
#include "search/pack_shards.h"
#include "search/shard_text.h"
#include "search/write_terms.h"
#include "text/digest.h"
#include "text/locale_format.h"

namespace tilmech {
namespace {

constexpr std::size_t kIdDigits = 10;
constexpr std::size_t kConceptsInShard = 8;
constexpr std::size_t kSectionsInPart = 8;

class IndexBuilder {
 public:
  IndexBuilder(const Site& site, const AddressOf& address, const WriteShard& write)
      : site_(site), address_(address), write_(write), order_(order_documents(site)) {}

  void build(std::string_view version) {
    for (const Lang lang : site_.settings.languages)
      for (const NumberedDocument& numbered : order_.documents)
        if (numbered.document->has(lang)) {
          languages_.push_back(lang);
          break;
        }
    const MeasuredTexts measured = measure_texts(
        site_, order_, languages_, [&](const Document& document) { return head_of(document); });
    id_ = id_of(measured.digests, version);
    PerLang<std::vector<std::vector<std::string>>> keys;  // of each concept's names
    std::map<std::string, std::vector<std::uint32_t>> names;
    for (const Lang lang : languages_) {
      const ConceptNames own(order_.concepts, lang);
      for (const auto& [key, concepts] : own.folded())
        for (const std::uint32_t number : concepts) names[key].push_back(number);
      keys[lang].resize(order_.concepts.size());
      for (std::uint32_t i = 0; i < order_.concepts.size(); ++i) keys[lang][i] = own.keys_of(i);
      write_language(own, lang, measured.sizes[lang]);
    }
    write_concepts(keys);
    write_manifest(write_names(names));
  }

 private:
  void write(const std::string& path, std::string_view payload) const {
    const bool manifest = path == "index";
    write_(fmt::format("search/{}{}{}.js", manifest ? "" : id_, manifest ? "" : "/", path),
           write_shard(id_, path, payload));
  }

  void write_language(const ConceptNames& names, Lang lang, const TextSizes& sizes) const {
    const std::string folder = std::string(code(lang)) + "/";
    const auto write_texts = [&](std::size_t number, const std::vector<SectionText>& sections) {
      write_parts(number, lang, sections);
    };
    const InvertedTexts texts = invert_texts(site_, order_, names, lang, sizes, write_texts);
    const std::string top = write_terms(
        texts, lang,
        [&](const std::string& name, std::string_view payload) { write(folder + name, payload); });
    write(folder + "index", top);
  }

  // What the files of a document say of it in every language.
  std::string head_of(const Document& document) const {
    int languages = 0;
    for (std::size_t i = 0; i < kLangCount; ++i) languages |= document.has(kAllLangs[i]) << i;
    return fmt::format(R"([{},{},"{}",)", json_string(address_(document)), languages,
                       document.date ? iso_date(*document.date) : "");
  }

  // The files of one document in one language, whose texts `sections` are.
  void write_parts(std::size_t number, Lang lang, const std::vector<SectionText>& sections) const {
    std::string start = head_of(*order_.documents[number].document);
    append_swapped(start, sections[0][Field::title], lang);
    start += ",[";
    std::string payload;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const SectionText& section = sections[i];
      payload += payload.empty() ? start : ",";
      (payload += '[') += json_string(section.address);
      for (const Field field : {Field::heading, Field::text})
        append_swapped(payload += ',', section[field], lang);
      payload += ']';
      const std::size_t part = section.number / kSectionsInPart;
      if (i + 1 < sections.size() && sections[i + 1].number / kSectionsInPart == part) continue;
      const std::string tail = part == 0 ? "" : fmt::format(".{}", part);
      write(fmt::format("{}/t{}{}", code(lang), number, tail), payload += "]]");
      payload.clear();
    }
  }

  // Of everything the index is made from.
  std::string id_of(std::string_view digests, std::string_view version) const {
    std::string all = fmt::format("1 {}", version);
    for (const Lang lang : languages_) (all += ' ') += code(lang);
    return sha256_hex(all += digests).substr(0, kIdDigits);
  }

  std::string write_names(const std::map<std::string, std::vector<std::uint32_t>>& names) const {
    KeyShards shards('|', Lang::en, [&](std::size_t number, const std::string& payload) {
      write(fmt::format("n{}", number), payload);
    });
    for (const auto& [key, listed] : names) {
      std::vector<std::uint32_t> concepts = listed;
      std::ranges::sort(concepts);
      concepts.erase(std::ranges::unique(concepts).begin(), concepts.end());
      std::string value;
      append_number(value, static_cast<std::uint32_t>(concepts.size()));
      for (const std::uint32_t number : concepts) append_number(value, number);
      shards.add(key, value);
    }
    return shards.finish();
  }

  void write_concepts(const PerLang<std::vector<std::vector<std::string>>>& keys) const {
    for (std::size_t first = 0; first < order_.concepts.size(); first += kConceptsInShard) {
      nlohmann::json shard = nlohmann::json::array();
      const std::size_t last = std::min(first + kConceptsInShard, order_.concepts.size());
      for (std::size_t i = first; i < last; ++i) {
        const Document& document = *order_.concepts[i];
        nlohmann::json entry = {address_(document), first_concept() + i};
        for (const Lang lang : kAllLangs) {
          const bool there = document.has(lang) && i < keys[lang].size();
          entry.push_back(there ? nlohmann::json{document.in(lang).title,
                                                 document.in(lang).term.abbreviation, keys[lang][i]}
                                : nlohmann::json());
        }
        shard.push_back(std::move(entry));
      }
      write(fmt::format("c{}", first / kConceptsInShard), shard.dump());
    }
  }

  // The number of the glossary's first document.
  std::size_t first_concept() const {
    for (const DocumentRange& range : order_.ranges)
      if (range.kind == name_of(Collection::glossary)) return range.first;
    return 0;
  }

  void write_manifest(const std::string& names) const {
    nlohmann::json languages = nlohmann::json::array(), ranges = nlohmann::json::array();
    for (const Lang lang : languages_) languages.push_back(code(lang));
    for (const DocumentRange& range : order_.ranges)
      ranges.push_back({range.kind, range.year, range.first});
    write("index", fmt::format(R"({{"format":1,"id":"{}","languages":{},"documents":{},)"
                               R"("concepts":{},"ranges":{},"names":{}}})",
                               id_, languages.dump(), order_.documents.size(),
                               order_.concepts.size(), ranges.dump(), names));
  }

  const Site& site_;
  const AddressOf& address_;
  const WriteShard& write_;
  DocumentOrder order_;
  std::vector<Lang> languages_;
  std::string id_;
};

}  // namespace

void build_search_index(const Site& site, const AddressOf& address, std::string_view version,
                        const WriteShard& write) {
  IndexBuilder(site, address, write).build(version);
}

}  // namespace tilmech
