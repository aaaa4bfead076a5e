#include "check/links.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "text/key.h"

namespace tilmech {
namespace {

constexpr std::string_view kToDocument = "doc:";  // how the target of such a link begins

void collect(const std::vector<Block>& blocks, std::vector<std::string>& addresses) {
  for (const Block& block : blocks) {
    if (!block.address.empty()) addresses.push_back(block.address);
    addresses.insert(addresses.end(), block.anchors.begin(), block.anchors.end());
    collect(block.children, addresses);
  }
}

std::vector<std::string> addresses_in(const Variant& variant) {
  std::vector<std::string> addresses;
  for (const Section& section : variant.sections) {
    if (section.level > 0) addresses.push_back(section.address);
    collect(section.blocks, addresses);
  }
  return addresses;
}

bool has_address(const std::vector<Block>& blocks, std::string_view address) {
  return std::ranges::any_of(blocks, [&](const Block& block) {
    return block.address == address ||
           std::ranges::find(block.anchors, address) != block.anchors.end() ||
           has_address(block.children, address);
  });
}

// Nearly all links are good, so the list of addresses is made only for the message.
bool has_address(const Variant& variant, std::string_view address) {
  return std::ranges::any_of(variant.sections, [&](const Section& section) {
    return (section.level > 0 && section.address == address) ||
           has_address(section.blocks, address);
  });
}

class LinkCheck {
 public:
  LinkCheck(const Site& site, const Document& document, const Variant& variant,
            Diagnostics& diagnostics)
      : site_(site), document_(document), variant_(variant), diagnostics_(diagnostics) {}

  void text(const RichText& text, int first_line) const {
    for (const Mark& mark : text.marks) {
      if (mark.kind != MarkKind::link) continue;
      const auto lines = std::count(text.text.begin(), text.text.begin() + mark.begin, '\n');
      link(mark.target, first_line + static_cast<int>(lines));
    }
  }

  void blocks(const std::vector<Block>& list) const {
    for (const Block& block : list) {
      text(block.text, block.first_line);
      blocks(block.children);
    }
  }

 private:
  void link(std::string_view target, int line) const {
    const std::size_t hash = target.find('#');
    if (hash == std::string_view::npos) return;
    const Document* other = &document_;
    if (target.starts_with(kToDocument))
      other = find(target.substr(kToDocument.size(), hash - kToDocument.size()));
    else if (hash != 0)
      return;  // a place on somebody else's page
    if (other == nullptr) return;
    const std::string fragment(target.substr(hash + 1));
    const Lang lang = other->has(variant_.lang) ? variant_.lang : other->source;
    if (fragment.empty() || has_address(other->in(lang), fragment)) return;
    report(diagnostics_, Finding::link_unknown_section, {variant_.file, line, 0},
           std::string(name_of(other->collection)) + "/" + other->key, fragment,
           nearest(fragment, addresses_in(other->in(lang))));
  }

  const Document* find(std::string_view path) const {
    const std::size_t slash = path.find('/');
    for (const Collection collection : kAllCollections)
      if (name_of(collection) == path.substr(0, slash))
        return site_.find(collection, path.substr(slash + 1));
    return nullptr;
  }

  const Site& site_;
  const Document& document_;
  const Variant& variant_;
  Diagnostics& diagnostics_;
};

void collect_targets(const std::vector<Block>& blocks, std::set<std::string>& keys) {
  for (const Block& block : blocks) {
    for (const Mark& mark : block.text.marks) {
      const std::size_t hash = mark.target.find('#');
      if (mark.kind == MarkKind::link && hash != std::string::npos &&
          mark.target.starts_with(kToDocument))
        keys.insert(mark.target.substr(kToDocument.size(), hash - kToDocument.size()));
    }
    collect_targets(block.children, keys);
  }
}

}  // namespace

std::set<std::string> linked_places(const Document& document) {
  std::set<std::string> keys;
  for (const auto& variant : document.variants.values) {
    if (!variant) continue;
    for (const Section& section : variant->sections) collect_targets(section.blocks, keys);
    for (const Footnote& footnote : variant->footnotes) collect_targets(footnote.blocks, keys);
  }
  return keys;
}

void check_links(const Site& site, const Document& document, Diagnostics& diagnostics) {
  for (const auto& variant : document.variants.values) {
    if (!variant) continue;
    const LinkCheck check(site, document, *variant, diagnostics);
    for (const Section& section : variant->sections) check.blocks(section.blocks);
    for (const Footnote& footnote : variant->footnotes) check.blocks(footnote.blocks);
  }
}

void check_links(const Site& site, Diagnostics& diagnostics) {
  std::vector<Diagnostics> found(site.documents.size());
  tbb::parallel_for(std::size_t{0}, site.documents.size(),
                    [&](std::size_t i) { check_links(site, site.documents[i], found[i]); });
  for (Diagnostics& own : found) std::ranges::move(own, std::back_inserter(diagnostics));
}

}  // namespace tilmech
