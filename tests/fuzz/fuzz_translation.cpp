// What translators' tools send back, of any bytes: XLIFF, TMX, packages, Word tables. No crash, no
// hang; what is not taken is reported.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/bilingual_table.h"
#include "exchange/omegat_package.h"
#include "exchange/tmx.h"
#include "exchange/xliff.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tilmech;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  if (const auto returned = read_xliff(text, "x.xlf", diagnostics)) {
    // Against a document that has one row with every kind of code.
    TranslationUnits units;
    TranslationUnit unit;
    unit.id = "s-0-p1";
    unit.source = {{PieceKind::text, "a"},
                   {PieceKind::open, "*", 1},
                   {PieceKind::text, "b"},
                   {PieceKind::close, "*", 1},
                   {PieceKind::alone, "[^1]", 2, MarkKind::footnote}};
    unit.target = unit.source;
    unit.leaves.emplace_back();
    unit.leaves[0].first = unit.leaves[0].last = 1;
    units.units.push_back(unit);
    const UnitChanges changes = changes_of(units, *returned, "x.xlf", diagnostics);
    if (apply_edits(units, changes.edits, "a*b*[^1]\n").empty() && changes.edits.empty())
      std::abort();
  } else if (diagnostics.empty()) {
    std::abort();
  }
  if (const auto memory = read_tmx(text, "x.tmx", diagnostics))
    for (const MemoryUnit& unit : *memory) tmx_unit(unit);
  read_omegat_package(text, "x.zip", diagnostics);
  read_bilingual_docx(text, "x.docx", diagnostics);
  const UnitContent content = from_typed(text);
  if (typed(content) != text) from_typed(typed(content));
  markdown_of(content);
  return 0;
}
