// A site as translators' files need it: every document with its versions, drafts and held ones too,
// aligned; and one document of it with a pair of languages.
#pragma once

#include <filesystem>
#include <string>

#include "app/options.h"
#include "exchange/translation_units.h"
#include "model/diagnostic.h"
#include "model/site.h"

namespace tilmech {

struct TranslationSite {
  Site site;
  Diagnostics found;  // while it was read
};

// Reads, aligns and marks terms.
TranslationSite load_translation_site(const SiteOptions& options);

// The document that is called "releases/x", or "x" where only one is. A UsageError when there is
// none, or one that is held back and not wanted.
const Document& document_to_translate(const Site& site, const std::string& key, Instant now,
                                      bool held);

// "ru-ky", or by default the document's source language and the first other one of the site.
std::pair<Lang, Lang> pair_of(const std::string& text, const Settings& settings, Lang source);

// A translation with its file. `units` refer to the two texts.
struct OpenTranslation {
  TranslationUnits units;
  std::filesystem::path path;  // of the translation
  bool exists = false;
  std::string text;  // of it; of one that is not there yet its front matter
  std::string source_text;
};

// Reads the two files. A WorldError when they cannot be read, a UsageError when the document has
// nothing in the language `from`.
OpenTranslation open_translation(const Site& site, const Document& document, Lang from, Lang to);

}  // namespace tilmech
