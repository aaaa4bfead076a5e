// The texts of documents, read once: words (word_book.h) and quantities stand beside each text, for
// all passes that look at them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/document.h"
#include "model/text.h"
#include "text/quantities.h"
#include "text/word_book.h"

namespace tilmech {

// What was read of a text, in its version's language.
struct ReadText {
  std::span<const TextWord> words;
  std::span<const Quantity> quantities;
};

// The headings, blocks and notes of a document, known by where they are in memory: the document
// stays where it is, and its texts as they are. Marks may be added.
class DocumentWords {
 public:
  DocumentWords() = default;
  // `readers` are one thread's.
  DocumentWords(const Document& document, PerLang<WordReader>& readers);

  // Nothing for a text that is not the document's.
  std::optional<ReadText> find(const RichText& text) const;

 private:
  struct Place {
    const RichText* text = nullptr;
    std::uint32_t first_word = 0, last_word = 0;
    std::uint32_t first_quantity = 0, last_quantity = 0;
  };
  struct Gathering;

  std::vector<Place> places_;  // sorted by `text`
  std::vector<TextWord> words_;
  std::vector<Quantity> quantities_;
};

// All documents, in the site's order, read on all cores.
struct SiteWords {
  explicit SiteWords(const std::vector<Document>& documents);

  WordBooks books;
  std::vector<DocumentWords> documents;
};

// One thread's readers of a set of books.
PerLang<WordReader> make_word_readers(WordBooks& books);

}  // namespace tilmech
