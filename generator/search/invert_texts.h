// Documents -> terms and where they are, in one language: the work on texts of pass 5, on all
// cores.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "search/concept_names.h"
#include "search/document_order.h"
#include "search/measure_texts.h"
#include "search/postings.h"

namespace tilmech {

// A term in one spelling.
struct InvertedTerm {
  std::string_view stem;
  std::string_view spelling;  // the stem with ё ң ө ү where texts have them
};

// A run of documents and the terms in it.
struct InvertedChunk {
  std::vector<std::uint32_t> terms;   // in the order they were met
  std::vector<std::uint32_t> begins;  // of each term: its first posting; one more at the end
  std::vector<Posting> postings;      // by term, then document and section
};

// The postings of a term in a chunk: that of `terms` whose place is `place`.
struct TermPart {
  std::uint32_t chunk = 0, place = 0;
};

struct InvertedTexts {
  std::vector<InvertedChunk> chunks;  // in document order
  std::vector<InvertedTerm> terms;    // sorted by stem, then spelling; they point into the keys
  std::vector<std::uint32_t> part_begins;      // of each term; one more at the end
  std::vector<TermPart> parts;                 // by term, then chunk
  std::vector<std::vector<std::string>> keys;  // of terms, as threads met them
  std::uint32_t sections = 0;

  // The postings of one part of a term.
  std::span<const Posting> postings_of(const TermPart& part) const;
  std::span<const TermPart> parts_of(std::size_t term) const;
};

// Takes the texts of the document `number` when they are read. Called from many threads at once.
using UseTexts = std::function<void(std::size_t number, const std::vector<SectionText>&)>;

// The result does not depend on how many cores there are. `sizes`: those of the language's texts.
InvertedTexts invert_texts(const Site& site, const DocumentOrder& order, const ConceptNames& names,
                           Lang lang, const TextSizes& sizes, const UseTexts& use);

}  // namespace tilmech
