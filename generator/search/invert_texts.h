// Documents -> terms and where they are, in one language: the work on texts of pass 5, on all
// cores.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/concept_names.h"
#include "search/document_order.h"
#include "search/postings.h"

namespace tilmech {

// A term in one spelling.
struct InvertedTerm {
  std::string_view stem;
  std::string_view spelling;  // the stem with ё ң ө ү where texts have them
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts;  // (chunk, term in the chunk)
};

// A run of documents and the terms in it.
struct InvertedChunk {
  std::vector<std::string> keys;      // of each term: stem, U+0001, spelling
  std::vector<std::uint32_t> begins;  // of each term: its first posting; one more at the end
  std::vector<Posting> postings;      // by term, then document and section
};

struct InvertedTexts {
  std::vector<InvertedChunk> chunks;  // in document order
  std::vector<InvertedTerm> terms;    // sorted by stem, then spelling; they point into the chunks
  std::uint32_t sections = 0;

  // In order of document and section.
  std::vector<Posting> postings_of(const InvertedTerm& term) const;
};

// The result does not depend on how many cores there are.
InvertedTexts invert_texts(const Site& site, const DocumentOrder& order, const ConceptNames& names,
                           Lang lang);

}  // namespace tilmech
