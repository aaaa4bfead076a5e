// The words of one translation unit, with the markup among them as codes that a translator moves
// but does not write. Everything that goes to translators' tools and comes back has this form.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace tilmech {

enum class PieceKind { text, open, close, alone };

struct UnitPiece {
  PieceKind kind = PieceKind::text;
  std::string text;  // words; of a code the Markdown it stands for: "**", "](pages/about)"
  int id = 0;        // codes: from 1; an opening and its closing share it
  MarkKind mark = MarkKind::emphasis;  // codes: what it is
};

using UnitContent = std::vector<UnitPiece>;

// Where blocks that make one unit meet: a code that stands alone.
inline constexpr std::string_view kBlockBreak = "\n\n";

// Codes are numbered from 1 in the order of the text. A line break of the file is a space. Marks of
// terms are left out.
UnitContent content_of(const RichText& text);
// Words without markup, on one line.
UnitContent content_of(std::string_view words);
// Several texts as one, with breaks between.
UnitContent joined(std::vector<UnitContent> parts);
// The parts between breaks.
std::vector<UnitContent> split_at_breaks(const UnitContent& content);

// What the codes of a content are, by id.
struct CodeMeaning {
  MarkKind mark = MarkKind::emphasis;
  bool alone = false;
  std::string opening, closing;

  friend bool operator==(const CodeMeaning&, const CodeMeaning&) = default;
};
std::map<int, CodeMeaning> codes_of(const UnitContent& content);

// Gives the codes of a translation the ids of the source's codes that mean the same, in order;
// others get ids that the source does not have.
void number_like(const UnitContent& source, UnitContent& translation);

// One line for comparing: words with single spaces, and codes by id, between control characters.
std::string flat(const UnitContent& content);
// The words alone, on one line.
std::string words_of(const UnitContent& content);
// Words and codes as people type them: "See ‹1›this‹/1›.", and back: codes have no meaning yet.
std::string typed(const UnitContent& content);
UnitContent from_typed(std::string_view text);

// Where Markdown is to stand: what it would take for marks depends on that.
enum class MarkdownPlace { line, heading, cell };

// The Markdown that reads as this content, on one line but for breaks: what Markdown would take for
// marks in the words is escaped.
std::string markdown_of(const UnitContent& content, MarkdownPlace place = MarkdownPlace::line);

}  // namespace tilmech
