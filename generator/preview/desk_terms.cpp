#include "preview/desk_terms.h"

#include <algorithm>

namespace tilmech {
namespace {

// Without its last `letters` characters.
std::string without_last(std::string text, int letters) {
  while (letters > 0 && !text.empty()) {
    if ((static_cast<unsigned char>(text.back()) & 0xC0) != 0x80) --letters;
    text.pop_back();
  }
  return text;
}

}  // namespace

SectionTerms::SectionTerms(const Site& site, const Section* section, Lang source, Lang target)
    : site_(site), source_(source), target_(target) {
  if (section != nullptr && source != target) collect(section->blocks);
}

void SectionTerms::collect(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    for (const Mark& mark : block.text.marks) {
      if (mark.kind != MarkKind::term) continue;
      const std::string written = block.text.text.substr(mark.begin, mark.end - mark.begin);
      // An abbreviation has no ending; of a longer word two letters may change.
      used_.push_back({mark.target, written.size() > 12 ? without_last(written, 2) : written});
    }
    collect(block.children);
  }
}

nlohmann::json SectionTerms::of(std::string_view words) const {
  nlohmann::json found = nlohmann::json::array();
  std::vector<std::string_view> told;
  for (const Used& used : used_) {
    if (words.find(used.stem) == words.npos) continue;
    if (std::ranges::find(told, used.key) != told.end()) continue;
    const Document* entry = site_.find(Collection::glossary, used.key);
    if (entry == nullptr || !entry->has(source_) || !entry->has(target_)) continue;
    told.push_back(used.key);
    const Variant& ours = entry->in(target_);
    std::vector<std::string> others = ours.term.variants;
    if (!ours.term.abbreviation.empty()) others.push_back(ours.term.abbreviation);
    found.push_back({{"key", used.key},
                     {"source", entry->in(source_).title},
                     {"target", ours.title},
                     {"others", others}});
  }
  return found;
}

}  // namespace tilmech
