// What `tilmech new` writes: a document's files in all languages of the site, with the fields its
// kind usually needs and a comment for each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/site.h"

namespace tilmech {

struct NewDocument {
  Collection collection = Collection::pages;
  std::string key;           // as given; folders are parted by '/'
  std::optional<Date> date;  // releases
  std::string title;         // in the source language; may be empty
};

struct NewFile {
  std::string path;  // below the content folder: "releases/2026-12-01-dialogue.ky.md"
  std::string text;
};

// The new document's files, in the order of the site's languages. What belongs to the whole
// document stands in the source language's file alone. A release takes place, partners, contact and
// boilerplate from the site's last one when `site` is given. Writes nothing: the caller refuses to
// overwrite. The key has at least one letter or digit.
std::vector<NewFile> new_document(const NewDocument& document, const Settings& settings,
                                  const Site* site);

}  // namespace tilmech
