#include "search/invert_texts.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numeric>
#include <tuple>

#include "search/index_words.h"

namespace tilmech {
namespace {

constexpr std::size_t kDocumentsInChunk = 256;

// BM25F (Robertson and Zaragoza 2009, with one b for each field): by Field.
constexpr std::array<double, kFieldCount> kBoost = {6, 5, 6, 2, 1};
constexpr std::array<double, kFieldCount> kLengthShare = {.5, .3, .4, 0, .7};  // b
constexpr double kSaturation = 1.2;                                            // k1

std::uint8_t level_of(double weight) {
  const auto level = static_cast<int>(32 * weight / (kSaturation + weight) + .5);
  return static_cast<std::uint8_t>(std::clamp(level, 1, int{kMostLevel}));
}

// What one thread knows of the language's words, and the chunk it works on. Terms have numbers of
// its own, which InvertedChunk::terms holds until join_terms knows those of all threads.
class Inverter {
 public:
  Inverter(std::uint32_t number, Lang lang, const ConceptNames& names, const TextSizes& sizes)
      : number_(number), names_(names), sizes_(sizes), words_(lang, names) {}

  std::uint32_t number() const { return number_; }
  std::vector<std::string>& keys() { return words_.terms(); }

  void add(std::uint32_t document, const SectionText& section) {
    for (std::size_t field = 0; field < kFieldCount; ++field) {
      const std::string& text = section.fields[field];
      if (!text.empty()) add_field(text, field);
    }
    Posting posting{document, static_cast<std::uint16_t>(section.number), 0};
    for (const std::uint32_t term : met_) {
      Counted& counted = counted_[term];
      posting.level = level_of(counted.weight);
      counted.weight = 0;
      if (counted.place == kNoTerm) {
        counted.place = static_cast<std::uint32_t>(terms_.size());
        terms_.push_back(term);
      }
      postings_.emplace_back(counted.place, posting);
    }
    met_.clear();
  }

  InvertedChunk finish() {
    InvertedChunk chunk;
    chunk.begins.assign(terms_.size() + 1, 0);
    for (const auto& [place, posting] : postings_) ++chunk.begins[place + 1];
    std::partial_sum(chunk.begins.begin(), chunk.begins.end(), chunk.begins.begin());
    chunk.postings.resize(postings_.size());
    std::vector<std::uint32_t> next(chunk.begins.begin(), chunk.begins.end() - 1);
    for (const auto& [place, posting] : postings_) chunk.postings[next[place]++] = posting;
    for (const std::uint32_t term : terms_) counted_[term].place = kNoTerm;
    chunk.terms = std::exchange(terms_, {});
    postings_.clear();
    return chunk;
  }

 private:
  // A term in the section and in the chunk at hand.
  struct Counted {
    double weight = 0;
    std::uint32_t place = kNoTerm;  // in terms_
  };

  void add_field(const std::string& text, std::size_t field) {
    const double share = kLengthShare[field];
    const double length = static_cast<double>(text.size());
    gain_ = kBoost[field] / (1 - share + share * length / sizes_.averages[field]);
    find_tokens(text, segments_, tokens_);
    name_words_.clear();
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const RawToken& token = tokens_[i];
      const IndexWord word = words_.of(text, token);
      if (word.term != kNoTerm) count(word.term);
      if (word.stem != 0) name_words_.push_back({token.begin, token.end, word.stem, i, token.kind});
    }
    names_.find(text, name_words_,
                [&](std::uint32_t number) { count(words_.term_of_concept(number)); });
  }

  void count(std::uint32_t term) {
    if (term >= counted_.size()) counted_.resize(2 * std::size_t{term} + 64);
    if (counted_[term].weight == 0) met_.push_back(term);
    counted_[term].weight += gain_;
  }

  std::uint32_t number_;
  const ConceptNames& names_;
  const TextSizes& sizes_;
  IndexWords words_;
  std::vector<Segment> segments_;
  std::vector<RawToken> tokens_;
  std::vector<NameWord> name_words_;
  std::vector<Counted> counted_;      // by term
  std::vector<std::uint32_t> met_;    // terms of the section at hand
  std::vector<std::uint32_t> terms_;  // of the chunk at hand
  std::vector<std::pair<std::uint32_t, Posting>> postings_;
  double gain_ = 0;
};

// Numbers the terms of all threads in order, each once. `owners`: of each chunk, whose numbers it
// has.
void join_terms(InvertedTexts& texts, const std::vector<std::uint32_t>& owners) {
  struct Key {
    std::string_view key;
    std::uint32_t owner, term;
  };
  std::vector<Key> keys;
  std::vector<std::vector<std::uint32_t>> numbers(texts.keys.size());
  for (std::uint32_t owner = 0; owner < texts.keys.size(); ++owner) {
    numbers[owner].resize(texts.keys[owner].size());
    for (std::uint32_t term = 0; term < texts.keys[owner].size(); ++term)
      keys.push_back({texts.keys[owner][term], owner, term});
  }
  tbb::parallel_sort(keys.begin(), keys.end(), [](const Key& left, const Key& right) {
    return std::tie(left.key, left.owner) < std::tie(right.key, right.owner);
  });
  std::string_view last;
  for (const Key& key : keys) {
    if (texts.terms.empty() || key.key != last) {
      last = key.key;
      const std::size_t cut = last.find(kKeySeparator);
      texts.terms.push_back({last.substr(0, cut), last.substr(cut + 1)});
    }
    numbers[key.owner][key.term] = static_cast<std::uint32_t>(texts.terms.size() - 1);
  }
  texts.part_begins.assign(texts.terms.size() + 1, 0);
  for (std::size_t chunk = 0; chunk < texts.chunks.size(); ++chunk)
    for (std::uint32_t& term : texts.chunks[chunk].terms) {
      term = numbers[owners[chunk]][term];
      ++texts.part_begins[term + 1];
    }
  std::partial_sum(texts.part_begins.begin(), texts.part_begins.end(), texts.part_begins.begin());
  texts.parts.resize(texts.part_begins.back());
  std::vector<std::uint32_t> next(texts.part_begins.begin(), texts.part_begins.end() - 1);
  for (std::uint32_t chunk = 0; chunk < texts.chunks.size(); ++chunk)
    for (std::uint32_t place = 0; place < texts.chunks[chunk].terms.size(); ++place)
      texts.parts[next[texts.chunks[chunk].terms[place]]++] = {chunk, place};
}

}  // namespace

std::span<const Posting> InvertedTexts::postings_of(const TermPart& part) const {
  const InvertedChunk& from = chunks[part.chunk];
  return std::span(from.postings)
      .subspan(from.begins[part.place], from.begins[part.place + 1] - from.begins[part.place]);
}

std::span<const TermPart> InvertedTexts::parts_of(std::size_t term) const {
  return std::span(parts).subspan(part_begins[term], part_begins[term + 1] - part_begins[term]);
}

InvertedTexts invert_texts(const Site& site, const DocumentOrder& order, const ConceptNames& names,
                           Lang lang, const TextSizes& sizes, const UseTexts& use) {
  InvertedTexts texts;
  texts.sections = sizes.sections;
  const std::size_t documents = order.documents.size();
  texts.chunks.resize((documents + kDocumentsInChunk - 1) / kDocumentsInChunk);
  std::vector<std::uint32_t> owners(texts.chunks.size());
  std::atomic<std::uint32_t> threads = 0;
  tbb::enumerable_thread_specific<Inverter> inverters(
      [&] { return Inverter(threads++, lang, names, sizes); });
  tbb::parallel_for(std::size_t{0}, texts.chunks.size(), [&](std::size_t chunk) {
    Inverter& inverter = inverters.local();
    owners[chunk] = inverter.number();
    const std::size_t first = chunk * kDocumentsInChunk;
    const std::size_t last = std::min(documents, first + kDocumentsInChunk);
    for (std::size_t i = first; i < last; ++i) {
      const Document& document = *order.documents[i].document;
      if (!document.has(lang)) continue;
      const std::vector<SectionText> sections = section_texts(site, document, lang);
      for (const SectionText& section : sections)
        inverter.add(static_cast<std::uint32_t>(i), section);
      use(i, sections);
    }
    texts.chunks[chunk] = inverter.finish();
  });
  texts.keys.resize(threads);
  for (Inverter& inverter : inverters) texts.keys[inverter.number()] = std::move(inverter.keys());
  join_terms(texts, owners);
  return texts;
}

}  // namespace tilmech
