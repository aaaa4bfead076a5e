// The glossary's words for a row: what the translation should call what the source names.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/site.h"

namespace tilmech {

// The concepts that a section of the source text uses. Marks stand only at the first use of each in
// a section, so later ones are found by the word that was marked.
class SectionTerms {
 public:
  // `section` may be null.
  SectionTerms(const Site& site, const Section* section, Lang source, Lang target);

  // Those that the words of a row name: [{"key", "source", "target", "others", "definition"}].
  nlohmann::json of(std::string_view words) const;

 private:
  void collect(const std::vector<Block>& blocks);

  struct Used {
    std::string key;
    std::string stem;  // of the marked words: without the last letters, which endings change
  };
  const Site& site_;
  const Lang source_, target_;
  std::vector<Used> used_;
};

}  // namespace tilmech
