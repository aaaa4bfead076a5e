#include "model/alignment.h"

#include <span>

namespace tilmech {
namespace {

template <class B>
void collect_places(std::span<B> blocks, std::vector<B*>& places) {
  for (B& block : blocks) {
    const std::span<B> children = block.children;
    if (block.kind == BlockKind::list) {
      collect_places(children, places);
      continue;
    }
    if (block.kind == BlockKind::rule) continue;
    places.push_back(&block);
    if (block.kind != BlockKind::item) continue;
    const bool starts_with_text = !children.empty() && children[0].kind == BlockKind::paragraph;
    collect_places(children.subspan(starts_with_text ? 1 : 0), places);
  }
}

}  // namespace

std::vector<const Block*> places_in(const Section& section) {
  std::vector<const Block*> places;
  collect_places(std::span<const Block>(section.blocks), places);
  return places;
}

std::vector<Block*> places_in(Section& section) {
  std::vector<Block*> places;
  collect_places(std::span<Block>(section.blocks), places);
  return places;
}

}  // namespace tilmech
