// Writing the cells. Their text is written by the same functions as on ordinary pages, but without
// addresses: they belong to the row, or three languages would claim the same ones.
#include "render/parallel_cells.h"

#include <algorithm>

#include "render/block_html.h"
#include "render/citation.h"
#include "render/shell.h"
#include "text/escape.h"

namespace tilmech {

namespace {

// A place of a section (see places_in) and the list it is an item of.
struct ListedPlace {
  const Block* block;
  const Block* list = nullptr;
  int number = 0;  // in an ordered list
  int depth = 0;   // of lists around that list
};

// In the order of places_in.
void collect(const std::vector<Block>& blocks, std::size_t first, int depth,
             std::vector<ListedPlace>& places) {
  for (std::size_t i = first; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (block.kind == BlockKind::list) {
      int number = block.start;
      for (const Block& item : block.children) {
        places.push_back({&item, &block, number++, depth});
        const bool has_text =
            !item.children.empty() && item.children[0].kind == BlockKind::paragraph;
        collect(item.children, has_text ? 1 : 0, depth + 1, places);
      }
    } else if (block.kind != BlockKind::rule) {
      places.push_back({&block});
    }
  }
}

class ColumnWriter {
 public:
  ColumnWriter(const Kit& kit, const Document& document, Lang lang, ParallelColumn& column)
      : kit_(kit),
        document_(document),
        lang_(lang),
        column_(column),
        // The same word names tables in two languages; regions of one page need two names.
        table_name_(kit.edition(lang).text("table.label") + " (" +
                    kit.edition(lang).text("lang.name") + ")"),
        body_(body_writer(kit, kit.edition(lang), nowhere_, document.in(lang))) {
    body_.table_name = table_name_;
    body_.addresses = false;
    body_.note_prefix = std::string(code(lang)) + "-";
    body_.open_links = &column.shared.links;
  }

  void write_title(const Section* section) {
    if (section != nullptr && section->level > 0)
      append_inline_hyphenated(body_, section->title, Hyphens::heading);
    end();
    if (section != nullptr) append_citation(body_.out, kit_, document_, lang_, section);
    end();
  }

  void write_cell(const std::vector<std::uint32_t>& blocks,
                  const std::vector<ListedPlace>& places) {
    const Block* open = nullptr;  // the list whose items are being written
    for (const std::uint32_t index : blocks) {
      const ListedPlace& place = places[index];
      if (open != nullptr && open != place.list) close_list(*open);
      if (place.list != nullptr && open != place.list) open_list(place);
      open = place.list;
      append_place(body_, *place.block);
    }
    if (open != nullptr) close_list(*open);
    end();
  }

  void finish() {
    append_footnotes(body_);
    end();
    column_.shared.html = std::move(body_.out);
  }

 private:
  void end() { column_.ends.push_back({body_.out.size(), column_.shared.links.size()}); }

  void open_list(const ListedPlace& place) {
    body_.out += place.list->ordered ? "<ol" : "<ul";
    if (place.depth > 0)
      append_attribute(body_.out, "class", "deep-" + std::to_string(std::min(place.depth, 3)));
    if (place.list->ordered && place.number != 1)
      append_attribute(body_.out, "start", std::to_string(place.number));
    body_.out += '>';
  }

  void close_list(const Block& list) { body_.out += list.ordered ? "</ol>" : "</ul>"; }

  const Kit& kit_;
  const Document& document_;
  const Lang lang_;
  ParallelColumn& column_;
  const std::string table_name_;
  const Viewpoint nowhere_ = {};
  BodyWriter body_;
};

// What leads to each of the rows, in any language.
void add_row(ParallelCells& cells, const Row& row,
             const PerLang<std::vector<ListedPlace>>& places) {
  ParallelRow& added = cells.rows.emplace_back();
  for (const Lang lang : kAllLangs)
    for (const std::uint32_t index : row.blocks[lang]) {
      if (index >= places[lang].size()) continue;  // of a language that this site has no pages in
      const Block& block = *places[lang][index].block;
      if (index == row.blocks[lang].front()) added.addresses[lang] = block.address;
      added.anchors.emplace_back(block.address);
      added.anchors.insert(added.anchors.end(), block.anchors.begin(), block.anchors.end());
    }
  std::ranges::sort(added.anchors);
  const auto repeated = std::ranges::unique(added.anchors);
  added.anchors.erase(repeated.begin(), repeated.end());
}

}  // namespace

ParallelCells make_parallel_cells(const Kit& kit, const Document& document) {
  ParallelCells cells;
  const std::vector<SectionRow>& sections = document.alignment.sections;
  std::vector<PerLang<std::vector<ListedPlace>>> places(sections.size());
  for (const Lang lang : kit.site.settings.languages) {
    if (!document.has(lang)) continue;
    ColumnWriter writer(kit, document, lang, cells.columns[lang]);
    for (std::size_t i = 0; i < sections.size(); ++i) {
      const auto index = sections[i].sections[lang];
      const Section* section = index ? &document.in(lang).sections[*index] : nullptr;
      if (section != nullptr) collect(section->blocks, 0, 0, places[i][lang]);
      writer.write_title(section);
      for (const Row& row : sections[i].rows) writer.write_cell(row.blocks[lang], places[i][lang]);
    }
    writer.finish();
  }
  for (std::size_t i = 0; i < sections.size(); ++i)
    for (const Row& row : sections[i].rows) add_row(cells, row, places[i]);
  return cells;
}

}  // namespace tilmech
