// A stretch of one language's text as checks compare it: the blocks of a row, a heading, a note.
// Each is read once, and every check looks at what was read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "check/concept_names.h"
#include "model/document.h"
#include "text/analyser.h"
#include "text/document_words.h"
#include "text/guess_language.h"
#include "text/quantities.h"
#include "text/word_book.h"

namespace tilmech {

// A text of the file inside a passage.
struct PassagePart {
  const RichText* text = nullptr;
  int first_line = 0;
  std::uint32_t at = 0;  // where it starts in Passage::text
  Lang lang = Lang::ru;  // of the block
  bool is_code = false;  // in no language
};

struct Passage {
  const Variant* variant = nullptr;
  std::vector<PassagePart> parts;
  std::string text;      // the parts, each followed by '\n'
  std::string own_text;  // the same with spaces where there is code, an address or another language
  Analysis words;        // of own_text
  std::vector<Quantity> numbers;       // of the text without addresses
  std::vector<ConceptUse> uses;        // of concepts, in order
  std::vector<const BookWord*> known;  // of each token

  Lang lang() const { return variant->lang; }
  bool empty() const { return parts.empty(); }
  // The line of the file where the byte `at` of `text` stands.
  int line_of(std::size_t at) const;
  // "content/x.ru.md:14" for a byte of `text`.
  std::string shown_place(std::size_t at) const;
  // What the tokens [first, last) say about their language.
  LanguageEvidence language(std::size_t first, std::size_t last) const;
  std::string_view word(const Token& token) const {
    return std::string_view(text).substr(token.begin, token.end - token.begin);
  }
};

// Reads passages; keeps the tools of all languages. One a thread.
class PassageReader {
 public:
  // Both outlive the reader.
  PassageReader(const GlossaryNames& names, WordBooks& books);

  // The passages read next are the document's. `words`: what was read of it before, from the same
  // books; null: its texts are read now.
  void start_document(const DocumentWords* words) { document_ = words; }

  // The texts of one place of a section (model/alignment.h) are added to the passage.
  void add_place(const Block& place, Passage& passage) const;
  // All texts of the blocks.
  void add_blocks(const std::vector<Block>& blocks, Lang lang, Passage& passage) const;
  void add_text(const RichText& text, int line, Lang lang, Passage& passage,
                bool is_code = false) const;
  // Reads what was added: words, numbers, concepts.
  void read(Passage& passage);

 private:
  bool take_known(Passage& passage);
  void add_word(const TextWord& word, std::uint32_t at, const WordBook& book, Passage& passage);

  const GlossaryNames& names_;
  PerLang<WordReader> readers_;
  const DocumentWords* document_ = nullptr;
  // By the number of a word, the names that begin with it; null: not asked yet.
  PerLang<std::vector<const std::vector<std::uint32_t>*>> names_from_;
  // Of the passage that is read:
  std::vector<NameStart> starts_;
  std::vector<ReadText> known_;  // its parts, as they were read before
};

}  // namespace tilmech
