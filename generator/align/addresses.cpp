#include "align/addresses.h"

#include <algorithm>
#include <map>
#include <set>

#include "align/keep_addresses.h"
#include "align/recorded_sections.h"
#include "text/section_number.h"

namespace tilmech {
namespace {

// Gives each section of one version its number and address.
class Numbering {
 public:
  Numbering(const Variant& variant, Diagnostics& diagnostics)
      : variant_(variant), diagnostics_(diagnostics) {}

  void add(Section& section) {
    while (!open_.empty() && open_.back()->level >= section.level) open_.pop_back();
    section.address.clear();
    if (section.level == 0) {
      section.address = "s-0";
    } else if (!section.name.empty()) {
      section.address = unique("s-" + section.name, section);
    } else if (const auto number = read_section_number(section.title.text)) {
      section.number = number->number;
      section.address = unique("s-" + number->number, section);
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
    const bool has_parent = !open_.empty() && !open_.back()->address.empty();
    const std::string parent = has_parent ? open_.back()->address : "s";
    std::string longer = parent + "." + wanted.substr(2);
    for (int count = 2; !lines_.emplace(longer, section.line).second; ++count)
      longer = parent + "." + wanted.substr(2) + "-" + std::to_string(count);
    return longer;
  }

  const Variant& variant_;
  Diagnostics& diagnostics_;
  std::map<std::string, int> lines_;  // address -> line
  std::vector<const Section*> open_;  // the sections that enclose the next one
};

// The language whose order and numbers a row follows: the source, else the first that has it.
template <class Has>
Lang leading(const Document& document, const Has& has) {
  if (document.has(document.source) && has(document.source)) return document.source;
  for (const Lang lang : kAllLangs)
    if (has(lang)) return lang;
  return document.source;
}

// Names the blocks of one section row in all languages.
class BlockAddresses {
 public:
  // `names` are those of the leading language's blocks.
  BlockAddresses(Document& document, const SectionRow& row, Lang lead, BlockNames names)
      : lead_(lead),
        address_(document.in(lead).sections[*row.sections[lead]].address),
        names_(std::move(names)) {
    for (const Lang lang : kAllLangs)
      if (row.sections[lang])
        places_[lang] = places_in(document.variants[lang]->sections[*row.sections[lang]]);
    for (const Row& blocks : row.rows) add(document, blocks);
  }

 private:
  void add(const Document& document, const Row& row) {
    const auto has = [&](Lang lang) { return !row.blocks[lang].empty(); };
    std::vector<std::string> addresses;  // the row's own, of its leading language
    std::vector<std::string> anchors;
    if (has(lead_)) {
      for (const std::uint32_t block : row.blocks[lead_]) {
        last_ = names_.names[block];
        addresses.push_back(address_ + "-" + last_);
        places_[lead_][block]->address = addresses.back();
        auto& own = places_[lead_][block]->anchors;
        own = anchors_of(block);
        anchors.insert(anchors.end(), own.begin(), own.end());
      }
      anchors.insert(anchors.begin(), addresses.begin() + 1, addresses.end());
      extra_.values = {};
    } else {
      const Lang lang = leading(document, has);
      std::string address = address_ + "-" + last_ + "-";
      address.append(code(lang)).append(std::to_string(++extra_[lang]));
      addresses.push_back(std::move(address));
    }
    for (const Lang lang : kAllLangs) {
      if (lang == lead_ || !has(lang)) continue;
      for (std::size_t i = 0; i < row.blocks[lang].size(); ++i) {
        Block& block = *places_[lang][row.blocks[lang][i]];
        block.address = addresses[0];
        if (i > 0) block.address.append("-").append(std::to_string(i + 1));
        if (i == 0) block.anchors = anchors;
      }
    }
  }

  // What leads to a block of the leading language besides its address.
  std::vector<std::string> anchors_of(std::uint32_t block) const {
    std::vector<std::string> anchors;
    for (const std::string& name : names_.anchors[block])
      anchors.push_back(name.starts_with("s-") ? name : address_ + "-" + name);
    return anchors;
  }

  Lang lead_;
  std::string address_;
  PerLang<std::vector<Block*>> places_;
  BlockNames names_;
  std::string last_ = "p0";  // the name of the leading language's block before
  PerLang<int> extra_;       // blocks since, which it lacks
};

}  // namespace

void number_sections(Variant& variant, Diagnostics& diagnostics) {
  Numbering numbering(variant, diagnostics);
  for (Section& section : variant.sections) numbering.add(section);
}

namespace {

// The addresses of sections without number or name: in source order, as recorded if they were.
void address_unnumbered(Document& document) {
  if (!document.has(document.source)) return;
  std::vector<const Section*> unnumbered;
  std::vector<Section*> sections;
  for (Section& section : document.variants[document.source]->sections)
    if (section.address.empty()) {
      sections.push_back(&section);
      unnumbered.push_back(&section);
    }
  const auto names = name_sections(unnumbered, document.recorded);
  for (std::size_t i = 0; i < sections.size(); ++i) sections[i]->address = names[i];
}

// The record of the source's sections, and a report of those that are no more.
KeptSections keep_recorded(const Document& document, Diagnostics& diagnostics) {
  if (!document.recorded || !document.has(document.source)) return {};
  const Variant& source = document.in(document.source);
  KeptSections kept = keep_sections(source, *document.recorded);
  for (const LostSection& lost : kept.lost) {
    const Section* now = lost.now ? &source.sections[*lost.now] : nullptr;
    report(diagnostics, Finding::address_moved,
           {source.file, now == nullptr || now->level == 0 ? 1 : now->line, 1}, lost.address,
           now == nullptr ? "leads nowhere of its own any more" : "leads to another text now",
           now == nullptr ? "restore the text" : "link to #" + now->address);
  }
  return kept;
}

}  // namespace

void address_sections(Document& document, Diagnostics& diagnostics) {
  address_unnumbered(document);
  const KeptSections kept = keep_recorded(document, diagnostics);
  std::set<std::string> taken;
  for (const SectionRow& row : document.alignment.sections)
    for (const Lang lang : kAllLangs)
      if (row.sections[lang]) taken.insert(document.in(lang).sections[*row.sections[lang]].address);
  PerLang<int> alone{};
  for (const SectionRow& row : document.alignment.sections) {
    const Lang lead = leading(document, [&](Lang lang) { return row.sections[lang].has_value(); });
    const auto section_in = [&](Lang lang) -> Section& {
      return document.variants[lang]->sections[*row.sections[lang]];
    };
    std::string address = section_in(lead).address;
    while (address.empty() || (address != section_in(lead).address && taken.contains(address))) {
      address = "s-";
      address.append(code(lead)).append(std::to_string(++alone[lead]));
    }
    for (const Lang lang : kAllLangs)
      if (row.sections[lang]) section_in(lang).address = address;
    const Section& first = section_in(lead);
    const bool is_recorded = lead == document.source && !kept.sections.empty();
    const KeptSection own = is_recorded ? kept.sections[*row.sections[lead]] : KeptSection{};
    const int line = first.blocks.empty() ? 1 : first.blocks[0].first_line;
    const Place place{document.in(lead).file, first.level > 0 ? first.line : line, 1};
    BlockAddresses(document, row, lead,
                   own.recorded == nullptr ? name_blocks(first)
                                           : keep_block_names(first, own, place, diagnostics));
  }
}

}  // namespace tilmech
