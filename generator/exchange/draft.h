// A foreign text on its way to becoming a document of ours: pieces in order, and remarks on all
// that was guessed or left out. Readers (pandoc_json, text_lines) make it; passes give it shape;
// write_draft writes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/language.h"
#include "model/time.h"

namespace tilmech {

enum class DraftPieceKind : std::uint8_t {
  heading,
  paragraph,
  item,
  quotation,
  table,
  code,
  rule,
};

// A block of the text. `text` is Markdown without block marks ("**bold**", "\\*"); line ends in it
// are hard breaks, written as a backslash and '\n'.
struct DraftPiece {
  DraftPieceKind kind = DraftPieceKind::paragraph;
  int level = 0;         // heading: 1 ... 6; item: how deep, from 0
  bool ordered = false;  // item
  bool more = false;     // item: a further paragraph of the item before
  int number = 1;        // ordered item: its number
  std::string text = {};
  std::vector<std::vector<std::string>> rows = {};  // table: the first is its header
  int line = 0;                                     // in a plain text, from 1; 0: unknown
  bool after_gap = false;                           // space or a page's end stands before it
  std::optional<Lang> lang = {};                    // when it is not the document's
};

struct DraftNote {
  std::string label;
  std::string text;
};

// What was done that a person should look at.
enum class RemarkKind : std::uint8_t { guessed, dropped, known, joined, refused };
std::string_view name_of(RemarkKind kind);  // "guessed"

struct Remark {
  RemarkKind kind = RemarkKind::guessed;
  int line = 0;           // in a plain text; 0: unknown
  std::string what;       // "page number", "date 2019-04-25"
  std::string text = {};  // the words of the source that it is about, as they stand there
  int times = 1;          // how often they stand there: running heads
};

// A picture inside the file, by the name it has there.
struct DraftPicture {
  std::string inside;  // "media/image1.png"
  std::string mark;    // stands in the texts where its new name belongs
};

// What a reader found.
struct Reading {
  std::vector<DraftPiece> pieces;
  std::vector<DraftNote> notes;
  std::vector<DraftPicture> pictures;
  std::vector<Remark> remarks;
};

// One language version of what was read.
struct Draft {
  Lang lang = Lang::ru;
  std::string title, place, number, contact;
  std::optional<Date> date, adopted;
  std::vector<std::string> boilerplate;
  std::vector<DraftPiece> pieces;
  std::vector<DraftNote> notes;
};

// A term or abbreviation that the text explains.
struct DraftTerm {
  Lang lang = Lang::ru;
  std::string term, abbreviation, definition;
  std::vector<std::string> variants, foreign;
  int line = 0;
  std::string source;  // its words as they stand in the text
};

}  // namespace tilmech
