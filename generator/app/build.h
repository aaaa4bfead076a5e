// `tilmech build`, and the passes it shares with the other commands.
#pragma once

#include <memory>
#include <vector>

#include "app/options.h"
#include "check/check_documents.h"
#include "model/diagnostic.h"
#include "model/site.h"
#include "text/document_words.h"

namespace tilmech {

// A site after passes 1 to 3.
struct PreparedSite {
  Site site;                   // what is public
  std::vector<Document> held;  // drafts and documents under embargo
  Diagnostics diagnostics;     // what was found, in any order until judge_findings
  Diagnostics held_findings;   // of held documents: they never stop a build
  int silenced = 0;            // findings that a document's `silence` took away
};

// Passes 1b and 2 on the documents of `site`, which has been loaded: all that pages are made from.
// Returns the words of its texts, for checks; they hold as long as the documents stay as they are.
std::unique_ptr<SiteWords> align_site(Site& site, Diagnostics& diagnostics);

// Passes 1b to 3 on the documents of `site`, which has been loaded: all that can be said without
// rendering. Returns what was found about terms, for those who will replace single documents.
MissingTerms prepare_documents(Site& site, Instant now, Diagnostics& diagnostics);

// Loads, holds back, addresses, resolves, aligns and checks.
PreparedSite prepare_site(const SiteOptions& options);

// Gives all findings the severities that site.json, `silence` and --strict want, and sorts them.
// The last step before printing, when a command has added findings of its own.
void judge_findings(PreparedSite& prepared, bool strict);

// Builds the site into the output folder. Returns the exit status: 0, or 1 when the content has
// errors, in which case the old site stays.
int build(const BuildOptions& options);

}  // namespace tilmech
