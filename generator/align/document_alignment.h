// A document in two or three languages -> one table of sections and rows.
#pragma once

#include "align/text_side.h"
#include "align/vocabulary.h"
#include "align/weights.h"
#include "model/alignment.h"
#include "model/document.h"

namespace tilmech {

// Aligns documents, one after the other; one a thread.
//
// Every language is aligned with the document's source language; rows that share a source block are
// one row. What the source lacks and the others have is aligned among these. So the table is the
// same in whatever order languages are given.
class DocumentAligner {
 public:
  // All three outlive the aligner.
  DocumentAligner(const Vocabulary& vocabulary, const AlignmentWeights& weights, WordBooks& books);

  // The sections of `document` have their numbers (addresses.h). A document in one language has
  // rows too. `words`: what was read of it before, from the same books; null: it is read now.
  Alignment align(const Document& document, const DocumentWords* words = nullptr);

 private:
  const AlignmentWeights& weights_;
  TextReader reader_;
};

}  // namespace tilmech
