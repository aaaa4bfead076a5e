#include "align/recorded_sections.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "align/keep_addresses.h"

namespace tilmech {
namespace {

// Finds the section of today that has the text of a recorded one.
class SectionFinder {
 public:
  explicit SectionFinder(const Variant& source) {
    for (std::size_t i = 0; i < source.sections.size(); ++i) {
      const RecordedSection now = remember_section(source.sections[i]);
      places_.emplace(now.address, i);
      if (!now.digest.empty()) titles_[now.digest].insert(i);
      for (const RecordedBlock& block : now.blocks) blocks_[block.digest].insert(i);
    }
  }

  std::optional<std::size_t> with_address(const std::string& address) const {
    const auto found = places_.find(address);
    if (found == places_.end()) return std::nullopt;
    return found->second;
  }

  // The section that shares most with `recorded`; `own` wherever it shares anything.
  std::optional<std::size_t> with_text(const RecordedSection& recorded,
                                       std::optional<std::size_t> own) const {
    std::map<std::size_t, int> shared;
    const auto count = [&](const Digests& digests, const std::string& digest) {
      const auto found = digests.find(digest);
      if (found == digests.end() || found->second.size() > kFew) return;
      for (const std::size_t i : found->second) ++shared[i];
    };
    count(titles_, recorded.digest);
    for (const RecordedBlock& block : recorded.blocks) count(blocks_, block.digest);
    if (shared.empty()) return std::nullopt;
    if (own && shared.contains(*own)) return own;
    const auto most =
        std::ranges::max_element(shared, {}, [](const auto& entry) { return entry.second; });
    return most->first;
  }

 private:
  static constexpr std::size_t kFew = 8;  // a text in more sections than this tells nothing
  using Digests = std::map<std::string, std::set<std::size_t>, std::less<>>;
  std::map<std::string, std::size_t, std::less<>> places_;
  Digests titles_;
  Digests blocks_;
};

// "s-2" of "s-2" and of "s-2-p4".
std::string section_of(const std::string& address) {
  const std::size_t dash = address.rfind("-p");
  const bool is_block = dash != std::string::npos && dash + 2 < address.size() &&
                        address[dash + 2] >= '0' && address[dash + 2] <= '9';
  return is_block ? address.substr(0, dash) : address;
}

// The address of a name in a section: names from other sections are whole addresses.
std::string address_of(const RecordedSection& section, const std::string& name) {
  return name.starts_with("s-") ? name : section.address + "-" + name;
}

// The addresses of a section that has another number now.
void keep_renumbered(const RecordedSection& section, KeptSection& target) {
  target.recorded = &section;
  if (section.blocks.empty()) return;
  target.gone.push_back({section.address, section.blocks[0].name});
  for (const RecordedBlock& block : section.blocks)
    target.gone.push_back({address_of(section, block.name), block.name});
  for (const GoneBlock& gone : section.gone)
    target.gone.push_back({address_of(section, gone.name), gone.at});
}

// The addresses of a section that is part of another now.
void keep_joined(const RecordedSection& section, KeptSection& target) {
  for (const RecordedBlock& block : section.blocks) {
    if (&block == &section.blocks[0]) target.moved.push_back({section.address, block.digest});
    target.moved.push_back({address_of(section, block.name), block.digest});
  }
}

}  // namespace

KeptSections keep_sections(const Variant& source, const RecordedAddresses& recorded) {
  const SectionFinder finder(source);
  KeptSections kept;
  kept.sections.resize(source.sections.size());
  std::vector<const RecordedSection*> moved;
  for (const RecordedSection& section : recorded.sections) {
    const auto own = finder.with_address(section.address);
    const auto text = finder.with_text(section, own);
    if (!own || (text && text != own))
      moved.push_back(&section);
    else
      kept.sections[*own].recorded = &section;
  }
  // Those that stayed have taken their places first.
  for (const RecordedSection* section : moved) {
    const auto now = finder.with_text(*section, std::nullopt);
    const bool is_taken = finder.with_address(section->address).has_value();
    const bool leads = now && !is_taken && !places_in(source.sections[*now]).empty();
    if (!leads) kept.lost.push_back({section->address, now});
    if (!now) continue;
    KeptSection& target = kept.sections[*now];
    if (target.recorded == nullptr)
      keep_renumbered(*section, target);
    else if (leads)
      keep_joined(*section, target);
  }
  for (KeptSection& section : kept.sections) {
    if (section.recorded != nullptr)
      section.gone.insert(section.gone.begin(), section.recorded->gone.begin(),
                          section.recorded->gone.end());
    std::erase_if(section.gone, [&](const GoneBlock& gone) {
      return gone.name.starts_with("s-") && finder.with_address(section_of(gone.name));
    });
  }
  return kept;
}

}  // namespace tilmech
