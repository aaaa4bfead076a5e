#include "app/align.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "align/align_documents.h"
#include "align/document_alignment.h"
#include "app/print_diagnostics.h"
#include "content/assemble.h"
#include "content/files.h"
#include "content/load_site.h"
#include "content/markdown.h"
#include "content/settings.h"
#include "model/world_error.h"
#include "text/characters.h"

namespace tilmech {
namespace fs = std::filesystem;
namespace {

// "ru" of "x.ru.md".
std::optional<Lang> lang_of_name(const fs::path& path) {
  const std::string extension = path.stem().extension().string();
  return extension.empty() ? std::nullopt : lang_from_code(extension.substr(1));
}

// Kyrgyz has Ң, Ө and Ү in every other sentence; Russian has no use for them.
Lang lang_of_letters(std::string_view text) {
  std::size_t cyrillic = 0, latin = 0, kyrgyz = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) ++latin;
    if (byte >= 0xD0 && byte <= 0xD3) ++cyrillic;
    for (const std::string_view letter : {"ң", "ө", "ү", "Ң", "Ө", "Ү"})
      if (text.substr(i).starts_with(letter)) ++kyrgyz;
  }
  if (latin > cyrillic) return Lang::en;
  return kyrgyz * 200 > cyrillic ? Lang::ky : Lang::ru;
}

bool is_missing(const fs::path& path) {
  std::error_code error;
  return !fs::is_regular_file(path, error);
}

// A version with its sections; its source language is set where its front matter gives one.
struct Version {
  Variant variant;
  std::optional<Lang> source;
};

std::optional<Version> read_version(const fs::path& path, Diagnostics& diagnostics) {
  if (is_missing(path)) throw WorldError(path.string() + ": there is no such file");
  const std::string shown = path.string();
  Diagnostics found;
  const std::string text = read_file(path, shown, found);
  if (const auto bad = find_bad_utf8(text); bad || has_errors(found)) {
    if (bad) report(found, Finding::bad_utf8, {shown, 0, 0}, "byte " + std::to_string(*bad));
    std::ranges::move(found, std::back_inserter(diagnostics));
    return std::nullopt;
  }
  ContentFile file;
  file.path = path;
  file.shown = shown;
  const auto named = lang_of_name(path);
  file.lang = named ? *named : lang_of_letters(text);
  Version version;
  std::size_t body = 0;
  int line = 1;
  if (has_front_matter(text)) {
    // Fields are the business of `check`; here only the text counts.
    FrontMatter front = read_front_matter(text, file.collection, file.lang, shown, found);
    version.variant = std::move(front.variant);
    version.source = front.shared.source;
    body = front.body_offset;
    line = front.body_line;
  }
  version.variant.lang = file.lang;
  version.variant.file = shown;
  read_markdown(std::string_view(text).substr(body), line, version.variant, diagnostics);
  return version;
}

// The glossary of the site in `root`; no documents where there is none.
std::vector<Document> read_glossary(const fs::path& root) {
  std::vector<LoadedFile> loaded;
  Diagnostics unread;  // the site's own problems are told by `check`
  std::error_code error;
  if (!fs::is_directory(root / "content" / "glossary", error)) return {};
  for (const ContentFile& file : list_content(root / "content", unread)) {
    if (file.collection != Collection::glossary) continue;
    LoadedFile one = read_content(file, read_file(file.path, file.shown, unread));
    if (one.readable) loaded.push_back(std::move(one));
  }
  Settings settings;
  settings.languages.assign(kAllLangs.begin(), kAllLangs.end());
  return assemble_documents(settings, std::move(loaded), unread);
}

// The lines of a place: an item's are those of its first paragraph.
std::pair<int, int> lines_of(const Block& block) {
  const bool item_text = block.kind == BlockKind::item && !block.children.empty() &&
                         block.children[0].kind == BlockKind::paragraph;
  const Block& own = item_text ? block.children[0] : block;
  return {own.first_line, std::max(own.first_line, own.last_line)};
}

// The first letters of a place's text.
std::string start_of(const Block& block) {
  constexpr std::size_t kShown = 70;
  const Block* own = &block;
  while (own->text.text.empty() && !own->children.empty()) own = &own->children[0];
  std::string start;
  std::size_t letters = 0;
  for (const char c : own->text.text) {
    const bool first = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (first && ++letters > kShown) return start + "...";
    start += c == '\n' ? ' ' : c;
  }
  return start;
}

class RowPrinter {
 public:
  RowPrinter(const Document& document, bool json) : document_(document), json_(json) {
    languages_.push_back(document.source);
    for (const Lang lang : kAllLangs)
      if (document.has(lang) && lang != document.source) languages_.push_back(lang);
  }

  void print(const SectionRow& section) {
    PerLang<std::vector<const Block*>> places;
    std::string address;
    for (const Lang lang : languages_) {
      if (!section.sections[lang]) continue;
      const Section& own = document_.in(lang).sections[*section.sections[lang]];
      places[lang] = places_in(own);
      address = own.address.substr(2);  // "s-2.3.1"
    }
    if (!json_) print_heading(section, address);
    for (const Row& row : section.rows)
      json_ ? print_json(address, row, places) : print_text(row, places);
  }

 private:
  void print_heading(const SectionRow& section, const std::string& address) const {
    fmt::print("[{}]", address);
    for (const Lang lang : languages_) {
      if (section.sections[lang])
        fmt::print(" {} {}", code(lang),
                   document_.in(lang).sections[*section.sections[lang]].title.text);
      else
        fmt::print(" {} -", code(lang));
    }
    fmt::print("\n\n");
  }

  void print_json(const std::string& address, const Row& row,
                  const PerLang<std::vector<const Block*>>& places) const {
    nlohmann::ordered_json line;
    line["section"] = address;
    for (const Lang lang : languages_) {
      auto ranges = nlohmann::ordered_json::array();
      for (const std::uint32_t block : row.blocks[lang]) {
        const auto [first, last] = lines_of(*places[lang][block]);
        ranges.push_back({first, last});
      }
      line[std::string(code(lang))] = std::move(ranges);
    }
    fmt::print("{}\n", line.dump());
  }

  void print_text(const Row& row, const PerLang<std::vector<const Block*>>& places) const {
    for (const Lang lang : languages_) {
      if (row.blocks[lang].empty()) fmt::print("  {}       -\n", code(lang));
      for (const std::uint32_t block : row.blocks[lang])
        fmt::print("  {} {:5} {}\n", code(lang), lines_of(*places[lang][block]).first,
                   start_of(*places[lang][block]));
    }
    fmt::print("\n");
  }

  const Document& document_;
  bool json_;
  std::vector<Lang> languages_;  // the source first
};

}  // namespace

int run_align(const AlignOptions& options) {
  Diagnostics diagnostics;
  Document document;
  std::optional<Lang> source;
  for (const fs::path& path : options.files) {
    std::optional<Version> version = read_version(path, diagnostics);
    if (!version) continue;
    const Lang lang = version->variant.lang;
    if (document.has(lang))
      throw UsageError(path.string() + " and " + document.in(lang).file + " are both in " +
                       std::string(code(lang)) + "; name them x.ru.md, x.ky.md, x.en.md");
    if (version->source) source = version->source;
    document.variants[lang] = std::move(version->variant);
  }
  if (has_errors(diagnostics)) {
    print_text(diagnostics, stderr);
    return 1;
  }
  // Without `source` in the files the choice must not depend on their order.
  document.source = source && document.has(*source) ? *source
                    : document.has(Lang::ru)        ? Lang::ru
                    : document.has(Lang::ky)        ? Lang::ky
                                                    : Lang::en;
  const std::vector<Document> glossary = read_glossary(options.root);
  const Vocabulary vocabulary(glossary);
  const AlignmentWeights weights;
  WordBooks books;
  DocumentAligner aligner(vocabulary, weights, books);
  align_document(document, aligner, diagnostics);
  sort_diagnostics(diagnostics);
  print_text(diagnostics, stderr);
  RowPrinter printer(document, options.format == "jsonl");
  for (const SectionRow& section : document.alignment.sections) printer.print(section);
  return 0;
}

}  // namespace tilmech
