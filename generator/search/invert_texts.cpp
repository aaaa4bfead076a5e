#include "search/invert_texts.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "search/letters.h"
#include "search/section_texts.h"
#include "text/word_hash.h"

namespace tilmech {
namespace {

constexpr std::size_t kDocumentsInChunk = 256;
constexpr std::size_t kMostTermBytes = 96;  // longer ones are no words
constexpr char kSeparator = '\x01';

// BM25F (Robertson and Zaragoza 2009, with one b for each field): by Field.
constexpr std::array<double, kFieldCount> kBoost = {6, 5, 6, 2, 1};
constexpr std::array<double, kFieldCount> kLengthShare = {.5, .3, .4, 0, .7};  // b
constexpr double kSaturation = 1.2;                                            // k1

using Averages = std::array<double, kFieldCount>;

// The part of the chunk's work that is about terms: numbers for keys. Open addressing, because this
// is asked for each word of the site.
class TermNumbers {
 public:
  TermNumbers() : slots_(1 << 12, kNone) {}

  std::uint32_t of(std::string_view key) {
    const std::size_t hash = hash_of_word(key);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at] != kNone; at = (at + 1) & (slots_.size() - 1))
      if (hashes_[slots_[at]] == hash && keys[slots_[at]] == key) return slots_[at];
    const auto number = static_cast<std::uint32_t>(keys.size());
    slots_[at] = number;
    keys.emplace_back(key);
    hashes_.push_back(hash);
    if (2 * keys.size() > slots_.size()) grow();
    return number;
  }

  std::vector<std::string> keys;

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  void grow() {
    slots_.assign(2 * slots_.size(), kNone);
    for (std::uint32_t i = 0; i < keys.size(); ++i) {
      std::size_t at = hashes_[i] & (slots_.size() - 1);
      while (slots_[at] != kNone) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = i;
    }
  }

  std::vector<std::uint32_t> slots_;
  std::vector<std::size_t> hashes_;
};

class ChunkInverter {
 public:
  ChunkInverter(Analyser& analyser, const ConceptNames& names, const Averages& averages)
      : analyser_(analyser), names_(names), averages_(averages) {}

  void add(std::uint32_t document, const SectionText& section) {
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      const std::string& text = section.fields[field];
      if (!text.empty()) add_field(text, field);
    }
    for (const std::uint32_t term : met_) {
      const double w = weights_[term];
      const double level = std::round(32 * w / (kSaturation + w));
      Posting posting{document, static_cast<std::uint16_t>(section.number),
                      static_cast<std::uint8_t>(std::clamp(level, 1., double{kMostLevel}))};
      postings_.emplace_back(term, posting);
      weights_[term] = 0;
    }
    met_.clear();
  }

  InvertedChunk finish() {
    InvertedChunk chunk;
    const std::size_t terms = numbers_.keys.size();
    chunk.begins.assign(terms + 1, 0);
    for (const auto& [term, posting] : postings_) ++chunk.begins[term + 1];
    std::partial_sum(chunk.begins.begin(), chunk.begins.end(), chunk.begins.begin());
    chunk.postings.resize(postings_.size());
    std::vector<std::uint32_t> next(chunk.begins.begin(), chunk.begins.end() - 1);
    for (const auto& [term, posting] : postings_) chunk.postings[next[term]++] = posting;
    chunk.keys = std::move(numbers_.keys);
    return chunk;
  }

 private:
  void add_field(const std::string& text, std::size_t field) {
    analyser_.analyse(text, analysis_);
    const double share = kLengthShare[field];
    const double length = static_cast<double>(text.size());
    gain_ = kBoost[field] / (1 - share + share * length / averages_[field]);
    for (const Token& token : analysis_.tokens) add_token(text, token);
    names_.find(text, analysis_, [&](std::uint32_t number) {
      const std::string term = fmt::format("@{}", number);
      ((key_ = term) += kSeparator) += term;
      count(numbers_.of(key_));
    });
  }

  void add_token(const std::string& text, const Token& token) {
    const std::string_view stem = analysis_.stem(token);
    if (stem.empty() || stem.size() > kMostTermBytes || stem[0] == '@' ||
        std::ranges::any_of(stem, [](char c) { return c == ' ' || c == kSeparator || c == '\n'; }))
      return;
    const std::string_view raw =
        std::string_view(text).substr(token.begin, token.end - token.begin);
    (key_ = stem) += kSeparator;
    key_ += spelling_of(raw, analysis_.folded(token), stem);
    count(numbers_.of(key_));
  }

  void count(std::uint32_t term) {
    if (term >= weights_.size()) weights_.resize(2 * term + 64, 0);
    if (weights_[term] == 0) met_.push_back(term);
    weights_[term] += gain_;
  }

  Analyser& analyser_;
  const ConceptNames& names_;
  const Averages& averages_;
  Analysis analysis_;
  TermNumbers numbers_;
  std::vector<double> weights_;     // of each term in the section at hand
  std::vector<std::uint32_t> met_;  // terms of the section at hand
  std::vector<std::pair<std::uint32_t, Posting>> postings_;
  std::string key_;
  double gain_ = 0;
};

using ChunkSizes = std::array<std::uint64_t, kFieldCount>;

// The average bytes of each field, over the sections that have it. A first look at the texts; they
// are read a second time rather than kept.
Averages average_sizes(const Site& site, const DocumentOrder& order, Lang lang,
                       std::uint32_t& sections) {
  struct Sum {
    ChunkSizes bytes{}, fields{};
    std::uint32_t sections = 0;
  };
  tbb::enumerable_thread_specific<Sum> sums;
  tbb::parallel_for(std::size_t{0}, order.documents.size(), [&](std::size_t i) {
    const Document& document = *order.documents[i].document;
    if (!document.has(lang)) return;
    Sum& sum = sums.local();
    for (const SectionText& section : section_texts(site, document, lang)) {
      ++sum.sections;
      for (std::size_t field = 0; field < kFieldCount; ++field) {
        sum.bytes[field] += section.fields[field].size();
        sum.fields[field] += !section.fields[field].empty();
      }
    }
  });
  Averages averages;
  sections = 0;
  for (const Sum& sum : sums) sections += sum.sections;
  for (std::size_t field = 0; field < kFieldCount; ++field) {
    std::uint64_t bytes = 0, fields = 0;
    for (const Sum& sum : sums) bytes += sum.bytes[field], fields += sum.fields[field];
    averages[field] = fields == 0 ? 1 : static_cast<double>(bytes) / static_cast<double>(fields);
  }
  return averages;
}

// The terms of all chunks, each once.
void join_terms(InvertedTexts& texts) {
  struct Part {
    std::string_view key;
    std::uint32_t chunk, term;
  };
  std::vector<Part> parts;
  for (std::uint32_t chunk = 0; chunk < texts.chunks.size(); ++chunk)
    for (std::uint32_t term = 0; term < texts.chunks[chunk].keys.size(); ++term)
      parts.push_back({texts.chunks[chunk].keys[term], chunk, term});
  tbb::parallel_sort(parts.begin(), parts.end(), [](const Part& left, const Part& right) {
    return std::tie(left.key, left.chunk) < std::tie(right.key, right.chunk);
  });
  std::string_view last;
  for (const Part& part : parts) {
    if (texts.terms.empty() || part.key != last) {
      last = part.key;
      const std::size_t cut = last.find(kSeparator);
      texts.terms.push_back({last.substr(0, cut), last.substr(cut + 1), {}});
    }
    texts.terms.back().parts.emplace_back(part.chunk, part.term);
  }
}

}  // namespace

std::vector<Posting> InvertedTexts::postings_of(const InvertedTerm& term) const {
  std::vector<Posting> out;
  for (const auto& [chunk, number] : term.parts) {
    const InvertedChunk& from = chunks[chunk];
    out.insert(out.end(), from.postings.begin() + from.begins[number],
               from.postings.begin() + from.begins[number + 1]);
  }
  return out;
}

InvertedTexts invert_texts(const Site& site, const DocumentOrder& order, const ConceptNames& names,
                           Lang lang) {
  InvertedTexts texts;
  const Averages averages = average_sizes(site, order, lang, texts.sections);
  const std::size_t documents = order.documents.size();
  texts.chunks.resize((documents + kDocumentsInChunk - 1) / kDocumentsInChunk);
  tbb::enumerable_thread_specific<Analyser> analysers([&] { return Analyser(lang); });
  tbb::parallel_for(std::size_t{0}, texts.chunks.size(), [&](std::size_t chunk) {
    ChunkInverter inverter(analysers.local(), names, averages);
    const std::size_t first = chunk * kDocumentsInChunk;
    const std::size_t last = std::min(documents, first + kDocumentsInChunk);
    for (std::size_t i = first; i < last; ++i) {
      const Document& document = *order.documents[i].document;
      if (!document.has(lang)) continue;
      for (const SectionText& section : section_texts(site, document, lang))
        inverter.add(static_cast<std::uint32_t>(i), section);
    }
    texts.chunks[chunk] = inverter.finish();
  });
  join_terms(texts);
  return texts;
}

}  // namespace tilmech
