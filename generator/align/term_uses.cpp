#include "align/term_uses.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "text/sentence.h"

namespace tilmech {
namespace {

constexpr std::size_t kShown = 12;     // uses of a concept in a language
constexpr int kShownOfDocument = 5;    // so that one long text does not fill the list
constexpr std::size_t kContext = 220;  // bytes of a sentence on either side of the term

auto order(const FoundUse& use) {
  return std::tuple(use.rank, use.number);
}

// One line of plain text.
std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

// The last or first `kContext` bytes of a text, cut at a space.
std::string cut_before(std::string_view text) {
  if (text.size() <= kContext) return one_line(text);
  const std::size_t space = text.find_first_of(" \n", text.size() - kContext);
  return "…\u00A0" + one_line(text.substr(space == text.npos ? text.size() : space + 1));
}

std::string cut_after(std::string_view text) {
  if (text.size() <= kContext) return one_line(text);
  const std::size_t space = text.find_last_of(" \n", kContext);
  return one_line(text.substr(0, space == text.npos ? 0 : space)) + "\u00A0…";
}

TermUse with_sentence(const FoundUse& found) {
  TermUse use;
  use.document = found.document;
  const std::string_view text = found.block->text.text;
  const auto [first, last] = sentence_around(text, found.begin, found.end);
  use.before = cut_before(text.substr(first, found.begin - first));
  use.term = one_line(text.substr(found.begin, found.end - found.begin));
  use.after = cut_after(text.substr(found.end, last - found.end));
  use.fragment = found.block->address;
  if (found.section != nullptr) {
    if (use.fragment.empty() && found.section->level > 0) use.fragment = found.section->address;
    use.section = one_line(found.section->title.text);
  }
  return use;
}

void keep_first(std::vector<FoundUse>& uses) {
  std::ranges::sort(uses, {}, order);
  int of_document = 0;
  std::uint32_t last = UINT32_MAX;
  std::erase_if(uses, [&](const FoundUse& use) {
    of_document = use.rank == last ? of_document + 1 : 1;
    last = use.rank;
    return of_document > kShownOfDocument;
  });
  if (uses.size() > kShown) uses.resize(kShown);
}

}  // namespace

void UseCollector::add(std::uint32_t concept_index, const FoundUse& use) {
  Uses& uses = uses_[concept_index];
  ++uses.count;
  if (uses.first.size() >= kShown && order(use) > order(uses.first.back())) return;
  uses.first.push_back(use);
  keep_first(uses.first);
}

void UseCollector::merge(const UseCollector& other) {
  if (uses_.size() < other.uses_.size()) uses_.resize(other.uses_.size());
  for (std::size_t i = 0; i < other.uses_.size(); ++i) {
    uses_[i].count += other.uses_[i].count;
    uses_[i].first.insert(uses_[i].first.end(), other.uses_[i].first.begin(),
                          other.uses_[i].first.end());
    keep_first(uses_[i].first);
  }
}

TermUses UseCollector::uses_of(std::uint32_t concept_index) const {
  TermUses uses;
  if (concept_index >= uses_.size()) return uses;
  uses.sections = uses_[concept_index].count;
  for (const FoundUse& found : uses_[concept_index].first)
    uses.first.push_back(with_sentence(found));
  return uses;
}

std::vector<std::uint32_t> rank_documents(const Site& site) {
  std::vector<std::uint32_t> order(site.documents.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto place = [&](std::uint32_t index) {
    const Document& document = site.documents[index];
    const int kind = document.collection == Collection::programmes ? 0
                     : document.collection == Collection::releases ? 1
                                                                   : 2;
    return std::tuple(kind, std::chrono::sys_days(document.date.value_or(Date{})));
  };
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto [kind_a, day_a] = place(a);
    const auto [kind_b, day_b] = place(b);
    return kind_a != kind_b ? kind_a < kind_b : day_a > day_b;
  });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

}  // namespace tilmech
