// The documents of a site as search numbers them: by kind, then year, so that each kind and year is
// a range of numbers.
#pragma once

#include <string>
#include <vector>

#include "model/site.h"

namespace tilmech {

struct NumberedDocument {
  const Document* document;
  int year;  // of releases; 0 for others
};

// A range begins at `first` and ends where the next begins.
struct DocumentRange {
  std::string kind;  // "releases"
  int year = 0;      // 0: none
  std::size_t first = 0;
};

struct DocumentOrder {
  std::vector<NumberedDocument> documents;
  std::vector<DocumentRange> ranges;
  std::vector<const Document*> concepts;  // the glossary, in order: concept N is concepts[N]
};

// Programmes, pages, glossary by key; then releases, the newest first, then by key.
DocumentOrder order_documents(const Site& site);

}  // namespace tilmech
