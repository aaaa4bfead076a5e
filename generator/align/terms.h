// Terms -> concepts: where texts use the words of the glossary.
#pragma once

#include <memory>

#include "model/diagnostic.h"
#include "model/site.h"
#include "text/document_words.h"

namespace tilmech {

// Sets a mark of kind `term` at the first occurrence of each concept in each section of each text,
// in any inflected form, the longest name first; never in headings, links, code, images, phrases in
// another language or marked {.noterm}, nor in the concept's own entry, nor in documents with
// `term_links: off`. Blocks in another language are read in that language. Fills
// Site::term_uses from the texts that are not glossary entries. Reports deprecated names, once a
// text. Section addresses must have been set. Runs on all cores. `words`: of the site's
// documents.
void mark_terms(Site& site, SiteWords& words, Diagnostics& diagnostics);
void mark_terms(Site& site, Diagnostics& diagnostics);

// Fills Site::term_uses anew, from texts that have their marks: after documents were replaced.
void collect_term_uses(Site& site);

// Marks the terms of single documents, as mark_terms does those of all. Site::term_uses stays as it
// was. From one thread at a time.
class TermMarker {
 public:
  // Reads the glossary; it outlives the marker and does not change meanwhile.
  explicit TermMarker(const Site& site);
  ~TermMarker();

  // No entry of the glossary.
  void mark(Document& document, Diagnostics& diagnostics) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tilmech
