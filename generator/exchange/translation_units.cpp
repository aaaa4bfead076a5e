#include "exchange/translation_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "text/digest.h"
#include "text/edit_text.h"
#include "text/revision.h"

namespace tilmech {
namespace {

bool has_letters(const UnitContent& content) {
  return std::ranges::any_of(words_of(content), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
  });
}

bool any_letters(const std::vector<Leaf>& leaves) {
  return std::ranges::any_of(leaves, [](const Leaf& leaf) { return has_letters(leaf.content); });
}

UnitContent contents_of(const std::vector<Leaf>& leaves) {
  std::vector<UnitContent> parts;
  parts.reserve(leaves.size());
  for (const Leaf& leaf : leaves) parts.push_back(leaf.content);
  return joined(std::move(parts));
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t>") == line.npos;
}

// A block of the source with its leaves, or one of the translation.
struct PlacedBlock {
  const Block* block;
  std::vector<Leaf> leaves;
};

class UnitMaker {
 public:
  UnitMaker(const Document& document, const UnitRequest& request)
      : document_(document),
        request_(request),
        source_(document.in(request.from)),
        target_(document.has(request.to) ? &document.in(request.to) : nullptr),
        source_lines_(file_lines(request.source_text)),
        target_lines_(file_lines(request.target_text)) {
    if (target_ == nullptr) last_line_ = static_cast<int>(target_lines_.size());
    if (document.has(document.source)) now_ = revision_of(document.in(document.source));
    if (target_ == nullptr || target_->source_revision.empty()) return;
    std::istringstream stamp(target_->source_revision);
    for (std::string digest; stamp >> digest;) known_.insert(digest);
  }

  TranslationUnits make() {
    result_.document = fmt::format("{}/{}", name_of(document_.collection), document_.key);
    result_.title = source_.title;
    result_.from = request_.from;
    result_.to = request_.to;
    stale_ = is_new(now_.front);
    const std::string title = source_.lines.contains("term") ? "term" : "title";
    field("title", title, &Variant::title);
    field("short_title", "short_title", &Variant::short_title);
    field("summary", "summary", &Variant::summary);
    field("place", "place", &Variant::place);
    for (const SectionRow& row : document_.alignment.sections) section(row);
    footnotes();
    return std::move(result_);
  }

 private:
  bool is_new(const std::string& digest) const {
    return !known_.empty() && !digest.empty() && !known_.contains(digest);
  }

  void finish(TranslationUnit unit) {
    if (!has_letters(unit.source)) return;
    number_like(unit.source, unit.target);
    unit.state = unit.target.empty() ? UnitState::missing
                 : stale_            ? UnitState::stale
                                     : UnitState::done;
    if (request_.notes) unit.notes = request_.notes(section_, words_of(unit.source));
    result_.units.push_back(std::move(unit));
  }

  void field(const std::string& id, const std::string& name, std::string Variant::*value) {
    TranslationUnit unit;
    unit.id = id;
    unit.field = name;
    unit.source = content_of(std::string_view(source_.*value));
    if (target_ != nullptr) {
      unit.target = content_of(std::string_view(target_->*value));
      const auto line = target_->lines.find(name);
      if (line != target_->lines.end()) unit.field_line = line->second;
    }
    finish(std::move(unit));
  }

  static const Section* in(const Variant* variant, const SectionRow& row) {
    if (variant == nullptr || !row.sections[variant->lang]) return nullptr;
    return &variant->sections[*row.sections[variant->lang]];
  }

  void section(const SectionRow& row) {
    const Section* theirs = section_ = in(&source_, row);
    const Section* ours = in(target_, row);
    const auto number = row.sections[document_.source];
    stale_ = number && *number < now_.sections.size() && is_new(now_.sections[*number]);
    heading(theirs, ours);
    const auto their_places = theirs != nullptr ? places_in(*theirs) : std::vector<const Block*>();
    const auto our_places = ours != nullptr ? places_in(*ours) : std::vector<const Block*>();
    for (const Row& blocks : row.rows) {
      std::vector<PlacedBlock> left, right;
      for (const std::uint32_t place : blocks.blocks[request_.from])
        left.push_back({their_places[place], leaves_of(*their_places[place], source_lines_)});
      if (ours != nullptr)
        for (const std::uint32_t place : blocks.blocks[request_.to])
          right.push_back({our_places[place], leaves_of(*our_places[place], target_lines_)});
      if (right.empty())
        for (const PlacedBlock& block : left) missing_block(block);
      else if (!left.empty())
        translated(left, right);
      for (const PlacedBlock& block : right) pass(*block.block);
    }
    section_ = nullptr;
  }

  // What stands in the translation is where the next missing block goes.
  void pass(const Block& block) {
    last_line_ = std::max(last_line_, last_line_of(block, target_lines_));
    after_item_ = block.kind == BlockKind::item;
  }

  void heading(const Section* theirs, const Section* ours) {
    const bool left = theirs != nullptr && theirs->level > 0;
    if (ours != nullptr && ours->level > 0) {
      const Leaf leaf = leaf_of_heading(*ours, target_lines_);
      last_line_ = ours->line + (leaf.head.find('#') == std::string::npos ? 1 : 0);
      after_item_ = false;
      if (!left) return;
      TranslationUnit unit;
      unit.id = theirs->address;
      unit.source = leaf_of_heading(*theirs, source_lines_).content;
      unit.target = leaf.content;
      unit.leaves = {leaf};
      finish(std::move(unit));
    } else if (left) {
      missing({leaf_of_heading(*theirs, source_lines_)}, theirs->address, theirs->line,
              theirs->line, false);
    }
  }

  void missing_block(const PlacedBlock& placed) {
    const Block& block = *placed.block;
    const bool item = block.kind == BlockKind::item;
    const int last = last_line_of(block, source_lines_);
    const bool tight = item && after_item_ && block.first_line > 1 &&
                       !is_blank(source_lines_[static_cast<std::size_t>(block.first_line) - 2]);
    missing(placed.leaves, block.address, block.first_line, last, tight);
    after_item_ = item;
  }

  void missing(const std::vector<Leaf>& leaves, const std::string& address, int first, int last,
               bool tight) {
    const auto index = static_cast<int>(result_.missing.size());
    result_.missing.push_back({lines_of(request_.source_text, first, last), first, last_line_,
                               tight, !any_letters(leaves)});
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      TranslationUnit unit;
      unit.id = i == 0 ? address : fmt::format("{}.{}", address, i);
      unit.source = leaves[i].content;
      unit.block = index;
      unit.source_leaf = leaves[i];
      // What the source marks as being in the translation's language needs no mark there.
      std::string& tail = unit.source_leaf.tail;
      if (tail.ends_with(fmt::format("{{lang={}}}", code(request_.to)))) tail.clear();
      finish(std::move(unit));
    }
  }

  // A row that both have: text by text where both have as many, else as one.
  void translated(const std::vector<PlacedBlock>& left, const std::vector<PlacedBlock>& right) {
    std::vector<Leaf> theirs, ours;
    std::vector<std::string> ids;
    for (const PlacedBlock& placed : left)
      for (std::size_t i = 0; i < placed.leaves.size(); ++i) {
        theirs.push_back(placed.leaves[i]);
        ids.push_back(i == 0 ? placed.block->address
                             : fmt::format("{}.{}", placed.block->address, i));
      }
    for (const PlacedBlock& placed : right)
      ours.insert(ours.end(), placed.leaves.begin(), placed.leaves.end());
    if (theirs.empty() || ours.empty()) return;
    const bool pairs = theirs.size() == ours.size();
    for (std::size_t i = 0; i < (pairs ? ours.size() : 1); ++i) {
      TranslationUnit unit;
      unit.id = ids[i];
      unit.source = pairs ? theirs[i].content : contents_of(theirs);
      unit.target = pairs ? ours[i].content : contents_of(ours);
      unit.leaves = pairs ? std::vector<Leaf>{ours[i]} : ours;
      finish(std::move(unit));
    }
  }

  void footnotes() {
    stale_ = is_new(now_.notes);
    for (const Footnote& theirs : source_.footnotes) {
      const std::vector<Leaf> left = leaves_of(theirs, source_lines_);
      if (left.empty()) continue;
      const std::string id = "note-" + theirs.label;
      const Footnote* ours = nullptr;
      if (target_ != nullptr)
        for (const Footnote& footnote : target_->footnotes)
          if (footnote.label == theirs.label) ours = &footnote;
      if (ours == nullptr) {
        last_line_ = static_cast<int>(target_lines_.size());
        missing(left, id, left[0].first, left[0].last, false);
        continue;
      }
      TranslationUnit unit;
      unit.id = id;
      unit.leaves = leaves_of(*ours, target_lines_);
      if (unit.leaves.empty()) continue;
      unit.source = left[0].content;
      unit.target = unit.leaves[0].content;
      finish(std::move(unit));
    }
  }

  const Document& document_;
  const UnitRequest& request_;
  const Variant& source_;
  const Variant* target_;
  const FileLines source_lines_, target_lines_;
  Revision now_;                 // of the source text
  std::set<std::string> known_;  // digests that the translation renders
  TranslationUnits result_;
  const Section* section_ = nullptr;
  bool stale_ = false;
  bool after_item_ = false;
  int last_line_ = 0;
};

}  // namespace

TranslationUnits translation_units(const Document& document, const UnitRequest& request) {
  return UnitMaker(document, request).make();
}

std::string digest_of(const UnitContent& content) {
  return sha256_hex(flat(content)).substr(0, 12);
}

}  // namespace tilmech
