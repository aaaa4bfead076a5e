// A Word, OpenDocument, HTML, PDF or text file becomes a draft of ours: read in memory first, so
// that what was guessed and dropped can be shown before anything is written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "exchange/draft.h"
#include "exchange/word_account.h"
#include "model/site.h"

namespace tilmech {

struct ImportDocumentOptions {
  std::string key;                       // "": from the file's name
  std::optional<Collection> collection;  // guessed where not given
  std::optional<Lang> lang;              // the whole text is in it; else recognised
  std::filesystem::path folder;          // the content folder: entries that it has are not written
};

// A file to be written below a content folder.
struct ImportedFile {
  std::string path;  // "releases/2022-11-30-dialogue.ru.md", "releases/media/dialogue-1.png"
  std::string bytes;
};

struct ImportedDocument {
  std::string refused;  // why nothing could be made of it, "" when something was
  std::string hint;     // what to do about that
  Collection collection = Collection::pages;
  std::string key;
  std::vector<ImportedFile> files;  // the document's languages, then pictures, then terms
  std::size_t terms = 0;            // how many of the files, the last ones, are of the glossary
  std::vector<Remark> remarks;      // what was guessed, dropped, known; in reading order
  WordBalance words;                // `lost` is empty: every word is in the files or in `remarks`
};

// The extensions it reads, with their dots.
bool is_document_file(std::string_view name);

// Reads a document. `name`: the file's name, of which only the last part counts. `site`: its
// settings and its glossary. Nothing is written but a temporary folder. Throws WorldError where
// pandoc or pdftotext is needed and missing.
ImportedDocument read_document(std::string_view name, std::string_view bytes, const Site& site,
                               const ImportDocumentOptions& options);

// Writes its files below `folder` and returns their paths. Throws UsageError, and writes nothing,
// when one of them is there already.
std::vector<std::filesystem::path> write_imported(const std::filesystem::path& folder,
                                                  const ImportedDocument& document);

// The list for people: a line for each remark, and the count of words.
std::string import_report(const ImportedDocument& document);

// The command for one file. Returns the exit status: 1 when nothing could be made of it.
int run_import_document(const ImportOptions& options, const std::filesystem::path& file);

}  // namespace tilmech
