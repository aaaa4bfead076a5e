#include "check/document_rows.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "check/abbreviations.h"
#include "check/difference.h"
#include "check/languages.h"
#include "check/lost_sentences.h"
#include "check/marks.h"
#include "check/missing_blocks.h"
#include "check/numbers.h"
#include "check/polarity.h"
#include "check/surnames.h"

namespace tilmech {
namespace {

class DocumentRows {
 public:
  DocumentRows(const Document& document, const CheckContext& context, PassageReader& reader,
               TermTally& terms, Diagnostics& diagnostics)
      : document_(document),
        context_(context),
        reader_(reader),
        terms_(terms),
        diagnostics_(diagnostics) {
    for (const Lang lang : kAllLangs)
      if (document.has(lang)) {
        langs_.push_back(lang);
        abbreviations_[lang].emplace(context.names, context.site_abbreviations);
      }
  }

  void run() {
    check_front();
    for (const SectionRow& section : document_.alignment.sections) check_section(section);
    check_notes();
    drop_extra_terms(terms_, [this](std::uint32_t concept_id) {
      return std::ranges::any_of(source_words_, [&](const Analysis& words) {
        return context_.names.reminds(concept_id, words, document_.source);
      });
    });
    if (document_.collection == Collection::glossary) return;
    for (const Lang lang : langs_) abbreviations_[lang]->report_unexplained(diagnostics_);
  }

 private:
  using Side = PerLang<Passage>;

  Side new_side() const {
    Side side;
    for (const Lang lang : langs_) side[lang].variant = &document_.in(lang);
    return side;
  }

  static int line_of(const Variant& variant, const std::string& field) {
    const auto found = variant.lines.find(field);
    return found == variant.lines.end() ? 1 : found->second;
  }

  // Title and summary: one line each, as far as lines are known.
  void check_front() {
    std::vector<RichText> texts;
    texts.reserve(2 * langs_.size());
    const std::string title = document_.collection == Collection::glossary ? "term" : "title";
    for (const std::string& field : {title, std::string("summary")}) {
      Side side = new_side();
      for (const Lang lang : langs_) {
        const Variant& variant = document_.in(lang);
        const std::string& text = field == "summary" ? variant.summary : variant.title;
        if (text.empty()) continue;
        texts.push_back({text, {}});
        reader_.add_text(texts.back(), line_of(variant, field), lang, side[lang]);
      }
      // Titles are translated freely, and terms are the glossary's own words.
      check_side(side, false);
    }
  }

  void check_section(const SectionRow& section) {
    PerLang<std::vector<const Block*>> places;
    Side headings = new_side();
    for (const Lang lang : langs_) {
      if (!section.sections[lang]) continue;
      const Section& own = document_.in(lang).sections[*section.sections[lang]];
      places[lang] = places_in(own);
      if (own.level > 0) reader_.add_text(own.title, own.line, lang, headings[lang]);
    }
    check_side(headings, false);
    Side previous;
    report_missing_blocks(document_, section, places, diagnostics_);
    report_other_structure(document_, section, places, diagnostics_);
    report_lost_sentences(document_, section, places, diagnostics_);
    for (const Row& row : section.rows) {
      Side side = new_side();
      for (const Lang lang : langs_)
        for (const std::uint32_t place : row.blocks[lang])
          reader_.add_place(*places[lang][place], side[lang]);
      for (const Lang lang : langs_) before_[lang] = {&headings[lang], &previous[lang]};
      check_side(side, true);
      for (const Lang lang : langs_)
        if (!side[lang].empty()) previous[lang] = std::move(side[lang]);
    }
    for (const Lang lang : langs_) before_[lang].clear();
  }

  void check_notes() {
    std::set<std::string> labels;
    for (const Lang lang : langs_)
      for (const Footnote& note : document_.in(lang).footnotes) labels.insert(note.label);
    for (const std::string& label : labels) {
      Side side = new_side();
      for (const Lang lang : langs_)
        for (const Footnote& note : document_.in(lang).footnotes)
          if (note.label == label) reader_.add_blocks(note.blocks, lang, side[lang]);
      check_side(side, true);
    }
  }

  // The languages of one row, of a heading, of a note.
  void check_side(Side& side, bool with_terms) {
    for (const Lang lang : langs_) {
      Passage& passage = side[lang];
      if (passage.empty()) continue;
      reader_.read(passage);
      report_ambiguous_numbers(passage, diagnostics_);
      abbreviations_[lang]->read(passage);
      note_introduced(passage, introduced_[lang]);
    }
    Passage& source = side[document_.source];
    std::vector<const Passage*> translations;
    for (const Lang lang : langs_) {
      if (lang != document_.source && !side[lang].empty()) translations.push_back(&side[lang]);
      if (side[lang].empty()) continue;
      report_languages(side[lang], document_.source, side, diagnostics_);
    }
    if (!source.empty() && !translations.empty()) compare(source, translations, with_terms);
    source_words_.push_back(std::move(source.words));
  }

  void compare(const Passage& source, const std::vector<const Passage*>& translations,
               bool with_terms) {
    std::vector<Differences> differences;
    for (const Passage* translation : translations) {
      // A text that is not translated at all says nothing about its numbers and terms.
      if (is_left_untranslated(source, *translation)) {
        differences.emplace_back();
        continue;
      }
      Differences found = compare_numbers(source, *translation);
      for (Difference& difference : compare_marks(source, *translation))
        found.push_back(std::move(difference));
      for (Difference& difference : compare_polarity(source, *translation, context_.names))
        found.push_back(std::move(difference));
      for (Difference& difference : compare_surnames(source, *translation))
        found.push_back(std::move(difference));
      differences.push_back(std::move(found));
      if (with_terms)
        find_missing_terms(source, *translation,
                           {before_[translation->lang()], introduced_[translation->lang()]},
                           context_.names, terms_);
    }
    report_differences(source, translations, std::move(differences), diagnostics_);
  }

  const Document& document_;
  const CheckContext& context_;
  PassageReader& reader_;
  TermTally& terms_;
  Diagnostics& diagnostics_;
  std::vector<Lang> langs_;
  std::vector<Analysis> source_words_;           // of all passages that were read
  PerLang<std::vector<const Passage*>> before_;  // the heading, and the row before
  PerLang<IntroducedNames> introduced_;          // so far
  PerLang<std::optional<AbbreviationCheck>> abbreviations_;
};

}  // namespace

void check_rows(const Document& document, const CheckContext& context, PassageReader& reader,
                TermTally& terms, Diagnostics& diagnostics) {
  if (!document.has(document.source)) return;
  DocumentRows(document, context, reader, terms, diagnostics).run();
}

}  // namespace tilmech
