#include "preview/desk_rows.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "preview/desk_state.h"
#include "preview/desk_terms.h"
#include "text/edit_text.h"

namespace tilmech {
namespace {

using nlohmann::json;

std::string_view kind_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::item:
      return "item";
    case BlockKind::quotation:
      return "quotation";
    case BlockKind::table:
      return "table";
    case BlockKind::code:
      return "code";
    default:
      return "paragraph";
  }
}

// The block whose lines are edited: of an item its first paragraph, because what else it holds has
// rows of its own.
const Block& edited(const Block& place) {
  const bool item = place.kind == BlockKind::item && !place.children.empty() &&
                    place.children[0].kind == BlockKind::paragraph;
  return item ? place.children[0] : place;
}

int line_of(const Variant& variant, const std::string& field) {
  const auto found = variant.lines.find(field);
  return found == variant.lines.end() ? 0 : found->second;
}

class DocumentWriter {
 public:
  DocumentWriter(const DeskView& view, const Document& document, Lang lang)
      : view_(view),
        document_(document),
        lang_(lang),
        source_(document.in(document.source)),
        target_(document.has(lang) ? &document.in(lang) : nullptr),
        source_text_(view.text(source_)),
        target_text_(target_ == nullptr ? "" : view.text(*target_)),
        changed_(view.changed(document)) {
    if (target_ != nullptr) findings_ = findings_of(view.findings, target_->file);
    told_.resize(findings_.size());
  }

  json write() {
    field("title", source_.lines.contains("term") ? "term" : "title");
    field("summary", "summary");
    for (const SectionRow& section : document_.alignment.sections) write_section(section);
    write_beginning();
    json general = json::array();
    for (std::size_t i = 0; i < findings_.size(); ++i)
      if (!told_[i]) general.push_back(finding_json(*findings_[i]));
    const Cell cell = cell_of(view_, document_, lang_);
    json result = {{"id", id_of(document_)},
                   {"lang", code(lang_)},
                   {"source", code(document_.source)},
                   {"title", (target_ != nullptr ? *target_ : source_).title},
                   {"checked", view_.is_checked},
                   {"exists", target_ != nullptr},
                   {"draft", target_ != nullptr && target_->draft},
                   {"hold", view_.hold(document_)},
                   {"state", name_of(cell.state)},
                   {"source_file", source_.file},
                   {"file", target_ != nullptr ? target_->file : ""},
                   {"base", target_ != nullptr ? digest_of_text(target_text_) : ""},
                   {"page", view_.page(document_, lang_)},
                   {"rows", std::move(rows_)},
                   {"findings", std::move(general)}};
    return result;
  }

 private:
  json finding_json(const Diagnostic& finding) const {
    json result = words_of(view_.say, finding);
    result["id"] = text_of(finding.finding).id;
    result["severity"] = name_of(finding.severity);
    result["about"] = finding.about;
    result["line"] = finding.place.line;
    return result;
  }

  // Takes the findings of lines [first, last] that no row has yet.
  json take_findings(int first, int last) {
    json taken = json::array();
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const int line = findings_[i]->place.line;
      if (told_[i] || line < first || line > last || line == 0) continue;
      told_[i] = true;
      taken.push_back(finding_json(*findings_[i]));
    }
    return taken;
  }

  // A field of the front matter that is text for readers.
  void field(const std::string& name, const std::string& written) {
    const std::string& theirs = name == "title" ? source_.title : source_.summary;
    const std::string& ours = target_ == nullptr ? theirs
                              : name == "title"  ? target_->title
                                                 : target_->summary;
    if (theirs.empty() && (target_ == nullptr || ours.empty())) return;
    json row = {{"id", "f-" + name},
                {"kind", "field"},
                {"field", written},
                {"source", json::array()},
                {"target", json::array()}};
    const int line = target_ != nullptr ? line_of(*target_, written) : 0;
    if (!theirs.empty()) row["source"].push_back({{"text", theirs}});
    if (target_ != nullptr && !ours.empty()) row["target"].push_back({{"text", ours}});
    row["line"] = line;
    row["findings"] = line > 0 ? take_findings(line, line) : json::array();
    finish(std::move(row), false);
  }

  // The row's state: what is most urgent about it.
  void finish(json row, bool stale) {
    const bool theirs = !row["source"].empty(), ours = !row["target"].empty();
    for (const json& finding : row["findings"])
      stale = stale || finding["id"] == "translation-stale";
    const bool is_source = lang_ == document_.source;
    std::string_view state = "same";
    if (theirs && !ours)
      state = "missing";
    else if (!theirs && ours)
      state = "extra";
    else if (stale)
      state = "stale";
    else if (!row["findings"].empty())
      state = "differs";
    if (is_source && state == "extra") state = "same";
    row["state"] = state;
    rows_.push_back(std::move(row));
  }

  json part(const Variant& variant, const std::string& text, const Block& place) {
    const Block& block = edited(place);
    const std::string lines = lines_of(text, block.first_line, block.last_line);
    const Item item = place.kind == BlockKind::item ? split_item(lines) : Item{"", lines};
    return {{"id", place.address},       {"html", view_.block_html(document_, variant.lang, place)},
            {"text", item.body},         {"marker", item.marker},
            {"first", block.first_line}, {"last", block.last_line}};
  }

  json heading(const Variant& variant, const std::string& text, const Section& section) {
    const std::string line = lines_of(text, section.line, section.line);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    const std::size_t begin = std::min(line.find_first_not_of(' ', marks), line.size());
    json result = {{"html", view_.title_html(document_, variant.lang, section.title)},
                   {"text", line.substr(begin)},
                   {"marker", line.substr(0, begin)}};
    // A heading underlined with === is edited in the file.
    if (marks > 0) result["first"] = result["last"] = section.line;
    return result;
  }

  void write_section(const SectionRow& section) {
    const Section* theirs = section_of(source_, section);
    const Section* ours = target_ != nullptr ? section_of(*target_, section) : nullptr;
    terms_.emplace(view_.site, theirs, document_.source, lang_);
    find_stale(theirs, ours);
    write_heading(theirs, ours);
    const auto their_places = theirs != nullptr ? places_in(*theirs) : std::vector<const Block*>();
    const auto our_places = ours != nullptr ? places_in(*ours) : std::vector<const Block*>();
    bool stale = stale_section_ && changed_.empty();
    for (const Row& row : section.rows) {
      const auto& left = row.blocks[document_.source];
      const auto& right = row.blocks[lang_];
      if (left.empty() && (right.empty() || ours == nullptr)) continue;
      write_row(left, right, their_places, our_places, stale);
    }
    if (waiting_) told_[*std::exchange(waiting_, std::nullopt)] = false;
  }

  // Whether the section's source has changed. The check tells it at the section's first line; where
  // it is known which blocks have changed, the first of them has the finding, and what is the same
  // is not called stale.
  void find_stale(const Section* theirs, const Section* ours) {
    stale_section_ = false;
    if (ours == nullptr) return;
    const int line = ours->level > 0        ? ours->line
                     : ours->blocks.empty() ? 0
                                            : ours->blocks.front().first_line;
    const bool is_known =
        theirs != nullptr && std::ranges::any_of(places_in(*theirs), [&](const Block* block) {
          return changed_.contains(block->address);
        });
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const Diagnostic& finding = *findings_[i];
      if (finding.finding != Finding::translation_stale || finding.place.line != line) continue;
      stale_section_ = true;
      if (!is_known || told_[i]) continue;
      told_[i] = true;
      waiting_ = i;
    }
  }

  // A source text without a body has a place where it begins.
  void write_beginning() {
    const auto has_text = [](const Section& section) {
      return section.level > 0 || !section.blocks.empty();
    };
    if (target_ != &source_ || std::ranges::any_of(source_.sections, has_text)) return;
    rows_.push_back({{"id", "s-0-p1"},
                     {"kind", "paragraph"},
                     {"state", "missing"},
                     {"source", json::array()},
                     {"target", json::array()},
                     {"findings", json::array()},
                     {"after", std::ranges::count(target_text_, '\n')}});
  }

  static const Section* section_of(const Variant& variant, const SectionRow& row) {
    const auto index = row.sections[variant.lang];
    return index ? &variant.sections[*index] : nullptr;
  }

  void write_heading(const Section* theirs, const Section* ours) {
    const bool left = theirs != nullptr && theirs->level > 0;
    const bool right = ours != nullptr && ours->level > 0;
    if (!left && !right) return;
    json row = {{"id", left ? theirs->address : ours->address},
                {"kind", "heading"},
                {"level", left ? theirs->level : ours->level},
                {"source", json::array()},
                {"target", json::array()},
                {"findings", json::array()}};
    if (left) row["source"].push_back(heading(source_, source_text_, *theirs));
    if (right) {
      row["target"].push_back(heading(*target_, target_text_, *ours));
      row["findings"] = take_findings(ours->line, ours->line);
      last_line_ = ours->line;
      last_marker_.clear();
    }
    row["after"] = last_line_;
    finish(std::move(row), false);
  }

  void write_row(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right,
                 const std::vector<const Block*>& theirs, const std::vector<const Block*>& ours,
                 bool stale) {
    json row = {{"source", json::array()},
                {"target", json::array()},
                {"findings", json::array()},
                {"after", last_line_}};
    const Block* named = nullptr;
    std::string words;
    for (const std::uint32_t place : left) {
      const Block& block = *theirs[place];
      if (named == nullptr) named = &block;
      row["source"].push_back(part(source_, source_text_, block));
      words += edited(block).text.text + "\n";
      const bool has_changed = stale_section_ && changed_.contains(block.address);
      stale = stale || has_changed;
      if (has_changed && waiting_)
        row["findings"].push_back(finding_json(*findings_[*std::exchange(waiting_, std::nullopt)]));
    }
    const std::string before = last_marker_;
    for (const std::uint32_t place : right) {
      const Block& block = *ours[place];
      if (named == nullptr) named = &block;
      json added = part(*target_, target_text_, block);
      const int first = added["first"], last = added["last"];
      for (json& finding : take_findings(first, last)) row["findings"].push_back(finding);
      last_line_ = std::max(last_line_, last);
      last_marker_ = added["marker"];
      row["target"].push_back(std::move(added));
    }
    if (named == nullptr) return;
    row["id"] = named->address;
    row["kind"] = kind_of(*named);
    if (right.empty() && named->kind == BlockKind::item) {
      // A further item follows its list without an empty line.
      const Item theirs_item =
          split_item(lines_of(source_text_, named->first_line, named->first_line));
      row["close"] = !before.empty();
      row["marker"] = before.empty() ? theirs_item.marker : next_marker(before);
    }
    row["terms"] = terms_->of(words);
    finish(std::move(row), stale);
  }

  const DeskView& view_;
  const Document& document_;
  const Lang lang_;
  const Variant& source_;
  const Variant* target_;
  const std::string source_text_, target_text_;
  const std::set<std::string> changed_;
  std::vector<const Diagnostic*> findings_;  // of the translation's file
  std::vector<bool> told_;                   // whether a row has the finding
  std::optional<SectionTerms> terms_;
  bool stale_section_ = false;
  std::optional<std::size_t> waiting_;  // the finding that the section is stale
  int last_line_ = 0;        // of the translation's block before: where a missing one goes
  std::string last_marker_;  // of that block, when it is a list item
  json rows_ = json::array();
};

}  // namespace

nlohmann::json desk_document(const DeskView& view, const Document& document, Lang lang) {
  return DocumentWriter(view, document, lang).write();
}

nlohmann::json desk_place(const DeskView& view, const Document& document, Lang lang,
                          std::string_view address) {
  (void)view;
  if (!document.has(lang)) return nullptr;
  const Variant& variant = document.in(lang);
  for (const Section& section : variant.sections) {
    if (section.address == address && section.level > 0)
      return {{"file", variant.file}, {"line", section.line}, {"row", section.address}};
    for (const Block* block : places_in(section)) {
      if (block->address != address) continue;
      return {{"file", variant.file}, {"line", block->first_line}, {"row", block->address}};
    }
  }
  return nullptr;
}

}  // namespace tilmech
