// Pages of one folder that are read one after another: a guide and its chapters. No field says so:
// the first is the page that answers at the folder's own address (`aliases: [guide]` of
// guide/start.md), and the list of links that it shows its reader is the order of the others.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/site.h"

namespace tilmech {

// By folder, "guide/"; the first page first. A folder whose first page lists none has no chapters.
using Chapters = std::map<std::string, std::vector<const Document*>, std::less<>>;

Chapters find_chapters(const Site& site, const std::vector<const Document*>& pages);

// The chapters that `document` is one of; nullptr when it is none.
const std::vector<const Document*>* chapters_with(const Chapters& chapters,
                                                  const Document& document);

// Where the items of lists lead that are a link and nothing else, in the language that the document
// was written in: "doc:pages/guide/release".
std::vector<std::string> listed_targets(const Document& document);

}  // namespace tilmech
