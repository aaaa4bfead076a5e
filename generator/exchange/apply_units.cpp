#include "exchange/apply_units.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "text/edit_text.h"

namespace tilmech {
namespace {

constexpr const char* kExportAgain = "export the document again; what is translated comes along";

// Gives codes that came back by their id alone their meaning. Returns what is wrong, or "".
std::string give_meaning(UnitContent& content, const TranslationUnit& unit) {
  std::map<int, CodeMeaning> codes = codes_of(unit.target);
  codes.merge(codes_of(unit.source));
  std::vector<int> open;
  std::set<int> used;
  for (UnitPiece& piece : content) {
    if (piece.kind == PieceKind::text) continue;
    const auto meaning = codes.find(piece.id);
    if (meaning == codes.end() || meaning->second.alone != (piece.kind == PieceKind::alone))
      return fmt::format("an unknown mark {}", piece.id);
    piece.mark = meaning->second.mark;
    piece.text = piece.kind == PieceKind::close ? meaning->second.closing : meaning->second.opening;
    if (piece.kind == PieceKind::close) {
      if (open.empty() || open.back() != piece.id)
        return fmt::format("{} out of place", piece.text);
      open.pop_back();
      continue;
    }
    if (!used.insert(piece.id).second) return fmt::format("{} twice", piece.text);
    if (piece.kind == PieceKind::open) open.push_back(piece.id);
  }
  return open.empty() ? "" : "a mark that does not end";
}

// A line break or block break is told by its name, other codes as they are written.
std::string shown(const CodeMeaning& code) {
  if (code.opening == kBlockBreak) return "the break between blocks";
  if (code.mark == MarkKind::hard_break) return "a line break";
  return code.alone ? code.opening : fmt::format("{}…{}", code.opening, code.closing);
}

// What of `wanted` a translation lacks.
std::string lost(const UnitContent& wanted, const UnitContent& translation) {
  const std::map<int, CodeMeaning> there = codes_of(translation);
  std::string list;
  for (const auto& [id, code] : codes_of(wanted))
    if (!there.contains(id)) list += (list.empty() ? "" : ", ") + shown(code);
  return list;
}

std::size_t breaks_in(const UnitContent& content) {
  return split_at_breaks(content).size() - 1;
}

// What the markup of a translation lacks; "" when it has all of the source's, or all that the
// translation had before.
std::string lost_markup(const TranslationUnit& unit, UnitContent& translation) {
  if (std::string wrong = give_meaning(translation, unit); !wrong.empty()) return wrong;
  const std::size_t blocks = unit.leaves.empty() ? 1 : unit.leaves.size();
  if (breaks_in(translation) + 1 != blocks)
    return fmt::format("as many blocks as before ({})", blocks);
  if (!unit.target.empty() && lost(unit.target, translation).empty()) return "";
  UnitContent wanted = unit.source;
  if (!unit.target.empty())
    std::erase_if(wanted, [](const UnitPiece& piece) { return piece.text == kBlockBreak; });
  return lost(wanted, translation);
}

class Comparer {
 public:
  Comparer(const TranslationUnits& units, const std::string& file, Diagnostics& diagnostics)
      : units_(units), file_(file), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < units.units.size(); ++i) by_id_[units.units[i].id] = i;
  }

  void take(const ReturnedUnit& returned) {
    const auto found = by_id_.find(returned.id);
    if (found == by_id_.end()) {
      moved(returned);
      return;
    }
    const std::size_t index = found->second;
    const TranslationUnit& unit = units_.units[index];
    const auto text_of = [&](const UnitContent& content) {
      return returned.plain ? words_of(content) : flat(content);
    };
    if (!returned.source.empty() && text_of(returned.source) != text_of(unit.source)) {
      moved(returned);
      return;
    }
    const std::string text = text_of(returned.target);
    // Tools that show only what has a translation get the source in its place.
    const bool untouched =
        text.empty() || (!returned.base.empty() && digest_of(returned.target) == returned.base) ||
        text == text_of(unit.source);
    const bool confirmed = returned.confirmed && !text.empty();
    if (!untouched || confirmed) settled_.insert(index);
    if (text == text_of(unit.target)) return;
    if (untouched && !(confirmed && unit.target.empty())) return;
    if (!unit.target.empty() && !returned.base.empty() && digest_of(unit.target) != returned.base) {
      refuse(fmt::format("row {}: the translation was changed here too: {}", returned.id,
                         words_of(unit.target)),
             "export the document again, or take the row over by hand");
      return;
    }
    UnitContent target = returned.target;
    if (const std::string missing = lost_markup(unit, target); !missing.empty()) {
      refuse(fmt::format("row {}: the translation lacks or spoils {}", returned.id, missing),
             "put the mark where it belongs in the translator's tool");
      return;
    }
    changes_.edits[index] = std::move(target);
  }

  UnitChanges finish() {
    for (std::size_t i = 0; i < units_.units.size(); ++i) {
      const TranslationUnit& unit = units_.units[i];
      if (unit.state == UnitState::stale) ++changes_.stale;
      if (changes_.edits.contains(i)) continue;
      if (unit.target.empty())
        ++changes_.missing;
      else
        ++changes_.same;
      if (unit.state == UnitState::stale && !settled_.contains(i)) changes_.covers_stale = false;
    }
    return std::move(changes_);
  }

 private:
  void refuse(const std::string& reason, const char* hint) {
    report(diagnostics_, Finding::import_unreadable, {file_, 0, 0}, reason, hint);
  }

  void moved(const ReturnedUnit& returned) {
    refuse(fmt::format("row {}: the source text is another one now: {}", returned.id,
                       words_of(returned.source)),
           kExportAgain);
  }

  const TranslationUnits& units_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t> by_id_;
  std::set<std::size_t> settled_;
  UnitChanges changes_;
};

// A change of the file, made from its end to its start so that lines stay where they are.
struct Change {
  int line = 0;
  int rank = 0;  // of changes at one line: what stands further down comes first
  const Leaf* leaf = nullptr;
  UnitContent content = {};
  std::string inserted = {};
  bool close = false;
};

// The missing blocks with their new words, in groups that go behind one line.
void add_insertions(const TranslationUnits& units, const UnitEdits& edits,
                    std::vector<Change>& changes) {
  const std::vector<MissingBlock>& missing = units.missing;
  std::vector<std::string> texts(missing.size());
  std::vector<bool> wanted(missing.size());
  for (std::size_t i = 0; i < missing.size(); ++i) texts[i] = missing[i].lines;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    const TranslationUnit& unit = units.units[edit->first];
    if (unit.block < 0) continue;
    const auto block = static_cast<std::size_t>(unit.block);
    wanted[block] = true;
    texts[block] = rewrite(texts[block], unit.source_leaf, edit->second, 1 - missing[block].first);
  }
  for (std::size_t begin = 0; begin < missing.size();) {
    std::size_t end = begin;
    bool any = false;
    for (; end < missing.size() && missing[end].after == missing[begin].after; ++end)
      any = any || wanted[end];
    Change change{missing[begin].after, 1};
    const bool first_is_tight = missing[begin].tight;
    bool previous = true;
    for (std::size_t i = begin; any && i < end; ++i) {
      const bool goes = wanted[i] || missing[i].copied;
      if (goes) {
        if (change.inserted.empty())
          change.close = first_is_tight;
        else
          change.inserted += missing[i].tight && previous ? "\n" : "\n\n";
        change.inserted += texts[i];
      }
      previous = goes;
    }
    if (!change.inserted.empty()) changes.push_back(std::move(change));
    begin = end;
  }
}

}  // namespace

UnitChanges changes_of(const TranslationUnits& units, const ReturnedUnits& returned,
                       const std::string& file, Diagnostics& diagnostics) {
  Comparer comparer(units, file, diagnostics);
  for (const ReturnedUnit& unit : returned.units) comparer.take(unit);
  return comparer.finish();
}

std::string apply_edits(const TranslationUnits& units, const UnitEdits& edits,
                        std::string_view text) {
  std::vector<Change> changes;
  add_insertions(units, edits, changes);
  for (const auto& [index, content] : edits) {
    const TranslationUnit& unit = units.units[index];
    const std::vector<UnitContent> parts = split_at_breaks(content);
    for (std::size_t i = 0; i < unit.leaves.size() && i < parts.size(); ++i)
      changes.push_back({unit.leaves[i].first, 0, &unit.leaves[i], parts[i]});
  }
  std::ranges::stable_sort(changes, [](const Change& a, const Change& b) {
    return std::pair(a.line, a.rank) > std::pair(b.line, b.rank);
  });
  std::string result(text);
  for (const Change& change : changes)
    result = change.leaf != nullptr
                 ? rewrite(result, *change.leaf, change.content)
                 : insert_lines(result, change.line, change.inserted, change.close);
  std::vector<std::size_t> fields;
  for (const auto& [index, content] : edits)
    if (!units.units[index].field.empty()) fields.push_back(index);
  // Fields that are there from the last to the first, then new ones in their order.
  std::ranges::stable_sort(fields, std::greater(),
                           [&](std::size_t index) { return units.units[index].field_line; });
  for (const std::size_t index : fields)
    result = set_field(result, units.units[index].field_line, units.units[index].field,
                       words_of(edits.at(index)));
  return result;
}

std::vector<std::string> unreadable_edits(const TranslationUnits& units, const UnitEdits& edits,
                                          const Variant* before, std::string_view before_text,
                                          const Variant& fresh, std::string_view fresh_text) {
  // How often each text is there. What was, minus what was replaced, plus what is new, must be
  // what is.
  std::map<std::string, int> count;
  for (const Leaf& leaf : all_leaves(fresh, file_lines(fresh_text))) ++count[flat(leaf.content)];
  if (before != nullptr)
    for (const Leaf& leaf : all_leaves(*before, file_lines(before_text)))
      --count[flat(leaf.content)];
  std::vector<std::string> wrong;
  for (const auto& [index, content] : edits) {
    const TranslationUnit& unit = units.units[index];
    if (!unit.field.empty()) continue;
    std::vector<UnitContent> parts = split_at_breaks(content);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i < unit.leaves.size()) ++count[flat(unit.leaves[i].content)];
      number_like({}, parts[i]);  // as the reader numbers them
      if (--count[flat(parts[i])] < 0) wrong.push_back(unit.id);
    }
  }
  if (wrong.empty() && std::ranges::any_of(count, [](const auto& one) { return one.second < 0; }))
    wrong.emplace_back("another row");
  return wrong;
}

}  // namespace tilmech
