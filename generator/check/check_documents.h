// Pass 3: what is wrong with a document's languages, as findings. Nothing here changes the site.
#pragma once

#include <memory>

#include "check/missing_terms.h"
#include "model/diagnostic.h"
#include "model/site.h"
#include "text/document_words.h"

namespace tilmech {

// Reports what differs between the languages of each document along the rows of its alignment
// (document_rows.h), translations of texts that have changed, required languages that a document
// lacks, dates that lie ahead of `today` without `publish_at`, and links to places that do not
// exist. Sections have their addresses. `words`: of the site's documents.
MissingTerms check_documents(const Site& site, SiteWords& words, Date today,
                             Diagnostics& diagnostics);
MissingTerms check_documents(const Site& site, Date today, Diagnostics& diagnostics);

// The same for single documents of a site, one at a time.
class DocumentCheck {
 public:
  // Reads the settings and the glossary; they outlive the check and do not change meanwhile, as do
  // the books, if any are given.
  explicit DocumentCheck(const Site& site, WordBooks* books = nullptr);
  ~DocumentCheck();

  // What the document itself gives cause for; what of its missing terms is reported depends on all
  // documents. Findings about the glossary as such are left out. Safe from many threads.
  // `words`: what was read of the document before, from the same books; null: it is read now.
  TermTally check(const Document& document, Date today, Diagnostics& diagnostics,
                  const DocumentWords* words = nullptr) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
