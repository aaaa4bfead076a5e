#include "search/write_terms.h"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "search/letters.h"
#include "search/pack_shards.h"
#include "search/search_rules.h"
#include "search/shard_text.h"

namespace tilmech {
namespace {

constexpr std::size_t kInlineBytes = 24;  // shorter streams stand in the dictionary
constexpr std::size_t kPostingsShardBytes = 3000;
constexpr std::size_t kTermsAtOnce = 4096;  // encoded and held in memory at a time

struct EncodedSpelling {
  std::string places;  // count and places of ё ң ө ү
  std::uint32_t count = 0;
  std::string head, tail;
};

struct EncodedTerm {
  std::string_view stem;
  std::uint32_t weight = 1;
  std::vector<EncodedSpelling> spellings;
};

// The terms [begin, end) have one stem.
struct SpellingRange {
  std::size_t begin, end;
};

std::string special_places(std::string_view stem, std::string_view spelling) {
  std::string places;
  if (stem == spelling) return append_number(places, 0), places;
  const std::u32string plain = code_points(stem), special = code_points(spelling);
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < plain.size(); ++i)
    if (plain[i] != special[i]) found.push_back(i);
  append_number(places, static_cast<std::uint32_t>(found.size()));
  for (const std::uint32_t place : found) append_number(places, place);
  return places;
}

// Robertson and Sparck Jones 1976, kept above zero; in eighths.
std::uint32_t weight_of(std::uint32_t sections, std::size_t with_term) {
  const double all = sections, n = static_cast<double>(with_term);
  return static_cast<std::uint32_t>(
      std::max(1., std::round(8 * std::log(1 + (all - n + .5) / (n + .5)))));
}

// In how many sections a term is, whose spellings' postings these are.
std::size_t count_sections(std::span<const std::vector<Posting>> spellings) {
  if (spellings.size() == 1) return spellings[0].size();
  std::vector<std::pair<std::uint32_t, std::uint16_t>> places;
  for (const std::vector<Posting>& postings : spellings)
    for (const Posting& posting : postings) places.emplace_back(posting.document, posting.section);
  std::ranges::sort(places);
  return static_cast<std::size_t>(std::ranges::unique(places).begin() - places.begin());
}

EncodedTerm encode(const InvertedTexts& texts, SpellingRange range) {
  EncodedTerm term;
  term.stem = texts.terms[range.begin].stem;
  const auto head = static_cast<std::size_t>(ranking().head);
  std::vector<std::vector<Posting>> spellings;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    std::vector<Posting>& postings = spellings.emplace_back();
    for (const TermPart& part : texts.parts_of(i)) {
      const std::span<const Posting> more = texts.postings_of(part);
      postings.insert(postings.end(), more.begin(), more.end());
    }
  }
  term.weight = weight_of(texts.sections, count_sections(spellings));
  for (std::size_t i = range.begin; i < range.end; ++i) {
    std::vector<Posting>& postings = spellings[i - range.begin];
    sort_for_stream(postings);
    EncodedSpelling& spelling = term.spellings.emplace_back();
    spelling.places = special_places(term.stem, texts.terms[i].spelling);
    spelling.count = static_cast<std::uint32_t>(postings.size());
    const std::span<const Posting> all = postings;
    const std::size_t cut = std::min(head, all.size());
    spelling.head = write_stream(all.first(cut));
    if (cut < all.size()) spelling.tail = write_stream(all.subspan(cut));
  }
  std::ranges::stable_sort(term.spellings, std::ranges::greater(), &EncodedSpelling::count);
  return term;
}

// Streams, packed into shards p0, p1 ...
class PostingsShards {
 public:
  explicit PostingsShards(const WritePayload& write) : write_(write) {}

  // Appends to `out` where the stream is: shard + 1 and place.
  void add(const std::string& stream, std::string& out) {
    if (!payload_.empty() && payload_.size() + stream.size() > kPostingsShardBytes) close();
    payload_ += payload_.empty() ? "[" : ",";
    ((payload_ += '"') += stream) += '"';  // digits need no escapes
    append_number(out, number_ + 1);
    append_number(out, place_++);
  }

  void close() {
    if (payload_.empty()) return;
    write_(fmt::format("p{}", number_++), payload_ + "]");
    payload_.clear();
    place_ = 0;
  }

 private:
  const WritePayload& write_;
  std::string payload_;
  std::uint32_t number_ = 0, place_ = 0;
};

std::string value_of(const EncodedTerm& term, PostingsShards& shards) {
  std::string value;
  append_number(value, term.weight);
  append_number(value, static_cast<std::uint32_t>(term.spellings.size()));
  for (const EncodedSpelling& spelling : term.spellings) {
    value += spelling.places;
    append_number(value, spelling.count);
    if (spelling.tail.empty() && spelling.head.size() <= kInlineBytes) {
      append_number(value, 0);
      value += spelling.head;
      continue;
    }
    shards.add(spelling.head, value);
    if (!spelling.tail.empty()) shards.add(spelling.tail, value);
  }
  return value;
}

// A term read from its last letter, unless it is not one that is mistyped: a concept, a number.
std::optional<std::string> reversed(std::string_view stem) {
  std::u32string letters = code_points(stem);
  for (const char32_t c : letters)
    if (c == U'@' || (c >= U'0' && c <= U'9')) return std::nullopt;
  std::ranges::reverse(letters);
  return utf8(letters);
}

std::vector<SpellingRange> ranges_of(const InvertedTexts& texts) {
  std::vector<SpellingRange> ranges;
  for (std::size_t i = 0; i < texts.terms.size(); ++i) {
    if (ranges.empty() || texts.terms[i].stem != texts.terms[i - 1].stem) ranges.push_back({i, i});
    ranges.back().end = i + 1;
  }
  return ranges;
}

std::string write_dictionary(const InvertedTexts& texts, Lang lang, const WritePayload& write,
                             const std::vector<SpellingRange>& ranges) {
  KeyShards dictionary(' ', lang, [&](std::size_t number, const std::string& payload) {
    write(fmt::format("d{}", number), payload);
  });
  PostingsShards postings(write);
  std::vector<EncodedTerm> encoded;
  for (std::size_t first = 0; first < ranges.size(); first += kTermsAtOnce) {
    encoded.resize(std::min(kTermsAtOnce, ranges.size() - first));
    tbb::parallel_for(std::size_t{0}, encoded.size(),
                      [&](std::size_t i) { encoded[i] = encode(texts, ranges[first + i]); });
    for (const EncodedTerm& term : encoded) dictionary.add(term.stem, value_of(term, postings));
  }
  postings.close();
  return dictionary.finish();
}

std::string write_reversed(const InvertedTexts& texts, Lang lang, const WritePayload& write,
                           const std::vector<SpellingRange>& ranges) {
  std::vector<std::string> ends;
  for (const SpellingRange& range : ranges)
    if (auto end = reversed(texts.terms[range.begin].stem)) ends.push_back(std::move(*end));
  std::ranges::sort(ends);
  KeyShards shards(' ', lang, [&](std::size_t number, const std::string& payload) {
    write(fmt::format("r{}", number), payload);
  });
  for (const std::string& end : ends) shards.add(end, "");
  return shards.finish();
}

}  // namespace

std::string write_terms(const InvertedTexts& texts, Lang lang, const WritePayload& write) {
  const std::vector<SpellingRange> ranges = ranges_of(texts);
  const std::string terms = write_dictionary(texts, lang, write, ranges);
  const std::string ends = write_reversed(texts, lang, write, ranges);
  return fmt::format(R"({{"sections":{},"terms":{},"ends":{}}})", texts.sections, terms, ends);
}

}  // namespace tilmech
