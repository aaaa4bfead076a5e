// Gathering the concordance while texts are walked: of all uses the few that pages show are kept,
// so that memory does not grow with the site.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/site.h"

namespace tilmech {

// A use before its sentence is cut out.
struct FoundUse {
  std::uint32_t rank = 0;    // of the document: programmes, releases from the newest on, pages
  std::uint32_t number = 0;  // of the use in its document
  std::uint32_t document = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of the block's text
  const Section* section = nullptr;  // null: a footnote
  const Block* block = nullptr;
};

// The uses one thread has found in one language, by concept.
class UseCollector {
 public:
  UseCollector() = default;
  explicit UseCollector(std::size_t concepts) : uses_(concepts) {}

  void add(std::uint32_t concept_index, const FoundUse& use);
  // Takes over what another thread found.
  void merge(const UseCollector& other);
  // The uses of a concept, with their sentences.
  TermUses uses_of(std::uint32_t concept_index) const;

 private:
  struct Uses {
    std::vector<FoundUse> first;  // sorted
    std::size_t count = 0;
  };
  std::vector<Uses> uses_;
};

// For each document of the site its place in a concordance.
std::vector<std::uint32_t> rank_documents(const Site& site);

}  // namespace tilmech
