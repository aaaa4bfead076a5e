// `tilmech export omegat|xliff KEY --pair ru-ky`, `export docx KEY --bilingual`: a document for a
// translator's tools or a reviewer's Word. The desk gives the same package.
#pragma once

#include <string>

#include "app/options.h"
#include "model/language.h"

namespace tilmech {

struct TranslationRequest {
  SiteOptions site;
  std::string key;              // "releases/x", or "x" where only one document is called so
  std::string pair;             // "ru-ky"; "": from the source into the first other language
  std::string kind = "omegat";  // or xliff; docx: the bilingual table
  std::string version = "2.1";  // xliff: or 1.2
  bool held = false;            // drafts and documents under embargo too
};

// What a translator is asked for, and paid by.
struct TranslationWork {
  std::size_t rows = 0;
  std::size_t new_rows = 0, new_words = 0;
  std::size_t changed_rows = 0, changed_words = 0;
  double pages = 0;  // of 1,800 characters with spaces, new and changed
};

struct ExportedTranslation {
  std::string name;  // of the file: "2022-11-30-dialogue-ru-ky.zip"
  std::string bytes;
  TranslationWork work;
};

// Throws UsageError for a document or pair that is not there or held back, WorldError.
ExportedTranslation export_translation(const TranslationRequest& request);

// What the command line asks for besides.
struct TranslatorOptions : ExportOptions {
  std::string xliff_version = "2.1";
  bool bilingual = false;  // docx: source and translation side by side
};

// The command: writes the file, by default under its own name in the current folder for packages
// and to standard output for XLIFF, and prints the work. Returns the exit status.
int run_export_translation(const TranslatorOptions& options);

}  // namespace tilmech
