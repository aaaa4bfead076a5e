#include "exchange/shape_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "exchange/draft_front.h"
#include "exchange/draft_known.h"
#include "exchange/draft_language.h"
#include "exchange/draft_terms.h"
#include "exchange/draft_text.h"
#include "text/section_number.h"

namespace tilmech {
namespace {

constexpr std::size_t kLongestHeading = 160;  // characters

// A paragraph torn in two, by a page's end as a rule: no sentence ends, and the next begins small.
void join_torn(std::vector<DraftPiece>& pieces, std::vector<Remark>& remarks) {
  std::vector<DraftPiece> joined;
  for (DraftPiece& piece : pieces) {
    DraftPiece* before = joined.empty() ? nullptr : &joined.back();
    const bool text =
        piece.kind == DraftPieceKind::paragraph && before != nullptr &&
        (before->kind == DraftPieceKind::paragraph || before->kind == DraftPieceKind::item);
    const std::string plain = plain_of(piece.text);
    if (text && !plain.empty() && begins_small(plain) && !ends_sentence(plain_of(before->text)) &&
        !plain_of(before->text).empty() && before->text.size() > 40) {
      remarks.push_back(
          {RemarkKind::joined, piece.line, "paragraph torn in two", shortened(plain, 60)});
      if (!before->text.ends_with('-')) before->text += ' ';
      before->text += piece.text;
      continue;
    }
    joined.push_back(std::move(piece));
  }
  pieces = std::move(joined);
}

bool is_wholly_bold(std::string_view text) {
  return text.size() > 4 && text.starts_with("**") && text.ends_with("**") &&
         text.substr(2, text.size() - 4).find("**") == std::string_view::npos;
}

// Officers make headings bold, or type their number.
void find_headings(std::vector<DraftPiece>& pieces, std::vector<Remark>& remarks) {
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
    DraftPiece& piece = pieces[i];
    if (piece.kind != DraftPieceKind::paragraph) continue;
    const std::string plain = plain_of(piece.text);
    const bool short_line = count_characters(plain) <= kLongestHeading && !plain.empty() &&
                            (!ends_sentence(plain) || plain.ends_with('?'));
    const bool numbered = read_section_number(plain).has_value();
    const bool capitals = is_all_capitals(plain) && count_characters(plain) > 12;
    if (!short_line || !(is_wholly_bold(piece.text) || numbered || capitals)) continue;
    if (plain.find('@') != std::string::npos) continue;
    piece.kind = DraftPieceKind::heading;
    piece.level = 2;
    piece.lang.reset();
    remarks.push_back({RemarkKind::guessed, piece.line, "heading", shortened(plain, 80)});
  }
}

// A numbered heading stands as deep as its number is long; others keep their order below level 2.
void level_headings(std::vector<DraftPiece>& pieces) {
  int highest = 6;
  for (const DraftPiece& piece : pieces)
    if (piece.kind == DraftPieceKind::heading) highest = std::min(highest, piece.level);
  int above = 2;  // the numbered heading before
  for (DraftPiece& piece : pieces) {
    if (piece.kind != DraftPieceKind::heading) continue;
    if (is_wholly_bold(piece.text)) piece.text = piece.text.substr(2, piece.text.size() - 4);
    const auto number = read_section_number(plain_of(piece.text));
    if (number)
      piece.level = 2 + static_cast<int>(std::ranges::count(number->number, '.'));
    else if (above > 3 && piece.line > 0 && !is_glossary_heading(piece.text))
      piece.level = above + 1;  // a plain text tells no level: it parts the section it stands in
    else
      piece.level = piece.level - highest + 2;
    piece.level = std::clamp(piece.level, 2, 6);
    if (number) above = piece.level;
  }
}

// The notes go with the texts that refer to them; those that none does, with the first.
void share_notes(const std::vector<DraftNote>& notes, std::vector<Draft>& drafts) {
  for (const DraftNote& note : notes) {
    const std::string mark = fmt::format("[^{}]", note.label);
    const auto refers = [&](const Draft& draft) {
      return std::ranges::any_of(draft.pieces, [&](const DraftPiece& piece) {
        if (piece.text.find(mark) != std::string::npos) return true;
        for (const auto& row : piece.rows)
          for (const std::string& cell : row)
            if (cell.find(mark) != std::string::npos) return true;
        return false;
      });
    };
    const auto found = std::ranges::find_if(drafts, refers);
    (found == drafts.end() ? drafts.front() : *found).notes.push_back(note);
  }
}

}  // namespace

Shaped shape_draft(Reading reading, const Settings& settings, const ShapeOptions& options) {
  Shaped shaped;
  shaped.remarks = std::move(reading.remarks);
  join_torn(reading.pieces, shaped.remarks);
  std::vector<Lang> languages = settings.languages;
  if (languages.empty()) languages.assign(kAllLangs.begin(), kAllLangs.end());
  // Where nothing tells the language, it is the one that texts are written in.
  const auto source = std::ranges::find(languages, settings.source_language);
  if (source != languages.end()) std::rotate(languages.begin(), source, source + 1);
  std::vector<LanguagePart> parts =
      split_languages(std::move(reading.pieces), options.lang, languages, shaped.remarks);
  shaped.collection =
      options.collection.value_or(guess_collection(parts.front().pieces, parts.front().lang));
  if (!options.collection)
    shaped.remarks.push_back(
        {RemarkKind::guessed, 0, fmt::format("collection {}", name_of(shaped.collection))});
  for (LanguagePart& part : parts) {
    Draft draft;
    draft.lang = part.lang;
    draft.pieces = std::move(part.pieces);
    read_front(draft, shaped.collection, shaped.remarks);
    take_terms(draft, shaped.terms, shaped.remarks);
    if (shaped.collection == Collection::releases) take_known(draft, settings, shaped.remarks);
    find_headings(draft.pieces, shaped.remarks);
    level_headings(draft.pieces);
    shaped.drafts.push_back(std::move(draft));
  }
  share_notes(reading.notes, shaped.drafts);
  return shaped;
}

}  // namespace tilmech
