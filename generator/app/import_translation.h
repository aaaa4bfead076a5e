// What translators send back -> the translation's Markdown file: an OmegaT package, XLIFF, a
// reviewed table or a translation memory. The desk takes the same files.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "model/diagnostic.h"
#include "model/language.h"

namespace tilmech {

// What a returned file changes. Nothing has been written yet.
struct ImportedTranslation {
  std::string document;  // "releases/x"
  Lang from = Lang::ru;
  Lang to = Lang::ky;
  std::filesystem::path path;  // of the translation's file
  bool is_new = false;         // it is not there yet
  std::string before, text;    // its bytes as they are and as they are to be; equal: no change
  std::size_t changed = 0;     // rows with new words
  std::size_t same = 0;        // rows that stay as they are
  std::size_t missing = 0;     // rows that have no translation still
  bool accepted = false;       // source_revision says that it renders today's source text
};

struct TranslationReport {
  std::vector<ImportedTranslation> translations;  // without errors only
  Diagnostics errors;  // the file's; with any of them nothing is to be written
};

// Whether a file is one of those that this imports, by the end of its name.
bool is_translation_file(std::string_view name);

// Whether a Word file holds a table of `export docx --bilingual`: other Word files are new texts.
bool is_reviewed_table(std::string_view bytes);

// Reads a returned file. With errors the list names every row that cannot be taken, and why.
TranslationReport import_translation(const SiteOptions& site, const std::string& name,
                                     std::string_view bytes);

// The command for one such file: writes the translation and prints what check finds in it. Returns
// the exit status.
int run_import_translation(const SiteOptions& site, const std::filesystem::path& file);

}  // namespace tilmech
