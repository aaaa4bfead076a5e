// Pass 2: documents -> sections and rows that correspond, and the addresses that follow from them.
#pragma once

#include "model/diagnostic.h"
#include "model/site.h"
#include "text/document_words.h"

namespace tilmech {

// Sets the alignment of every document, and the numbers and addresses of its sections and blocks,
// on all cores. The glossary among the documents is evidence. Reports sections that have no
// counterpart, stand in another order or have another number. `words`: of the site's documents.
void align_documents(Site& site, SiteWords& words, Diagnostics& diagnostics);
void align_documents(Site& site, Diagnostics& diagnostics);

// The same for one document: sections are numbered, aligned, addressed, and reported.
class Vocabulary;
class DocumentAligner;
void align_document(Document& document, DocumentAligner& aligner, Diagnostics& diagnostics,
                    const DocumentWords* words = nullptr);

}  // namespace tilmech
