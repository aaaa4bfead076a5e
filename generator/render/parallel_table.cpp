// Writing the table around its cells.
#include "render/parallel_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/citation.h"
#include "render/html_text.h"
#include "render/parallel_cells.h"

namespace tilmech {

bool is_parallel(const Kit& kit, const Document& document) {
  if (document.collection == Collection::glossary || document.alignment.sections.empty())
    return false;
  const auto has = [&](Lang lang) { return document.has(lang); };
  return std::ranges::count_if(kit.site.settings.languages, has) > 1;
}

std::string rest_of_parallel(const Document& document) {
  return rest_of(document) + "parallel/";
}

std::string parallel_link(const Kit& kit, const Page& page, const Document& document) {
  if (!is_parallel(kit, document)) return {};
  return page.from.link(address_in(page.edition.lang, rest_of_parallel(document)));
}

namespace {

class TableWriter {
 public:
  TableWriter(const Kit& kit, const Page& page, const Document& document,
              const ParallelCells& cells)
      : kit_(kit),
        page_(page),
        document_(document),
        cells_(cells),
        languages_(reading_order(kit, document, page.edition.lang)) {
    const Edition& edition = page.edition;
    const std::string label = escaped(edition.text("parallel.close"));
    const std::string gap = escaped(edition.text("parallel.gap"));
    for (const Lang lang : languages_) {
      const bool own = lang == edition.lang;
      const std::string cell = "<td lang=\"" + std::string(code(lang)) + "\">";
      openings_.push_back(cell);
      // The cell is the column's, the words are the reader's.
      gaps_.push_back(cell + "<p class=\"gap\"" +
                      (own ? "" : " lang=\"" + std::string(code(edition.lang)) + "\"") + ">" + gap +
                      "</p>");
      way_begins_[lang] = " <a class=\"out\" href=\"";
      append_link(way_begins_[lang], page.from, address_in(lang, rest_of(document)));
      way_begins_[lang] += '#';
      way_ends_[lang] = (own ? "" : "\" hreflang=\"" + std::string(code(lang))) +
                        "\" aria-label=\"" + label + "\"></a>";
    }
    cite_ =
        "<details class=\"cite\"><summary>" + escaped(edition.text("action.cite")) + "</summary>\n";
  }

  std::string write() {
    std::size_t size = 4 * 1024;
    for (const Lang lang : languages_) size += cells_.columns[lang].shared.html.size() * 5 / 4;
    out_.reserve(size);
    write_head();
    for (const SectionRow& row : document_.alignment.sections) write_section(row);
    out_ += "</table>\n";
    write_notes();
    return std::move(out_);
  }

 private:
  const Section* section_in(const SectionRow& row, Lang lang) const {
    const auto index = row.sections[lang];
    return index ? &document_.in(lang).sections[*index] : nullptr;
  }

  // Appends part `number` of a column.
  void append_cell(Lang lang, std::size_t number) {
    const ParallelColumn& column = cells_.columns[lang];
    append_part(out_, column.shared, number == 0 ? SharedEnd{} : column.ends[number - 1],
                column.ends[number], page_.from);
  }

  void write_head() {
    out_ += "<table class=\"parallel\">\n<caption>";
    append_escaped(
        out_, page_.edition.text("parallel.title", {{"title", document_.in(languages_[0]).title}}));
    out_ += "</caption>\n<thead><tr><th scope=\"col\"><abbr title=\"";
    append_escaped(out_, page_.edition.text("parallel.paragraph"));
    out_ += "\">¶</abbr></th>";
    for (const Lang lang : languages_) {
      fmt::format_to(std::back_inserter(out_), "<th scope=\"col\" lang=\"{}\">", code(lang));
      append_escaped(out_, kit_.edition(lang).text("lang.name"));
      out_ += "</th>";
    }
    out_ += "</tr></thead>\n";
  }

  void write_section(const SectionRow& row) {
    const Section* any = nullptr;
    bool headed = false;
    for (const Lang lang : languages_) {
      const Section* section = section_in(row, lang);
      if (section == nullptr) continue;
      if (any == nullptr) any = section;
      headed = headed || section->level > 0;
    }
    const bool shown = any != nullptr && (headed || !row.rows.empty());
    if (shown) out_ += "<tbody>\n";
    if (shown && headed) write_heading(row, *any);
    cell_ += 2;  // the title and its citation
    for (const Row& blocks : row.rows) {
      if (shown) write_row(blocks, cells_.rows[row_]);
      ++row_;
      ++cell_;
    }
    if (shown) out_ += "</tbody>\n";
  }

  // A link to the place on the ordinary page of the first language that has it.
  void write_way_back(Lang lang, std::string_view address) {
    out_ += way_begins_[lang];
    append_escaped(out_, address);
    out_ += way_ends_[lang];
  }

  void write_heading(const SectionRow& row, const Section& any) {
    out_ += "<tr class=\"section\"";
    append_attribute(out_, "id", any.address);
    out_ += "><th scope=\"rowgroup\"><a href=\"#";
    append_escaped(out_, any.address);
    out_ += "\">";
    append_escaped(out_, any.number.empty() ? "§" : std::string_view(any.number));
    out_ += "</a>";
    const auto has = [&](Lang lang) { return row.sections[lang].has_value(); };
    write_way_back(*std::ranges::find_if(languages_, has), any.address);
    out_ += "</th>";
    for (std::size_t i = 0; i < languages_.size(); ++i) write_title(row, i);
    out_ += "</tr>\n";
  }

  // The reader's headings are headings; in the other columns they only look so, or the outline of
  // the page would have each three times. The first column has the citations.
  void write_title(const SectionRow& row, std::size_t column) {
    const Section* section = section_in(row, languages_[column]);
    if (section == nullptr || section->level == 0) {
      out_ += gaps_[column];
    } else {
      const char level = static_cast<char>('0' + std::clamp(section->level, 2, 6));
      const std::string heading = {'h', level};
      out_ += openings_[column];
      out_ += column == 0 ? "<" + heading + ">" : "<p class=\"" + heading + "\">";
      append_cell(languages_[column], cell_);
      out_ += column == 0 ? "</" + heading + ">" : "</p>";
    }
    if (column == 0) write_citations(row);
    out_ += "</td>\n";
  }

  void write_citations(const SectionRow& row) {
    out_ += cite_;
    for (const Lang lang : languages_)
      if (row.sections[lang]) append_cell(lang, cell_ + 1);
    out_ += "</details>";
  }

  void write_row(const Row& row, const ParallelRow& places) {
    const auto first =
        std::ranges::find_if(languages_, [&](Lang lang) { return !row.blocks[lang].empty(); });
    if (first == languages_.end()) return;
    const std::string_view id = places.addresses[*first];
    const std::size_t dash = id.rfind("-p");
    out_ += "<tr";
    append_attribute(out_, "id", id);
    out_ += "><th scope=\"row\">";
    for (const std::string_view anchor : places.anchors) {
      if (anchor.empty() || anchor == id) continue;
      out_ += "<span";
      append_attribute(out_, "id", anchor);
      out_ += "></span>";
    }
    out_ += "<a href=\"#";
    append_escaped(out_, id);
    out_ += "\">";
    append_escaped(out_, dash == id.npos ? id : id.substr(dash + 2));
    out_ += "</a>";
    write_way_back(*first, id);
    out_ += "</th>\n";
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      const Lang lang = languages_[i];
      out_ += row.blocks[lang].empty() ? gaps_[i] : openings_[i];
      append_cell(lang, cell_);
      out_ += "</td>\n";
    }
    out_ += "</tr>\n";
  }

  void write_notes() {
    for (const Lang lang : languages_) {
      if (document_.in(lang).footnotes.empty()) continue;
      fmt::format_to(std::back_inserter(out_), "<div lang=\"{}\">", code(lang));
      append_cell(lang, cell_);
      out_ += "</div>\n";
    }
  }

  const Kit& kit_;
  const Page& page_;
  const Document& document_;
  const ParallelCells& cells_;
  const std::vector<Lang> languages_;           // the columns
  std::vector<std::string> openings_, gaps_;    // of cells, by column
  PerLang<std::string> way_begins_, way_ends_;  // around the address of a place
  std::string cite_;                            // what citations begin with
  std::size_t cell_ = 0;                        // the number of the next of a column
  std::size_t row_ = 0;
  std::string out_;
};

}  // namespace

std::string parallel_table(const Kit& kit, const Page& page, const Document& document) {
  if (page.parts == nullptr)
    return TableWriter(kit, page, document, make_parallel_cells(kit, document)).write();
  if (!page.parts->cells) page.parts->cells = make_parallel_cells(kit, document);
  return TableWriter(kit, page, document, *page.parts->cells).write();
}

}  // namespace tilmech
