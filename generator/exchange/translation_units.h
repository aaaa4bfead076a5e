// A document as translators get it: one unit for each row of its alignment, title and other texts
// of the front matter first. Every format of translators' tools is written from this and read into
// it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/unit_leaves.h"
#include "model/document.h"

namespace tilmech {

// stale: the source has changed since the translation was accepted.
enum class UnitState { missing, stale, done };

struct TranslationUnit {
  // "title", "summary" ...; a heading's or block's address; "s-2-p4.3", the fourth text of a block
  // that has several; "note-LABEL", a footnote.
  std::string id;
  UnitContent source;
  UnitContent target;  // empty: missing. Its codes are numbered like those of the source
  UnitState state = UnitState::missing;
  std::vector<std::string> notes;  // for the translator
  // Where the translation stands in its file: in a field, or in leaves (several: one unit, with
  // breaks), or nowhere yet.
  std::string field;
  int field_line = 0;
  std::vector<Leaf> leaves;
  // Where it would go: into a block that is missing (see MissingBlock), in place of the words of
  // the source's leaf.
  int block = -1;
  Leaf source_leaf;
};

// A block that the translation lacks, as the source has it.
struct MissingBlock {
  std::string lines;    // of the source
  int first = 0;        // their first line in the source's file
  int after = 0;        // the line of the translation behind which it goes
  bool tight = false;   // a list item directly below the one before it
  bool copied = false;  // nothing in it can be translated: code, numbers
};

struct TranslationUnits {
  std::string document;  // "releases/2022-11-30-dialogue"
  std::string title;
  Lang from = Lang::ru;
  Lang to = Lang::ky;
  std::vector<TranslationUnit> units;
  std::vector<MissingBlock> missing;
};

struct UnitRequest {
  Lang from = Lang::ru;
  Lang to = Lang::ky;
  std::string_view source_text;  // the bytes of the two files
  std::string_view target_text;  // of a file that is not there yet: its front matter
  // What the glossary calls things that the words of a section name.
  std::function<std::vector<std::string>(const Section*, std::string_view words)> notes = {};
};

// The document has the language `from` and is aligned. What has no letters is no unit.
TranslationUnits translation_units(const Document& document, const UnitRequest& request);

// What tells whether a translation is still the one that a unit was written with.
std::string digest_of(const UnitContent& content);

}  // namespace tilmech
