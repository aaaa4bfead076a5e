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
  // Both outlive the aligner.
  DocumentAligner(const Vocabulary& vocabulary, const AlignmentWeights& weights);

  // The sections of `document` have their numbers (addresses.h). A document in one language has
  // rows too.
  Alignment align(const Document& document);

 private:
  const AlignmentWeights& weights_;
  TextReader reader_;
};

}  // namespace tilmech
