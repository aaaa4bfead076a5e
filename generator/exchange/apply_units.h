// Translations that came back -> the translation's Markdown file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/translation_units.h"
#include "model/diagnostic.h"

namespace tilmech {

// A unit as a file of another program gives it back.
struct ReturnedUnit {
  std::string id;
  UnitContent source;      // empty: not given
  UnitContent target;      // codes have ids only
  std::string base;        // digest_of the target as it was written; "" unknown
  bool confirmed = false;  // said to be translated, even where it equals the source
  bool plain = false;      // by a tool that knows no codes: its texts are words alone
};

struct ReturnedUnits {
  std::string document;
  Lang from = Lang::ru;
  Lang to = Lang::ky;
  std::vector<ReturnedUnit> units;
  std::string table = {};  // digest of all translations when a table was made; "" no table
};

// New words for some units, by index.
using UnitEdits = std::map<std::size_t, UnitContent>;

struct UnitChanges {
  UnitEdits edits;
  std::size_t same = 0;      // units that came back as they are
  std::size_t missing = 0;   // units that have no translation still
  std::size_t stale = 0;     // units whose source had changed since the translation was accepted
  bool covers_stale = true;  // each of them was changed or confirmed
};

// Compares what came back with the document as it is now. Reports, at `file`, rows whose source has
// moved on, whose translation was changed here too, and that lost markup.
UnitChanges changes_of(const TranslationUnits& units, const ReturnedUnits& returned,
                       const std::string& file, Diagnostics& diagnostics);

// The translation's file with the edits, and every other byte as it was.
std::string apply_edits(const TranslationUnits& units, const UnitEdits& edits,
                        std::string_view text);

// The ids of edits that do not read back from `fresh`, which was read from the text that
// apply_edits made of the text that `before` was read from (null: of nothing).
std::vector<std::string> unreadable_edits(const TranslationUnits& units, const UnitEdits& edits,
                                          const Variant* before, std::string_view before_text,
                                          const Variant& fresh, std::string_view fresh_text);

}  // namespace tilmech
