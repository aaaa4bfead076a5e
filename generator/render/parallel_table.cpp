// Writing the table. The text of a cell is written by the same functions as on ordinary pages, but
// without addresses: they belong to the row, or three languages would claim the same ones.
#include "render/parallel_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "render/block_html.h"
#include "render/citation.h"
#include "render/html_text.h"

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

class TableWriter {
 public:
  TableWriter(const Kit& kit, const Page& page, const Document& document)
      : kit_(kit),
        page_(page),
        document_(document),
        languages_(reading_order(kit, document, page.edition.lang)) {
    for (const Lang lang : languages_) {
      const Edition& edition = kit.edition(lang);
      // The same word names tables in two languages; regions of one page need two names.
      table_names_[lang] = edition.text("table.label") + " (" + edition.text("lang.name") + ")";
      bodies_.push_back(body_writer(kit, edition, page.from, document.in(lang)));
      bodies_.back().table_name = table_names_[lang];
      bodies_.back().addresses = false;
      bodies_.back().note_prefix = std::string(code(lang)) + "-";
    }
    back_label_ = escaped(page.edition.text("parallel.close"));
    gap_ = escaped(page.edition.text("parallel.gap"));
  }

  std::string write() {
    write_head();
    for (const SectionRow& row : document_.alignment.sections) write_section(row);
    out_ += "</table>\n";
    write_notes();
    return std::move(out_);
  }

 private:
  // Calls `write(body)` with the writer of a language, whose output is this table's.
  template <class Write>
  void with_body(std::size_t column, Write write) {
    BodyWriter& body = bodies_[column];
    std::swap(body.out, out_);
    write(body);
    std::swap(body.out, out_);
  }

  const Section* section_in(const SectionRow& row, Lang lang) const {
    const auto index = row.sections[lang];
    return index ? &document_.in(lang).sections[*index] : nullptr;
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
    PerLang<std::vector<ListedPlace>> places;
    const Section* any = nullptr;
    bool headed = false;
    for (const Lang lang : languages_) {
      const Section* section = section_in(row, lang);
      if (section == nullptr) continue;
      if (any == nullptr) any = section;
      headed = headed || section->level > 0;
      collect(section->blocks, 0, 0, places[lang]);
    }
    if (any == nullptr || (!headed && row.rows.empty())) return;
    out_ += "<tbody>\n";
    if (headed) write_heading(row, *any);
    for (const Row& blocks : row.rows) write_row(blocks, places);
    out_ += "</tbody>\n";
  }

  // A link to the place on the ordinary page of the first language that has it.
  void write_way_back(Lang lang, std::string_view address) {
    out_ += " <a class=\"out\" href=\"";
    append_escaped(out_, page_.from.link(address_in(lang, rest_of(document_))));
    out_ += '#';
    append_escaped(out_, address);
    if (lang != page_.edition.lang)
      fmt::format_to(std::back_inserter(out_), "\" hreflang=\"{}", code(lang));
    fmt::format_to(std::back_inserter(out_), "\" aria-label=\"{}\"></a>", back_label_);
  }

  void write_heading(const SectionRow& row, const Section& any) {
    fmt::format_to(std::back_inserter(out_),
                   "<tr class=\"section\" id=\"{0}\"><th scope=\"rowgroup\">"
                   "<a href=\"#{0}\">",
                   escaped(any.address));
    append_escaped(out_, any.number.empty() ? std::string("§") : any.number);
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
      write_gap(column);
    } else {
      const int level = std::clamp(section->level, 2, 6);
      const std::string element = column == 0 ? fmt::format("h{}", level) : "p";
      fmt::format_to(std::back_inserter(out_), "<td lang=\"{}\"><{}{}>", code(languages_[column]),
                     element, column == 0 ? "" : fmt::format(" class=\"h{}\"", level));
      with_body(column, [&](BodyWriter& body) {
        append_inline_hyphenated(body, section->title, Hyphens::heading);
      });
      fmt::format_to(std::back_inserter(out_), "</{}>", element);
    }
    if (column == 0) write_citations(row);
    out_ += "</td>\n";
  }

  void write_citations(const SectionRow& row) {
    out_ += "<details class=\"cite\"><summary>";
    append_escaped(out_, page_.edition.text("action.cite"));
    out_ += "</summary>\n";
    for (const Lang lang : languages_)
      if (const Section* section = section_in(row, lang))
        append_citation(out_, kit_, document_, lang, section);
    out_ += "</details>";
  }

  // The cell is the column's, the words are the reader's.
  void write_gap(std::size_t column) {
    const Lang lang = languages_[column], reader = page_.edition.lang;
    fmt::format_to(std::back_inserter(out_), "<td lang=\"{}\"><p class=\"gap\"{}>{}</p>",
                   code(lang), lang == reader ? "" : fmt::format(" lang=\"{}\"", code(reader)),
                   gap_);
  }

  void write_row(const Row& row, const PerLang<std::vector<ListedPlace>>& places) {
    const Lang* first = nullptr;    // the first column that has something
    std::string id;                 // the row's address: its first block's
    std::set<std::string> anchors;  // and what else leads here
    for (const Lang& lang : languages_)
      for (const std::uint32_t place : row.blocks[lang]) {
        const Block& block = *places[lang][place].block;
        if (first == nullptr) {
          first = &lang;
          id = block.address;
        }
        anchors.insert(block.address);
        anchors.insert(block.anchors.begin(), block.anchors.end());
      }
    if (first == nullptr) return;
    const std::size_t dash = id.rfind("-p");
    const std::string number = dash == std::string::npos ? id : id.substr(dash + 2);
    fmt::format_to(std::back_inserter(out_), "<tr id=\"{0}\"><th scope=\"row\">", escaped(id));
    for (const std::string& anchor : anchors)
      if (!anchor.empty() && anchor != id)
        fmt::format_to(std::back_inserter(out_), "<span id=\"{}\"></span>", escaped(anchor));
    fmt::format_to(std::back_inserter(out_), "<a href=\"#{}\">{}</a>", escaped(id),
                   escaped(number));
    write_way_back(*first, id);
    out_ += "</th>\n";
    for (std::size_t i = 0; i < languages_.size(); ++i)
      write_cell(i, row.blocks[languages_[i]], places[languages_[i]]);
    out_ += "</tr>\n";
  }

  void write_cell(std::size_t column, const std::vector<std::uint32_t>& blocks,
                  const std::vector<ListedPlace>& places) {
    if (blocks.empty()) {
      write_gap(column);
    } else {
      fmt::format_to(std::back_inserter(out_), "<td lang=\"{}\">", code(languages_[column]));
      const Block* open = nullptr;  // the list whose items are being written
      for (const std::uint32_t index : blocks) {
        const ListedPlace& place = places[index];
        if (open != nullptr && open != place.list) close_list(*open);
        if (place.list != nullptr && open != place.list) open_list(place);
        open = place.list;
        with_body(column, [&](BodyWriter& body) { append_place(body, *place.block); });
      }
      if (open != nullptr) close_list(*open);
    }
    out_ += "</td>\n";
  }

  void open_list(const ListedPlace& place) {
    out_ += place.list->ordered ? "<ol" : "<ul";
    if (place.depth > 0)
      fmt::format_to(std::back_inserter(out_), " class=\"deep-{}\"", std::min(place.depth, 3));
    if (place.list->ordered && place.number != 1)
      fmt::format_to(std::back_inserter(out_), " start=\"{}\"", place.number);
    out_ += '>';
  }

  void close_list(const Block& list) { out_ += list.ordered ? "</ol>" : "</ul>"; }

  void write_notes() {
    for (std::size_t i = 0; i < languages_.size(); ++i) {
      if (bodies_[i].footnotes.empty()) continue;
      fmt::format_to(std::back_inserter(out_), "<div lang=\"{}\">", code(languages_[i]));
      with_body(i, [](BodyWriter& body) { append_footnotes(body); });
      out_ += "</div>\n";
    }
  }

  const Kit& kit_;
  const Page& page_;
  const Document& document_;
  const std::vector<Lang> languages_;  // the columns
  PerLang<std::string> table_names_;
  std::vector<BodyWriter> bodies_;  // by column
  std::string back_label_, gap_;    // escaped
  std::string out_;
};

}  // namespace

std::string parallel_table(const Kit& kit, const Page& page, const Document& document) {
  return TableWriter(kit, page, document).write();
}

}  // namespace tilmech
