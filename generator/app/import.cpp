#include "app/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "app/build.h"
#include "app/import_document.h"
#include "app/import_translation.h"
#include "app/new_file.h"
#include "app/print_diagnostics.h"
#include "exchange/term_files.h"
#include "model/world_error.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLargestFile = 64U << 20;  // bytes: more than any term base has

using ReadTerms = std::vector<TermRecord> (*)(std::string_view, const std::string&, Diagnostics&);
struct TermFormat {
  std::string_view extension;
  ReadTerms read;
};
constexpr TermFormat kTermFormats[] = {
    {".csv", read_term_csv}, {".tbx", read_term_tbx}, {".xml", read_term_tbx}};

// The reader of a term base, nullptr for other files.
ReadTerms reader_of_terms(const fs::path& path) {
  for (const TermFormat& format : kTermFormats)
    if (path.extension() == format.extension) return format.read;
  return nullptr;
}

class Importer {
 public:
  Importer(const Site& site, fs::path folder, Diagnostics& diagnostics)
      : site_(site), folder_(std::move(folder)), diagnostics_(diagnostics) {
    for (TermRecord& record : term_records(site)) known_.emplace(record.key, std::move(record));
  }

  void take(const TermRecord& record, const std::string& file) {
    const std::string key = normalise_key(record.key);
    Diagnostics found;
    check_key(record.key, {file, 0, 0}, found);
    if (key.empty() || has_errors(found) || record.key.find("..") != std::string::npos) {
      report(diagnostics_, Finding::import_bad_key, {file, 0, 0}, record.key);
      return;
    }
    for (const Lang lang : site_.settings.languages) {
      const auto& version = record.versions[lang];
      if (!version) continue;
      if (version->term.empty()) {
        report(diagnostics_, Finding::import_no_term, {file, 0, 0}, key, code(lang));
        continue;
      }
      take_version(key, lang, *version);
    }
  }

  int written() const { return written_; }

 private:
  void take_version(const std::string& key, Lang lang, const TermVersion& version) {
    const auto known = known_.find(key);
    if (known != known_.end() && known->second.versions[lang]) {
      const std::string fields = differing_fields(version, *known->second.versions[lang]);
      const Document* document = site_.find(Collection::glossary, key);
      if (!fields.empty() && document != nullptr)
        report(diagnostics_, Finding::import_differs, {document->in(lang).file, 0, 0},
               "the imported " + key, fields);
      return;
    }
    const fs::path path =
        (folder_ / fmt::format("glossary/{}.{}.md", key, code(lang))).lexically_normal();
    if (fs::exists(path)) {  // a draft, or a version under embargo
      report(diagnostics_, Finding::import_differs, {path.string(), 0, 0}, "the imported " + key,
             "status");
      return;
    }
    write_new_file(path, term_file(version));
    fmt::print("{}\n", path.string());
    ++written_;
    known_[key].versions[lang] = version;
  }

  const Site& site_;
  const fs::path folder_;
  Diagnostics& diagnostics_;
  std::map<std::string, TermRecord> known_;
  int written_ = 0;
};

int import_terms(const ImportOptions& options) {
  const PreparedSite prepared = prepare_site(options.site);
  const fs::path folder =
      options.site.content.empty() ? options.site.root / "content" : options.site.content.front();
  Diagnostics diagnostics;
  std::vector<std::pair<std::string, std::vector<TermRecord>>> files;
  files.reserve(options.files.size());
  for (const fs::path& path : options.files)
    files.emplace_back(path.string(),
                       reader_of_terms(path)(read_import(path), path.string(), diagnostics));
  Importer importer(prepared.site, folder, diagnostics);
  if (!has_errors(diagnostics))
    for (const auto& [file, records] : files)
      for (const TermRecord& record : records) importer.take(record, file);
  sort_diagnostics(diagnostics);
  print_text(diagnostics, stderr);
  fmt::print(stderr, "{} files written\n", importer.written());
  return has_errors(diagnostics) ? 1 : 0;
}

}  // namespace

std::string read_import(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw WorldError(path.string() + ": " + error.message());
  if (size > kLargestFile) throw WorldError(path.string() + ": larger than 64 MB");
  std::ifstream stream(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream.is_open() || stream.bad()) throw WorldError(path.string() + ": cannot be read");
  return bytes;
}

int run_import(const ImportOptions& options) {
  for (const fs::path& file : options.files)
    if (!is_translation_file(file.string()) && !is_document_file(file.string()) &&
        reader_of_terms(file) == nullptr)
      throw UsageError(
          file.string() +
          ": only texts (.docx, .odt, .html, .txt, .pdf), translations (.zip, .xlf, .tmx) "
          "and term bases (.csv, .tbx) can be imported");
  // Texts and translations come file by file, term bases together.
  ImportOptions terms = options;
  int status = 0;
  std::erase_if(terms.files, [&](const fs::path& file) {
    const bool reviewed = file.extension() == ".docx" && is_reviewed_table(read_import(file));
    const bool translation = reviewed || is_translation_file(file.string());
    if (!translation && !is_document_file(file.string())) return false;
    status = std::max(status, translation ? run_import_translation(options.site, file)
                                          : run_import_document(options, file));
    return true;
  });
  return terms.files.empty() ? status : std::max(status, import_terms(terms));
}

}  // namespace tilmech
