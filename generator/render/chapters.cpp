// Reading the order of chapters from the list of links on the first page.
#include "render/chapters.h"

#include <algorithm>
#include <string_view>

#include "render/addresses.h"

namespace tilmech {

namespace {

// "guide/" of "guide/start"; "" of what stands in no folder.
std::string_view folder_of(const Document& document) {
  const std::size_t slash = document.address.rfind('/');
  return std::string_view(document.address).substr(0, slash + 1);  // npos + 1 is 0
}

bool answers_at(const Document& document, std::string_view folder) {
  return std::ranges::any_of(document.variants.values, [&](const auto& variant) {
    if (!variant) return false;
    const std::string file = file_of(address_in(variant->lang, folder));
    return std::ranges::any_of(variant->aliases, [&](const std::string& alias) {
      return file_of_alias(alias, document, variant->lang) == file;
    });
  });
}

void add_targets(const std::vector<Block>& blocks, std::vector<std::string>& targets) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::item && block.children.size() == 1) {
      const RichText& text = block.children.front().text;
      if (!text.marks.empty() && text.marks.front().kind == MarkKind::link &&
          text.marks.front().begin == 0 && text.marks.front().end == text.text.size())
        targets.push_back(text.marks.front().target);
    }
    add_targets(block.children, targets);
  }
}

// The page that a link leads to; nullptr when it leads elsewhere.
const Document* page_at(const Site& site, std::string_view target) {
  constexpr std::string_view kPages = "doc:pages/";
  if (!target.starts_with(kPages)) return nullptr;
  return site.find(Collection::pages, target.substr(kPages.size()));
}

}  // namespace

std::vector<std::string> listed_targets(const Document& document) {
  std::vector<std::string> targets;
  if (!document.has(document.source)) return targets;
  for (const Section& section : document.in(document.source).sections)
    add_targets(section.blocks, targets);
  return targets;
}

Chapters find_chapters(const Site& site, const std::vector<const Document*>& pages) {
  Chapters chapters;
  for (const Document* first : pages) {
    const std::string_view folder = folder_of(*first);
    if (folder.empty() || chapters.contains(folder) || !answers_at(*first, folder)) continue;
    std::vector<const Document*> found = {first};
    for (const std::string& target : listed_targets(*first)) {
      const Document* page = page_at(site, target);
      if (page == nullptr || folder_of(*page) != folder) continue;
      if (std::ranges::find(found, page) == found.end()) found.push_back(page);
    }
    if (found.size() > 1) chapters.emplace(folder, std::move(found));
  }
  return chapters;
}

const std::vector<const Document*>* chapters_with(const Chapters& chapters,
                                                  const Document& document) {
  const auto found = chapters.find(folder_of(document));
  if (found == chapters.end()) return nullptr;
  return std::ranges::find(found->second, &document) == found->second.end() ? nullptr
                                                                            : &found->second;
}

}  // namespace tilmech
