#include "align/document_alignment.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "align/block_rows.h"
#include "align/lost_sentences.h"
#include "align/section_rows.h"

namespace tilmech {
namespace {

constexpr std::size_t kLearnFrom = 12;  // aligned blocks
constexpr std::size_t kLearnUpTo = 20'000;

constexpr std::uint32_t kStartPieces = 6;  // of a section by which it is known again

// A language of the document: its titles and blocks, and which of them each section has.
struct Voice {
  Lang lang = Lang::ru;
  std::span<const Section> sections;
  TextSide side;
  std::vector<BlockRange> ranges;   // by section, without the title
  std::vector<BlockPieces> starts;  // by section, with the title

  SectionSide section_side() const { return {sections, starts}; }
};

Voice read_voice(const Variant& variant, TextReader& reader) {
  Voice voice;
  voice.lang = variant.lang;
  voice.sections = variant.sections;
  reader.start(variant.lang);
  std::uint32_t count = 0;
  for (const Section& section : variant.sections) {
    reader.add_text(section.title);
    const auto places = places_in(section);
    for (const Block* block : places) reader.add_block(*block);
    const auto size = static_cast<std::uint32_t>(places.size());
    voice.ranges.push_back({count + 1, count + 1 + size});
    count += 1 + size;
  }
  voice.side = reader.finish();
  for (const BlockRange& range : voice.ranges) {
    const std::uint32_t first = voice.side.blocks[range.begin - 1].first_piece;
    const std::uint32_t last = voice.side.blocks[range.end - 1].last_piece;
    voice.starts.push_back({first, std::min(last, first + kStartPieces)});
  }
  return voice;
}

// Groups of blocks of the first language, joined where another language's rows join them.
class Groups {
 public:
  explicit Groups(std::uint32_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The smallest block stands for its group.
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// The beads of one language against the first language of a table; blocks count from 0 in the
// section.
struct VoiceBeads {
  Lang lang = Lang::ru;
  std::vector<Bead> beads;
};

// Joins beads against one language into rows. What that language lacks follows the row of the block
// before it in its own language.
std::vector<Row> join_rows(Lang first, std::uint32_t count, const std::vector<VoiceBeads>& others) {
  Groups groups(count);
  for (const VoiceBeads& other : others)
    for (const Bead& bead : other.beads)
      for (const std::uint32_t block : bead.left) groups.join(bead.left.front(), block);
  std::vector<Row> by_group(count);
  for (std::uint32_t i = 0; i < count; ++i) by_group[groups.find(i)].blocks[first].push_back(i);

  // Rows without a block of `first`, by the group they follow; 0: at the start.
  std::vector<std::vector<Row>> alone(count + 1);
  for (const VoiceBeads& other : others) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> group_of;  // block of other, group + 1
    for (const Bead& bead : other.beads) {
      const std::uint32_t group = bead.left.empty() ? 0 : groups.find(bead.left.front()) + 1;
      for (const std::uint32_t block : bead.right) {
        if (group > 0) by_group[group - 1].blocks[other.lang].push_back(block);
        group_of.emplace_back(block, group);
      }
    }
    std::ranges::sort(group_of);
    std::uint32_t place = 0;
    for (const auto& [block, group] : group_of) {
      if (group > 0) {
        place = group;
        continue;
      }
      Row row;
      row.blocks[other.lang].push_back(block);
      alone[place].push_back(std::move(row));
    }
  }
  std::vector<Row> rows = std::move(alone[0]);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!by_group[i].blocks[first].empty()) {
      for (auto& blocks : by_group[i].blocks.values) std::ranges::sort(blocks);
      rows.push_back(std::move(by_group[i]));
    }
    std::ranges::move(alone[i + 1], std::back_inserter(rows));
  }
  return rows;
}

bool has_block(const Row& row, Lang lang) {
  return !row.blocks[lang].empty();
}

class Table {
 public:
  Table(const Document& document, const AlignmentWeights& weights, TextReader& reader)
      : weights_(weights), reader_(reader) {
    // The source comes first; the others' order does not matter, and is always the same.
    voices_.reserve(kLangCount);  // evidence refers to them
    if (document.has(document.source)) add_voice(document.in(document.source));
    for (const Lang lang : kAllLangs)
      if (document.has(lang) && (voices_.empty() || lang != voices_[0].lang))
        add_voice(document.in(lang));
    for (std::size_t k = 1; k < voices_.size(); ++k)
      evidence_.emplace_back(voices_[0].side, voices_[k].side, weights_);
  }

  Alignment align() {
    Alignment alignment;
    if (voices_.empty()) return alignment;
    pair_all_sections(alignment);
    std::vector<std::vector<VoiceBeads>> beads(alignment.sections.size());
    for (std::size_t k = 1; k < voices_.size(); ++k) align_voice(k, alignment, beads);
    for (std::size_t i = 0; i < alignment.sections.size(); ++i) {
      SectionRow& section = alignment.sections[i];
      if (const auto own = section.sections[voices_[0].lang])
        section.rows = join_rows(voices_[0].lang, block_count(voices_[0], *own), beads[i]);
    }
    if (voices_.size() == 3) align_rest(alignment);
    for (SectionRow& section : alignment.sections)
      if (section.rows.empty()) fill_alone(section);
    return alignment;
  }

 private:
  void add_voice(const Variant& variant) { voices_.push_back(read_voice(variant, reader_)); }

  static std::uint32_t block_count(const Voice& voice, std::uint32_t section) {
    return voice.ranges[section].end - voice.ranges[section].begin;
  }

  // Between the second and the third language; rarely needed.
  PairEvidence& rest() {
    if (!rest_) rest_.emplace(voices_[1].side, voices_[2].side, weights_);
    return *rest_;
  }

  // Section rows in the order of the first language; a section that it lacks follows the one before
  // it in its own language. What two others have and the first lacks is one row if they agree.
  void pair_all_sections(Alignment& alignment) {
    const Voice& first = voices_[0];
    const auto count = static_cast<std::uint32_t>(first.sections.size());
    std::vector<SectionRow> own(count);
    std::vector<std::vector<SectionRow>> alone(count + 1);
    for (std::uint32_t i = 0; i < count; ++i) own[i].sections[first.lang] = i;
    for (std::size_t k = 1; k < voices_.size(); ++k) {
      std::uint32_t place = 0;
      for (const SectionPair& pair : pair_sections(first.section_side(), voices_[k].section_side(),
                                                   evidence_[k - 1], weights_)) {
        if (pair.left) place = *pair.left + 1;
        if (pair.left && pair.right) own[*pair.left].sections[voices_[k].lang] = pair.right;
        if (pair.left || !pair.right) continue;
        SectionRow row;
        row.sections[voices_[k].lang] = pair.right;
        alone[place].push_back(std::move(row));
      }
    }
    if (voices_.size() == 3) join_sections_alone(alone);
    alignment.sections = std::move(alone[0]);
    for (std::uint32_t i = 0; i < count; ++i) {
      alignment.sections.push_back(std::move(own[i]));
      std::ranges::move(alone[i + 1], std::back_inserter(alignment.sections));
    }
  }

  void join_sections_alone(std::vector<std::vector<SectionRow>>& alone) {
    const Lang a = voices_[1].lang;
    const Lang b = voices_[2].lang;
    std::vector<std::optional<std::uint32_t>> partner;  // of sections of a
    for (auto& list : alone) {
      const bool both =
          std::ranges::any_of(list, [&](const auto& row) { return row.sections[a].has_value(); }) &&
          std::ranges::any_of(list, [&](const auto& row) { return row.sections[b].has_value(); });
      if (!both) continue;
      if (partner.empty()) {
        partner.resize(voices_[1].sections.size());
        for (const SectionPair& pair :
             pair_sections(voices_[1].section_side(), voices_[2].section_side(), rest(), weights_))
          if (pair.left) partner[*pair.left] = pair.right;
      }
      for (SectionRow& row : list) {
        if (!row.sections[a] || !partner[*row.sections[a]]) continue;
        const auto other = std::ranges::find_if(list, [&](const SectionRow& candidate) {
          return candidate.sections[b] == partner[*row.sections[a]] && !candidate.sections[a];
        });
        if (other == list.end()) continue;
        row.sections[b] = other->sections[b];
        other->sections[b].reset();
      }
      std::erase_if(list, [](const SectionRow& row) {
        return std::ranges::none_of(row.sections.values,
                                    [](const auto& i) { return i.has_value(); });
      });
    }
  }

  // Aligns the blocks of voice k with the first one's, section by section; a second time, with what
  // the first taught, where not every block had its one counterpart.
  void align_voice(std::size_t k, Alignment& alignment,
                   std::vector<std::vector<VoiceBeads>>& beads) {
    const Voice& left = voices_[0];
    const Voice& right = voices_[k];
    PairEvidence& evidence = evidence_[k - 1];
    std::vector<std::vector<Bead>> found(alignment.sections.size());
    const auto align_all = [&] {
      for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& sections = alignment.sections[i].sections;
        if (sections[left.lang] && sections[right.lang])
          found[i] =
              align_blocks(left.side.blocks, right.side.blocks, left.ranges[*sections[left.lang]],
                           right.ranges[*sections[right.lang]], evidence, weights_);
      }
    };
    align_all();
    std::vector<BlockPair> pairs;
    for (const auto& list : found) pairs.insert(pairs.end(), list.begin(), list.end());
    const bool doubtful = std::ranges::any_of(pairs, [](const BlockPair& pair) {
      return pair.left.size() != 1 || pair.right.size() != 1;
    });
    if (weights_.use_learned && doubtful && pairs.size() >= kLearnFrom &&
        pairs.size() <= kLearnUpTo) {
      evidence.learn(pairs);
      align_all();
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto& sections = alignment.sections[i].sections;
      if (!sections[left.lang] || !sections[right.lang]) continue;
      find_lost_sentences({left.side, left.ranges[*sections[left.lang]]},
                          {right.side, right.ranges[*sections[right.lang]]}, found[i], evidence,
                          weights_, alignment.sections[i].lost);
      for (Bead& bead : found[i]) {
        for (std::uint32_t& block : bead.left) block -= left.ranges[*sections[left.lang]].begin;
        for (std::uint32_t& block : bead.right) block -= right.ranges[*sections[right.lang]].begin;
      }
      beads[i].push_back({right.lang, std::move(found[i])});
    }
  }

  // Aligns what the first language lacks: in each run of rows without it, the other two.
  void align_rest(Alignment& alignment) {
    const Voice& a = voices_[1];
    const Voice& b = voices_[2];
    for (SectionRow& section : alignment.sections) {
      if (!section.sections[a.lang] || !section.sections[b.lang]) continue;
      if (!section.sections[voices_[0].lang]) fill_alone(section);
      for (std::size_t i = 0; i < section.rows.size();) {
        std::size_t end = i;
        while (end < section.rows.size() && !has_block(section.rows[end], voices_[0].lang)) ++end;
        if (end > i) end = align_run(section, i, end);
        i = end + 1;
      }
    }
  }

  // The rows [begin, end) of a section anew; returns their new end.
  std::size_t align_run(SectionRow& section, std::size_t begin, std::size_t end) {
    const Voice& a = voices_[1];
    const Voice& b = voices_[2];
    const auto range_of = [&](Lang lang) -> std::optional<BlockRange> {
      std::vector<std::uint32_t> blocks;
      for (std::size_t i = begin; i < end; ++i)
        for (const std::uint32_t block : section.rows[i].blocks[lang]) blocks.push_back(block);
      std::ranges::sort(blocks);
      if (blocks.empty() || blocks.back() - blocks.front() + 1 != blocks.size())
        return std::nullopt;
      return BlockRange{blocks.front(), blocks.back() + 1};
    };
    const auto range_a = range_of(a.lang);
    const auto range_b = range_of(b.lang);
    if (!range_a || !range_b) return end;
    const std::uint32_t from_a = a.ranges[*section.sections[a.lang]].begin;
    const std::uint32_t from_b = b.ranges[*section.sections[b.lang]].begin;
    std::vector<Row> rows;
    for (Bead& bead : align_blocks(
             a.side.blocks, b.side.blocks, {from_a + range_a->begin, from_a + range_a->end},
             {from_b + range_b->begin, from_b + range_b->end}, rest(), weights_)) {
      for (std::uint32_t& block : bead.left) block -= from_a;
      for (std::uint32_t& block : bead.right) block -= from_b;
      Row row;
      row.blocks[a.lang] = std::move(bead.left);
      row.blocks[b.lang] = std::move(bead.right);
      rows.push_back(std::move(row));
    }
    const auto at = section.rows.erase(section.rows.begin() + static_cast<std::ptrdiff_t>(begin),
                                       section.rows.begin() + static_cast<std::ptrdiff_t>(end));
    section.rows.insert(at, rows.begin(), rows.end());
    return begin + rows.size();
  }

  // A section that has no rows yet: a row for each block of each language.
  void fill_alone(SectionRow& section) const {
    for (const Voice& voice : voices_) {
      if (!section.sections[voice.lang]) continue;
      for (std::uint32_t i = 0; i < block_count(voice, *section.sections[voice.lang]); ++i) {
        Row row;
        row.blocks[voice.lang].push_back(i);
        section.rows.push_back(std::move(row));
      }
    }
  }

  const AlignmentWeights& weights_;
  TextReader& reader_;
  std::vector<Voice> voices_;           // the source first
  std::vector<PairEvidence> evidence_;  // between the source and each other
  std::optional<PairEvidence> rest_;
};

}  // namespace

DocumentAligner::DocumentAligner(const Vocabulary& vocabulary, const AlignmentWeights& weights,
                                 WordBooks& books)
    : weights_(weights), reader_(vocabulary, books) {}

Alignment DocumentAligner::align(const Document& document, const DocumentWords* words) {
  reader_.start_document(words);
  return Table(document, weights_, reader_).align();
}

}  // namespace tilmech
