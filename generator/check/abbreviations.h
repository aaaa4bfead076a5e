// Abbreviations that a reader meets without having been told what they stand for.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "check/passage.h"
#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

// Those explained for the whole site: in names of partners and standing paragraphs; and those that
// every reader knows. Folded.
std::set<std::string, std::less<>> site_abbreviations(const Site& site);

// The abbreviations of one version of a document, passage after passage.
class AbbreviationCheck {
 public:
  AbbreviationCheck(const GlossaryNames& names,
                    const std::set<std::string, std::less<>>& site_abbreviations)
      : names_(names), site_(site_abbreviations) {}

  void read(const Passage& passage);
  // Reports what was used and never explained, at its first use.
  void report_unexplained(Diagnostics& diagnostics) const;

 private:
  struct Use {
    std::string written;
    Place place;
  };

  const GlossaryNames& names_;
  const std::set<std::string, std::less<>>& site_;
  std::map<std::string, Use, std::less<>> first_use_;
  std::set<std::string, std::less<>> explained_;
};

}  // namespace tilmech
