#include "align/addresses.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>

#include "align/section_number.h"

namespace tilmech {
namespace {

// Numbers the blocks a reader may want to point at: paragraphs, list items, tables, quotations,
// code. An item and its first paragraph are one place, not two.
void address_blocks(std::span<Block> blocks, const std::string& section, int& count) {
  for (Block& block : blocks) {
    const std::span<Block> children = block.children;
    if (block.kind == BlockKind::list) {
      address_blocks(children, section, count);
      continue;
    }
    if (block.kind == BlockKind::rule) continue;
    block.address = section + "-p" + std::to_string(++count);
    if (block.kind != BlockKind::item) continue;
    const bool starts_with_text = !children.empty() && children[0].kind == BlockKind::paragraph;
    address_blocks(children.subspan(starts_with_text ? 1 : 0), section, count);
  }
}

// Gives each section of one version its number and address.
class Numbering {
 public:
  Numbering(const Variant& variant, Diagnostics& diagnostics)
      : variant_(variant), diagnostics_(diagnostics) {}

  void add(Section& section) {
    while (!open_.empty() && open_.back()->level >= section.level) open_.pop_back();
    if (section.level == 0) {
      section.address = "s-0";
    } else if (!section.name.empty()) {
      section.address = unique("s-" + section.name, section);
    } else if (const auto number = read_section_number(section.title.text)) {
      section.number = number->number;
      section.address = unique("s-" + number->number, section);
    } else {
      section.address = unique("s-h" + std::to_string(++unnumbered_), section);
    }
    open_.push_back(&section);
  }

 private:
  // The address, or a longer one when it is taken: first the parent's prefix, then a count.
  std::string unique(const std::string& wanted, const Section& section) {
    const auto [taken, is_new] = lines_.emplace(wanted, section.line);
    if (is_new) return wanted;
    report(diagnostics_, Finding::section_number_twice, {variant_.file, section.line, 1},
           wanted.substr(2), std::to_string(taken->second));
    const std::string parent = open_.empty() ? "s" : open_.back()->address;
    std::string longer = parent + "." + wanted.substr(2);
    for (int count = 2; !lines_.emplace(longer, section.line).second; ++count)
      longer = parent + "." + wanted.substr(2) + "-" + std::to_string(count);
    return longer;
  }

  const Variant& variant_;
  Diagnostics& diagnostics_;
  std::map<std::string, int> lines_;  // address -> line
  std::vector<const Section*> open_;  // the sections that enclose the next one
  int unnumbered_ = 0;
};

}  // namespace

void address_sections(Site& site, Diagnostics& diagnostics) {
  std::vector<Diagnostics> found(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(), [&](std::size_t i) {
    for (auto& variant : site.documents[i].variants.values) {
      if (!variant) continue;
      Numbering numbering(*variant, found[i]);
      for (Section& section : variant->sections) {
        numbering.add(section);
        int count = 0;
        address_blocks(section.blocks, section.address, count);
      }
    }
  });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
}

}  // namespace tilmech
