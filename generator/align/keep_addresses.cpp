#include "align/keep_addresses.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <set>
#include <span>

#include "text/folded_words.h"
#include "text/section_number.h"

namespace tilmech {
namespace {

constexpr int kAlike = 20;                           // bits of two sketches that may differ
constexpr const char* kUnlike = "ffffffffffffffff";  // to a heading: it has too few words

// What is remembered of a text: a digest by which it is the same, and a sketch by which it is alike
// (simhash, Charikar 2002: close for texts that share most of their words).
class Memory {
 public:
  void add(std::string_view text) {
    words_.each(text, [this](std::string_view word) {
      std::uint64_t hash = 14695981039346656037U;  // FNV-1a
      for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
      hash ^= hash >> 29;
      hash *= 0xBF58476D1CE4E5B9U;
      hash ^= hash >> 32;
      digest_ = digest_ * 1099511628211U + hash;
      for (std::size_t bit = 0; bit < weights_.size(); ++bit)
        weights_[bit] += (hash >> bit & 1) != 0 ? 1 : -1;
    });
  }

  void add(const Block& block) {
    add(block.text.text);
    for (const Block& child : block.children) add(child);
  }

  // A place of a section: of an item its first paragraph alone.
  void add_place(const Block& block) {
    const bool item = block.kind == BlockKind::item && !block.children.empty();
    add(item ? block.children[0] : block);
  }

  std::string digest() const {
    return fmt::format("{:08x}", (digest_ ^ digest_ >> 32) & 0xFFFFFFFFU);
  }

  std::string sketch() const {
    std::uint64_t bits = 0;
    for (std::size_t bit = 0; bit < weights_.size(); ++bit)
      if (weights_[bit] > 0) bits |= std::uint64_t{1} << bit;
    return fmt::format("{:016x}", bits);
  }

 private:
  std::uint64_t digest_ = 0;
  std::array<int, 64> weights_{};
  FoldedWords words_;
};

int distance(const std::string& left, const std::string& right) {
  const auto bits = [](const std::string& text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
  };
  return std::popcount(bits(left) ^ bits(right));
}

std::vector<RecordedBlock> remember(const Section& section) {
  std::vector<RecordedBlock> blocks;
  for (const Block* block : places_in(section)) {
    Memory memory;
    memory.add_place(*block);
    blocks.push_back({"", memory.digest(), memory.sketch()});
  }
  return blocks;
}

// Of its words without its number, so that a section may be renumbered; "" when it has none.
std::string digest_of_title(const Section& section) {
  std::string_view title = section.title.text;
  if (const auto number = read_section_number(title)) title.remove_prefix(number->length);
  if (title.empty()) return "";
  Memory memory;
  memory.add(title);
  return memory.digest();
}

using Matches = std::vector<std::optional<std::size_t>>;  // recorded entry by current one

// Entries with the same digest, wherever they stand.
Matches match_same(std::span<const RecordedBlock> now, std::span<const RecordedBlock> before) {
  Matches matches(now.size());
  std::vector<bool> taken(before.size(), false);
  for (std::size_t i = 0; i < now.size(); ++i)
    for (std::size_t j = 0; j < before.size(); ++j)
      if (!taken[j] && before[j].digest == now[i].digest) {
        matches[i] = j;
        taken[j] = true;
        break;
      }
  return matches;
}

// Edited blocks: of what is left between two matches, the likest pairs first. Where as many are
// left on both sides they correspond in order.
void match_edited(std::span<const RecordedBlock> now, std::span<const RecordedBlock> before,
                  Matches& matches) {
  std::vector<bool> taken(before.size(), false);
  for (const auto& match : matches)
    if (match) taken[*match] = true;
  for (std::size_t i = 0; i < now.size();) {
    if (matches[i]) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < now.size() && !matches[end]) ++end;
    const std::size_t from = i > 0 ? *matches[i - 1] + 1 : 0;
    std::vector<std::size_t> left;
    for (std::size_t j = from; j < before.size() && !taken[j]; ++j) left.push_back(j);
    std::size_t next = 0;
    for (std::size_t k = i; k < end && next < left.size(); ++k) {
      const bool as_many = left.size() - next == end - k;
      std::size_t best = next;
      for (std::size_t j = next; j < left.size(); ++j)
        if (distance(now[k].sketch, before[left[j]].sketch) <
            distance(now[k].sketch, before[left[best]].sketch))
          best = j;
      if (!as_many && distance(now[k].sketch, before[left[best]].sketch) > kAlike) continue;
      if (as_many) best = next;
      matches[k] = left[best];
      taken[left[best]] = true;
      next = best + 1;
    }
    i = end;
  }
}

// Whether the address is one of `s-h1`, `s-h2` ... and not that of `{#hello}`.
bool is_counted(std::string_view address) {
  return address.size() > 3 && address.starts_with("s-h") && address[3] >= '0' && address[3] <= '9';
}

// "p4" -> "p4a", "p4b" ... "p4z", "p4za"; the first that is free.
std::string after(const std::string& name, std::set<std::string>& used) {
  std::string stem = name;
  for (;;) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      std::string candidate = stem + letter;
      if (used.insert(candidate).second) return candidate;
    }
    stem += 'z';
  }
}

// Without the letters of an insertion.
std::string base_of(std::string name) {
  while (name.size() > 1 && name.back() >= 'a' && name.back() <= 'z') name.pop_back();
  return name;
}

std::vector<std::string> keep_names(std::span<const RecordedBlock> now,
                                    std::span<const RecordedBlock> before,
                                    std::set<std::string> used, const std::string& start,
                                    Matches& matches) {
  for (const RecordedBlock& block : before) used.insert(block.name);
  matches = match_same(now, before);
  match_edited(now, before, matches);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const std::string previous = names.empty() ? start : base_of(names.back());
    names.push_back(matches[i] ? before[*matches[i]].name : after(previous, used));
  }
  return names;
}

}  // namespace

BlockNames name_blocks(const Section& section) {
  BlockNames names;
  const std::size_t count = places_in(section).size();
  names.anchors.resize(count);
  for (std::size_t i = 1; i <= count; ++i) names.names.push_back(fmt::format("p{}", i));
  return names;
}

BlockNames keep_block_names(const Section& section, const KeptSection& kept, const Place& place,
                            Diagnostics& diagnostics) {
  const RecordedSection& recorded = *kept.recorded;
  const std::vector<RecordedBlock> now = remember(section);
  const auto lose = [&](const std::string& address) {
    report(diagnostics, Finding::address_moved, place, address, "leads nowhere of its own any more",
           "restore the text");
  };
  std::vector<GoneBlock> gone = kept.gone;
  std::set<std::string> used;
  for (const GoneBlock& old : gone) used.insert(old.name);
  Matches matches;
  BlockNames result;
  result.names = keep_names(now, recorded.blocks, used, "p0", matches);
  result.anchors.resize(result.names.size());
  std::vector<bool> is_kept(recorded.blocks.size(), false);
  for (const auto& match : matches)
    if (match) is_kept[*match] = true;
  // A lost name leads to the nearest one before it that is still there, else to the first.
  std::string at = result.names.empty() ? "" : result.names.front();
  for (std::size_t j = 0; j < is_kept.size(); ++j) {
    const std::string& name = recorded.blocks[j].name;
    if (is_kept[j]) {
      at = name;
      continue;
    }
    gone.push_back({name, at});
    lose(section.address + "-" + name);
  }
  for (const MovedBlock& moved : kept.moved) {
    const auto found = std::ranges::find(now, moved.digest, &RecordedBlock::digest);
    if (found == now.end())
      lose(moved.address);
    else
      gone.push_back({moved.address, result.names[static_cast<std::size_t>(found - now.begin())]});
  }
  for (const GoneBlock& old : gone) {
    auto found = std::ranges::find(result.names, old.at);
    if (found == result.names.end()) found = result.names.begin();
    if (found == result.names.end()) continue;
    result.anchors[static_cast<std::size_t>(found - result.names.begin())].push_back(old.name);
  }
  return result;
}

std::vector<std::string> name_sections(const std::vector<const Section*>& unnumbered,
                                       const std::optional<RecordedAddresses>& recorded) {
  std::vector<std::string> names;
  if (!recorded) {
    for (std::size_t i = 1; i <= unnumbered.size(); ++i) names.push_back(fmt::format("s-h{}", i));
    return names;
  }
  std::vector<RecordedBlock> now, before;
  for (const Section* section : unnumbered) {
    now.push_back({"", digest_of_title(*section), kUnlike});
  }
  for (const RecordedSection& section : recorded->sections)
    if (is_counted(section.address)) before.push_back({section.address, section.digest, ""});
  Matches matches;
  return keep_names(now, before, {}, "s-h0", matches);
}

RecordedSection remember_section(const Section& section) {
  RecordedSection remembered;
  remembered.address = section.address;
  remembered.digest = digest_of_title(section);
  remembered.blocks = remember(section);
  return remembered;
}

RecordedAddresses record_addresses(const Document& document) {
  RecordedAddresses recorded;
  if (!document.has(document.source)) return recorded;
  for (const Section& section : document.in(document.source).sections) {
    RecordedSection own = remember_section(section);
    const std::string start = section.address + "-";
    const auto places = places_in(section);
    for (std::size_t i = 0; i < places.size(); ++i) {
      own.blocks[i].name = places[i]->address.substr(start.size());
      for (const std::string& anchor : places[i]->anchors)
        own.gone.push_back({anchor.starts_with(start + "p") ? anchor.substr(start.size()) : anchor,
                            own.blocks[i].name});
    }
    recorded.sections.push_back(std::move(own));
  }
  return recorded;
}

}  // namespace tilmech
