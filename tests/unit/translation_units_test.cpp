// Every document of the project's own site to translators' formats and back: without edits nothing
// changes, with edits exactly those arrive.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "align/align_documents.h"
#include "app/translation_site.h"
#include "content/load_site.h"
#include "exchange/omegat_package.h"
#include "exchange/xliff.h"
#include "preview/desk_view.h"

namespace tilmech {
namespace {

const TranslationSite& project() {
  static const TranslationSite site = [] {
    SiteOptions options;
    options.root = TILMECH_SOURCE_DIR;
    return load_translation_site(options);
  }();
  return site;
}

constexpr std::pair<Lang, Lang> kPairs[] = {{Lang::ru, Lang::ky}, {Lang::ky, Lang::en}};

// Calls `test` with every document and pair of the project.
template <class Test>
void for_all(Test test) {
  for (const Document& document : project().site.documents)
    for (const auto& [from, to] : kPairs) {
      if (!document.has(from) || !document.has(to)) continue;
      INFO(id_of(document), " ", code(from), "-", code(to));
      test(document, open_translation(project().site, document, from, to));
    }
}

struct Format {
  const char* name;
  std::string (*write)(const TranslationUnits&);
  std::optional<ReturnedUnits> (*read)(std::string_view, const std::string&, Diagnostics&);
};
const Format kFormats[] = {
    {"XLIFF 1.2",
     [](const TranslationUnits& units) { return write_xliff(units, XliffVersion::v1_2); },
     read_xliff},
    {"XLIFF 2.1",
     [](const TranslationUnits& units) { return write_xliff(units, XliffVersion::v2_1); },
     read_xliff},
    {"OmegaT", [](const TranslationUnits& units) { return write_omegat_package(units, {}); },
     read_omegat_package},
};

LoadedFile read_again(const Document& document, const OpenTranslation& open,
                      const std::string& text) {
  return read_content({open.path, open.path.string(), document.collection, document.folder,
                       open.path.stem().stem().string(), open.units.to},
                      text);
}

// The words in other letters, as a pseudo-translation has them.
UnitContent pseudo(UnitContent content) {
  for (UnitPiece& piece : content)
    if (piece.kind == PieceKind::text && piece.text.size() > 1)
      piece.text = "[ö_" + piece.text + "*]";
  return content;
}

TEST_CASE("translation: every document to each format and back changes nothing") {
  for_all([](const Document&, const OpenTranslation& open) {
    for (const Format& format : kFormats) {
      INFO(format.name);
      Diagnostics problems;
      const auto returned = format.read(format.write(open.units), "file", problems);
      REQUIRE(returned);
      CHECK(returned->document == open.units.document);
      CHECK(returned->units.size() == open.units.units.size());
      const UnitChanges changes = changes_of(open.units, *returned, "file", problems);
      CHECK(problems.empty());
      for (const auto& [index, content] : changes.edits)
        // Of texts that say the same twice, a memory by source text knows one translation.
        CHECK(std::ranges::any_of(open.units.units, [&](const TranslationUnit& other) {
          return &other != &open.units.units[index] && flat(other.target) == flat(content);
        }));
      CHECK(apply_edits(open.units, {}, open.text) == open.text);
    }
  });
}

TEST_CASE("translation: edits of every row of every document read back as they are") {
  for_all([](const Document& document, const OpenTranslation& open) {
    UnitEdits edits;
    for (std::size_t i = 0; i < open.units.units.size(); ++i)
      if (!open.units.units[i].target.empty()) edits[i] = pseudo(open.units.units[i].target);
    const std::string text = apply_edits(open.units, edits, open.text);
    const LoadedFile fresh = read_again(document, open, text);
    CHECK(!has_errors(fresh.diagnostics));
    const Variant& variant = fresh.front_matter.variant;
    CHECK(unreadable_edits(open.units, edits, &document.in(open.units.to), open.text, variant,
                           text) == std::vector<std::string>());
    for (const auto& [index, content] : edits) {
      if (open.units.units[index].id == "title") CHECK(variant.title == words_of(content));
      if (open.units.units[index].id == "summary") CHECK(variant.summary == words_of(content));
    }
  });
}

TEST_CASE("translation: one edit changes the lines of its row and no other byte") {
  for_all([](const Document&, const OpenTranslation& open) {
    const auto& units = open.units.units;
    for (std::size_t i = 0; i < units.size(); i += 1 + units.size() / 5) {
      if (units[i].leaves.size() != 1) continue;
      const Leaf& leaf = units[i].leaves[0];
      const std::string text = apply_edits(open.units, {{i, pseudo(units[i].target)}}, open.text);
      const FileLines before = file_lines(open.text), after = file_lines(text);
      const auto head = static_cast<std::ptrdiff_t>(leaf.first - 1);
      const auto tail = static_cast<std::ptrdiff_t>(before.size()) - leaf.last;
      CHECK(std::equal(before.begin(), before.begin() + head, after.begin()));
      CHECK(std::equal(before.end() - tail, before.end(), after.end() - tail));
    }
  });
}

TEST_CASE("translation: a document without a translation gets one row by row") {
  for_all([](const Document& document, const OpenTranslation& there) {
    Document bare = document;
    bare.variants[there.units.to].reset();
    for (SectionRow& section : bare.alignment.sections) {
      section.sections[there.units.to].reset();
      for (Row& row : section.rows) row.blocks[there.units.to].clear();
    }
    OpenTranslation open = there;
    open.text = "---\ndraft: yes\n---\n\n";
    UnitRequest request{there.units.from, there.units.to, open.source_text, open.text};
    open.units = translation_units(bare, request);
    UnitEdits edits;
    for (std::size_t i = 0; i < open.units.units.size(); ++i) {
      CHECK(open.units.units[i].state == UnitState::missing);
      edits[i] = open.units.units[i].source;
    }
    const std::string text = apply_edits(open.units, edits, open.text);
    const LoadedFile fresh = read_again(document, open, text);
    CHECK(!has_errors(fresh.diagnostics));
    const Variant& variant = fresh.front_matter.variant;
    CHECK(unreadable_edits(open.units, edits, nullptr, "", variant, text) ==
          std::vector<std::string>());
    CHECK(variant.title == document.in(there.units.from).title);
    // The same sections and rows as the source has.
    const auto leaves = [](const Variant& one, const std::string& file) {
      std::vector<std::string> texts;
      for (const Leaf& leaf : all_leaves(one, file_lines(file)))
        texts.push_back(flat(leaf.content));
      return texts;
    };
    CHECK(leaves(variant, text) == leaves(document.in(there.units.from), open.source_text));
  });
}

TEST_CASE("translation: a row inserted into a list, a table, between paragraphs") {
  const std::string source =
      "---\ntitle: A\n---\n\nОдин.\n\n- раз\n- два\n- три\n\n> Слово.\n>\n> — Кто, где\n\n"
      "| Год | Дом |\n|---|---|\n| 2014 | мир |\n\n## 2. Глава {#glava}\n\nКонец[^1].\n\n"
      "[^1]: Сноска.\n";
  const std::string target = "---\ntitle: Б\n---\n\nБир.\n\n- эки\n\n## 2. Бөлүм {#glava}\n";
  Document document;
  document.key = "a";
  document.source = Lang::ru;
  const auto read = [&](Lang lang, const std::string& text) {
    LoadedFile file = read_content({"a.md", "a.md", Collection::pages, "", "a", lang}, text);
    document.variants[lang] = std::move(file.front_matter.variant);
    document.variants[lang]->lang = lang;
  };
  read(Lang::ru, source);
  read(Lang::ky, target);
  Site site;
  site.settings.languages = {Lang::ru, Lang::ky};
  site.documents.push_back(document);
  Diagnostics ignored;
  align_documents(site, ignored);
  const TranslationUnits units =
      translation_units(site.documents[0], {Lang::ru, Lang::ky, source, target});
  UnitEdits edits;
  for (std::size_t i = 0; i < units.units.size(); ++i)
    if (units.units[i].target.empty()) edits[i] = units.units[i].source;
  const std::string text = apply_edits(units, edits, target);
  CAPTURE(text);
  CHECK(text.find("> Слово.\n>\n> — Кто, где\n") != std::string::npos);
  CHECK(text.find("| Год | Дом |\n|---|---|\n| 2014 | мир |\n") != std::string::npos);
  CHECK(text.find("Конец[^1].\n\n[^1]: Сноска.\n") != std::string::npos);
  CHECK(text.find("- эки\n") != std::string::npos);
  CHECK(text.find("- три\n\n>") != std::string::npos);
}

TEST_CASE("translation: what Markdown would take for marks is text") {
  struct Row {
    std::string words, markdown;
  };
  const Row rows[] = {
      {"*звезда* и _черта_", "\\*звезда\\* и \\_черта\\_"},
      {"имя_файла", "имя_файла"},
      {"1. не список", "1\\. не список"},
      {"# не заголовок", "\\# не заголовок"},
      {"- не пункт", "\\- не пункт"},
      {"&amp; и AT&T, R & D", "\\&amp; и AT\\&T, R & D"},
      {"<b>[x](y)", "\\<b>\\[x\\](y)"},
  };
  for (const Row& row : rows)
    CHECK(markdown_of(content_of(std::string_view(row.words))) == row.markdown);
}

TEST_CASE("translation: codes as people type them") {
  const UnitContent content = from_typed("См. ‹1›сюда‹/1›‹2/› и ‹x› ‹");
  CHECK(typed(content) == "См. ‹1›сюда‹/1›‹2/› и ‹x› ‹");
  REQUIRE(content.size() == 6);
  CHECK(content[1].kind == PieceKind::open);
  CHECK(content[3].kind == PieceKind::close);
  CHECK(content[4].kind == PieceKind::alone);
}

}  // namespace
}  // namespace tilmech
