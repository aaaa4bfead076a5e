// Where texts use the terms of the glossary: what a concordance shows.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tilmech {

// One sentence with a term of a concept in it.
struct TermUse {
  std::size_t document = 0;  // in Site::documents
  std::string fragment;      // of the block or the section, "s-2.3.1-p4"; "" in a text without any
  std::string section;       // its heading; "" before the first heading
  std::string before, term, after;  // the sentence
};

// The uses of a concept in one language.
struct TermUses {
  std::vector<TermUse> first;  // programmes, then releases from the newest on, then pages; a few
  std::size_t sections = 0;    // in how many sections of texts in all
};

}  // namespace tilmech
