// TMX 1.4b, translation memories: a unit for each row of the alignment, in all its languages.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/unit_content.h"
#include "model/diagnostic.h"
#include "model/document.h"

namespace tilmech {

// One unit of a memory.
struct MemoryUnit {
  std::string document;  // "releases/x"; "" unknown
  std::string section;   // address of its section, "s-2"; "" before the first heading
  std::string row;       // address of its first block, "s-2-p1", or "title"
  PerLang<UnitContent> texts;
};

// The rows of an aligned document that have words in at least two languages of `wanted`.
std::vector<MemoryUnit> memory_units(const Document& document, const std::vector<Lang>& wanted);

// A memory is written part by part: its head, units, its end.
std::string tmx_head(Lang source);
std::string tmx_unit(const MemoryUnit& unit);
std::string_view tmx_end();

// Markup stands in <bpt>, <ept> and <ph> as Markdown writes it. Languages that are not ours are
// passed over; a memory without two of ours in any unit is reported and nothing returned.
std::optional<std::vector<MemoryUnit>> read_tmx(std::string_view bytes, const std::string& file,
                                                Diagnostics& diagnostics);

}  // namespace tilmech
