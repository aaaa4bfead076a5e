#include "app/import_memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "app/apply_translation.h"
#include "exchange/tmx.h"
#include "text/edit_text.h"

namespace tilmech {
namespace {

// Translations of one pair by the words of the source. The row of the same document comes first.
using Memory = std::multimap<std::string, const MemoryUnit*>;

const MemoryUnit* look_up(const Memory& memory, const TranslationUnits& units,
                          const TranslationUnit& unit) {
  const auto [begin, end] = memory.equal_range(words_of(unit.source));
  const MemoryUnit* best = nullptr;
  for (auto entry = begin; entry != end; ++entry) {
    const bool here = entry->second->document == units.document;
    if (best == nullptr || (here && entry->second->row == unit.id)) best = entry->second;
  }
  return best;
}

// The translation with the marks that the source has too; others leave their words.
UnitContent with_marks_of(const UnitContent& source, const UnitContent& translation) {
  std::map<int, CodeMeaning> free = codes_of(source);
  std::map<int, std::pair<int, CodeMeaning>> known;
  for (const auto& [id, code] : codes_of(translation)) {
    for (const auto& [own, meaning] : free) {
      if (meaning.alone != code.alone || meaning.opening != code.opening ||
          meaning.closing != code.closing)
        continue;
      known[id] = {own, meaning};
      free.erase(own);
      break;
    }
  }
  UnitContent content;
  for (UnitPiece piece : translation) {
    if (piece.kind != PieceKind::text) {
      const auto code = known.find(piece.id);
      if (code == known.end()) {
        // Where blocks met there are words on both sides.
        if (piece.text == kBlockBreak) content.push_back({PieceKind::text, " "});
        continue;
      }
      piece.id = code->second.first;
      piece.mark = code->second.second.mark;
    }
    content.push_back(std::move(piece));
  }
  return content;
}

// Leaves out rows that refer to a footnote which the translation would not have.
void drop_rows_without_notes(const TranslationUnits& units, UnitChanges& changes) {
  std::set<std::string> lacking;  // as references are written
  for (std::size_t i = 0; i < units.units.size(); ++i) {
    const TranslationUnit& unit = units.units[i];
    if (unit.id.starts_with("note-") && unit.target.empty() && !changes.edits.contains(i))
      lacking.insert(fmt::format("[^{}]", unit.id.substr(5)));
  }
  changes.missing += std::erase_if(changes.edits, [&](const auto& edit) {
    return std::ranges::any_of(edit.second, [&](const UnitPiece& piece) {
      return piece.mark == MarkKind::footnote && lacking.contains(piece.text);
    });
  });
}

// A line for whoever opens the file, at the end of the front matter.
std::string with_comment(const std::string& text, const std::string& comment) {
  const FileLines lines = file_lines(text);
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (lines[i] == "---") {
      const int line = static_cast<int>(i) + 1;
      return replace_lines(text, line, line, comment + "\n---");
    }
  return text;
}

}  // namespace

TranslationReport import_memory(const SiteOptions& options, const std::string& name,
                                std::string_view bytes) {
  TranslationReport done;
  const auto read = read_tmx(bytes, name, done.errors);
  if (!read) return done;
  const TranslationSite loaded = load_translation_site(options);
  std::map<std::pair<Lang, Lang>, Memory> memories;
  for (const Document& document : loaded.site.documents)
    for (const auto& version : document.variants.values) {
      if (!version || !version->draft || version->lang == document.source) continue;
      if (!document.has(document.source)) continue;
      const Lang from = document.source, to = version->lang;
      auto [place, is_new] = memories.try_emplace({from, to});
      Memory& memory = place->second;
      if (is_new)
        for (const MemoryUnit& unit : *read)
          if (!unit.texts[from].empty() && !unit.texts[to].empty())
            memory.emplace(words_of(unit.texts[from]), &unit);
      const OpenTranslation open = open_translation(loaded.site, document, from, to);
      UnitChanges changes;
      changes.covers_stale = false;  // nobody has looked at it yet
      std::string ids;
      for (std::size_t i = 0; i < open.units.units.size(); ++i) {
        const TranslationUnit& unit = open.units.units[i];
        if (!unit.target.empty()) {
          ++changes.same;
          continue;
        }
        const MemoryUnit* found = look_up(memory, open.units, unit);
        if (found == nullptr) {
          ++changes.missing;
          continue;
        }
        changes.edits[i] = with_marks_of(unit.source, found->texts[to]);
      }
      drop_rows_without_notes(open.units, changes);
      for (const auto& [index, content] : changes.edits) ids += " " + open.units.units[index].id;
      if (changes.edits.empty()) continue;
      auto result = apply_translation(document, open, changes, name, done.errors);
      if (!result) continue;
      const std::string file = std::filesystem::path(name).filename().string();
      result->text =
          with_comment(result->text, fmt::format("# to be checked, from {}:{}", file, ids));
      done.translations.push_back(*std::move(result));
    }
  return done;
}

}  // namespace tilmech
