// A paragraph's text as data: plain text, and marks that stand beside it ("standoff markup").
// Alignment, checks, terms and search read the plain text; rendering weaves the marks back in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tilmech {

enum class MarkKind : std::uint8_t {
  emphasis,
  strong,
  strikethrough,
  code,
  link,        // target: see below; title
  image,       // target: the file; the marked text is its alternative text
  footnote,    // target: the footnote's label; marks no text (begin == end)
  hard_break,  // marks the '\n' that is a line break for the reader too
  language,    // target: language code of the marked phrase
  no_term,     // never linked to the glossary
  term,        // target: key of the glossary document; set by align/terms
};

// Marks the bytes [begin, end) of the text. The marks of one text nest properly and are sorted by
// begin, then the longer first.
//
// The target of a link is one of: an absolute address with an allowed scheme ("https://...",
// "mailto:..."); "doc:COLLECTION/KEY" or "doc:COLLECTION/KEY#FRAGMENT", a document of the site by
// its normalised key, made by content/links; "#FRAGMENT", a place in the same document.
struct Mark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  MarkKind kind = MarkKind::emphasis;
  std::string target = {};
  std::string title = {};
};

// A '\n' in `text` is a line break of the source file: a space to the reader unless marked
// hard_break. So the source line of a byte is the block's first line plus the count of '\n' before
// it.
struct RichText {
  std::string text;
  std::vector<Mark> marks;
};

}  // namespace tilmech
