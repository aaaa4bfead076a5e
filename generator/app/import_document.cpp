#include "app/import_document.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/import_source.h"
#include "app/import_terms.h"
#include "app/new_file.h"
#include "exchange/draft_text.h"
#include "exchange/shape_draft.h"
#include "exchange/write_draft.h"
#include "model/world_error.h"
#include "text/key.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

std::string extension_of(std::string_view name) {
  std::string extension = fs::path(name).extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

bool is_language_ending(std::string_view text) {
  for (const std::string_view ending : {"ru", "ky", "en", "kg", "rus", "kyr", "kir", "eng"})
    if (text == ending) return true;
  return false;
}

// "programme-2014" for "/tmp/programme-2014.ru-ky.txt".
std::string key_from_name(std::string_view name) {
  std::string stem = fs::path(name).stem().string();
  for (;;) {
    const std::size_t at = stem.find_last_of("._-");
    if (at == std::string::npos || at == 0) break;
    if (!is_language_ending(std::string_view(stem).substr(at + 1))) break;
    stem.resize(at);
  }
  return normalise_key(stem);
}

// Why a key cannot name files, "" when it can.
std::string fault_of_key(const std::string& key) {
  Diagnostics found;
  check_key(key, {"key", 0, 0}, found);
  if (!found.empty() && has_errors(found)) return found.front().message;
  const bool leads_out = key.find("..") != std::string::npos || key.starts_with('/') ||
                         key.ends_with('/') || key.empty();
  return leads_out ? fmt::format("\"{}\" is no key", key) : "";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string_view extension_for(std::string_view kind) {
  return kind == "jpeg" ? "jpg" : kind;
}

// Pictures stand in media/ beside the text, named after it: never by a name of the source.
void add_pictures(const std::vector<ImportedPicture>& pictures, ImportedDocument& document) {
  const std::size_t slash = document.key.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : document.key.substr(0, slash + 1);
  const std::string name =
      ascii_address(slash == std::string::npos ? document.key : document.key.substr(slash + 1));
  int number = 0;
  std::vector<ImportedFile> files;
  for (const ImportedPicture& picture : pictures) {
    const std::string file =
        fmt::format("media/{}-{}.{}", name, ++number, extension_for(picture.kind));
    for (ImportedFile& text : document.files) replace_all(text.bytes, picture.mark, file);
    files.push_back(
        {fmt::format("{}/{}{}", name_of(document.collection), folder, file), picture.bytes});
  }
  for (ImportedFile& file : files) document.files.push_back(std::move(file));
}

bool is_text(const ImportedFile& file) {
  return file.path.ends_with(".md");
}

WordBalance balance_of(const ImportSource& source, const ImportedDocument& document) {
  WordAccount account;
  for (const std::string& passage : source.passages) account.add_source(passage);
  for (const ImportedFile& file : document.files)
    if (is_text(file)) account.add_kept(file.bytes);
  for (const Remark& remark : document.remarks) account.add_listed(remark.text, remark.times);
  return account.balance();
}

// The promise: what is neither in the files nor in the list is put on the list now, by passage.
void account_for_words(const ImportSource& source, ImportedDocument& document) {
  document.words = balance_of(source, document);
  if (document.words.lost.empty()) return;
  for (const std::string& passage : passages_with(source.passages, document.words.lost))
    document.remarks.push_back({RemarkKind::dropped, 0,
                                "passage with words that are not in the result",
                                squeezed(passage)});
  document.words = balance_of(source, document);
}

}  // namespace

bool is_document_file(std::string_view name) {
  return is_import_source(extension_of(name));
}

ImportedDocument read_document(std::string_view name, std::string_view bytes, const Site& site,
                               const ImportDocumentOptions& options) {
  ImportedDocument document;
  document.key = options.key.empty() ? key_from_name(name) : normalise_key(options.key);
  document.refused = fault_of_key(document.key);
  if (!document.refused.empty()) {
    document.hint = "give the document a key of its own: --key 2026-12-01-clinic";
    return document;
  }
  ImportSource source = read_import_source(extension_of(name), bytes);
  if (!source.refused.empty()) {
    document.refused = source.refused;
    document.hint = source.hint;
    return document;
  }
  Shaped shaped =
      shape_draft(std::move(source.reading), site.settings, {options.collection, options.lang});
  document.collection = shaped.collection;
  document.remarks = std::move(shaped.remarks);
  for (std::size_t i = 0; i < shaped.drafts.size(); ++i) {
    Draft& draft = shaped.drafts[i];
    if (draft.title.empty()) {
      draft.title = document.key;
      document.remarks.push_back({RemarkKind::guessed, 0, "title: none was found, so the key"});
    }
    document.files.push_back(
        {fmt::format("{}/{}.{}.md", name_of(document.collection), document.key, code(draft.lang)),
         write_draft(draft, document.collection, i == 0)});
  }
  add_pictures(source.pictures, document);
  document.terms = add_terms(shaped.terms, site, options.folder, document.files, document.remarks);
  account_for_words(source, document);
  return document;
}

std::vector<fs::path> write_imported(const fs::path& folder, const ImportedDocument& document) {
  std::vector<fs::path> paths;
  for (const ImportedFile& file : document.files) {
    paths.push_back((folder / file.path).lexically_normal());
    if (fs::exists(paths.back()))
      throw UsageError(paths.back().string() +
                       " is there already; give the document another key with --key");
  }
  for (std::size_t i = 0; i < paths.size(); ++i) write_new_file(paths[i], document.files[i].bytes);
  return paths;
}

std::string import_report(const ImportedDocument& document) {
  std::string out;
  for (const Remark& remark : document.remarks) {
    out += name_of(remark.kind);
    if (remark.line > 0) out += fmt::format(", line {}", remark.line);
    out += ": " + remark.what;
    if (remark.times > 1) out += fmt::format(", {} times", remark.times);
    if (!remark.text.empty()) out += fmt::format(" | {}", remark.text);
    out += '\n';
  }
  return out + fmt::format("{} words in the file: {} kept, {} listed above, {} lost\n",
                           document.words.source, document.words.kept, document.words.listed,
                           document.words.lost.size());
}

}  // namespace tilmech
