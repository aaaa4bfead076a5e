#include "exchange/draft_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "exchange/draft_text.h"
#include "text/section_number.h"

namespace tilmech {
namespace {

constexpr std::size_t kLongestTerm = 160;  // characters

constexpr auto kGlossary = std::to_array<std::string_view>(
    {"глоссарий", "глоссарийи", "глоссарий терминов", "термины и определения",
     "основные термины и определения", "терминдер", "терминдер жана аныктамалар", "создук",
     "терминдердин создугу", "glossary", "glossary of terms", "terms and definitions",
     "definitions"});
constexpr auto kAbbreviations = std::to_array<std::string_view>(
    {"список сокращений", "сокращения", "перечень сокращений", "принятые сокращения",
     "список сокращений и аббревиатур", "кыскартуулардын тизмеси", "кыскартуулар",
     "кыскартылган создордун тизмеси", "abbreviations", "list of abbreviations", "acronyms",
     "abbreviations and acronyms"});

bool is_one_of(std::span<const std::string_view> headings, std::string_view text) {
  if (const auto number = read_section_number(text)) text = text.substr(number->length);
  return std::ranges::find(headings, std::string_view(folded_words(text))) != headings.end();
}

bool has_cyrillic(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xD0 && byte <= 0xD3;
  });
}

struct Cut {
  std::size_t at = std::string_view::npos, size = 0;
};

// The first " – " that parts a name from what it means, outside of parentheses; a full stop behind
// a closed parenthesis does the same ("Зависимость (Dependence). ...").
Cut find_cut(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest[0] == '(') ++depth;
    if (rest[0] == ')') depth = std::max(depth - 1, 0);
    if (depth > 0) continue;
    for (const std::string_view dash : {" – ", " — ", " - ", " –", " —"})
      if (rest.starts_with(dash)) return {i, dash.size()};
    if (rest.starts_with("). ")) return {i + 1, 2};
    if (rest.starts_with(". ")) return {};
  }
  return {};
}

// Takes "(...)" off the name: a foreign name, an abbreviation or another name.
void take_parenthesis(std::string_view inside, DraftTerm& term) {
  const std::string text(trimmed(inside));
  if (text.empty()) return;
  if (!has_cyrillic(text) && term.lang != Lang::en)
    term.foreign.push_back(text);
  else if (is_all_capitals(text) && text.find(' ') == std::string::npos)
    term.abbreviation = text;
  else
    term.variants.push_back(text);
}

std::string name_of_term(std::string_view text, DraftTerm& term) {
  std::string name;
  while (!text.empty()) {
    const std::size_t open = text.find('(');
    const std::size_t close = open == std::string_view::npos ? open : text.find(')', open);
    if (close == std::string_view::npos) {
      name += text;
      break;
    }
    name += text.substr(0, open);
    take_parenthesis(text.substr(open + 1, close - open - 1), term);
    text.remove_prefix(close + 1);
  }
  name = squeezed(name);
  while (name.ends_with(',') || name.ends_with('.') || name.ends_with(' ')) name.pop_back();
  return name;
}

// Of an abbreviation's form: "ВИЧ", "УНП ООН", "Интерпол" is not.
bool is_abbreviation_word(std::string_view word) {
  return is_all_capitals(word) && count_characters(word) <= 12;
}

std::optional<DraftTerm> entry_of(const DraftPiece& piece, bool abbreviations, Lang lang) {
  if (piece.kind != DraftPieceKind::paragraph && piece.kind != DraftPieceKind::item)
    return std::nullopt;
  const std::string text = plain_of(piece.text);
  DraftTerm term = abbreviations ? read_abbreviation(text, lang) : read_term(text, lang);
  if (term.definition.empty() && term.abbreviation.empty()) return std::nullopt;
  term.line = piece.line;
  term.source = words_with_addresses(piece.text);
  return term;
}

// A list's pieces: [begin, end) behind its heading.
struct Region {
  std::size_t heading = 0, end = 0;
  bool abbreviations = false;
};

std::vector<Region> find_regions(const std::vector<DraftPiece>& pieces) {
  std::vector<Region> regions;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool line =
        pieces[i].kind == DraftPieceKind::heading || pieces[i].kind == DraftPieceKind::paragraph;
    const std::string text = line ? plain_of(pieces[i].text) : "";
    const bool glossary = is_glossary_heading(text), short_forms = is_abbreviations_heading(text);
    const bool heading = glossary || short_forms || pieces[i].kind == DraftPieceKind::heading;
    if (!regions.empty() && regions.back().end == pieces.size() && heading) regions.back().end = i;
    if (glossary || short_forms) regions.push_back({i, pieces.size(), short_forms});
  }
  return regions;
}

void add_table_rows(DraftPiece& piece, bool abbreviations, Lang lang,
                    std::vector<DraftTerm>& terms) {
  std::vector<std::vector<std::string>> left;
  for (auto& row : piece.rows) {
    const bool pair = row.size() >= 2 && !plain_of(row[0]).empty() && !plain_of(row[1]).empty();
    if (!pair) {
      if (std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); }))
        left.push_back(std::move(row));
      continue;
    }
    const std::string text = plain_of(row[0]) + " – " + plain_of(row[1]);
    DraftTerm term = abbreviations ? read_abbreviation(text, lang) : read_term(text, lang);
    term.line = piece.line;
    term.source = squeezed(fmt::format("{}", fmt::join(row, " ")));
    terms.push_back(std::move(term));
  }
  piece.rows = std::move(left);
}

}  // namespace

bool is_glossary_heading(std::string_view text) {
  return is_one_of(kGlossary, text);
}

bool is_abbreviations_heading(std::string_view text) {
  return is_one_of(kAbbreviations, text);
}

DraftTerm read_term(std::string_view text, Lang lang) {
  DraftTerm term;
  term.lang = lang;
  const Cut cut = find_cut(text);
  if (cut.at == std::string_view::npos) return term;
  if (count_characters(text.substr(0, cut.at)) > kLongestTerm) return term;
  term.term = name_of_term(text.substr(0, cut.at), term);
  std::string_view meaning = trimmed(text.substr(cut.at + cut.size));
  if (meaning.starts_with(",")) meaning = trimmed(meaning.substr(1));
  if (!term.term.empty()) term.definition = meaning;
  return term;
}

DraftTerm read_abbreviation(std::string_view text, Lang lang) {
  DraftTerm term;
  term.lang = lang;
  const Cut cut = find_cut(text);
  std::size_t end = 0;
  if (cut.at != std::string_view::npos && count_characters(text.substr(0, cut.at)) <= 20 &&
      cut.at > 0) {
    end = cut.at;
    term.term = trimmed(text.substr(cut.at + cut.size));
  } else {
    while (end < text.size()) {  // "БУУ БКБ БУУнун ..."
      const std::size_t word_end = std::min(text.find(' ', end), text.size());
      if (!is_abbreviation_word(text.substr(end, word_end - end))) break;
      // "АЖА АИВ менен ...": the second belongs to the name when that goes on in small letters.
      if (end > 0 && begins_small(text.substr(std::min(word_end + 1, text.size())))) break;
      end = std::min(word_end + 1, text.size());
    }
    if (end == 0) end = std::min(text.find(' '), text.size());  // "Интерпол ..."
    if (text.substr(end).starts_with(' ')) ++end;
    std::string_view rest = text.substr(end);
    if (rest.starts_with('(')) {  // "(от англ. IDEC – ...)"
      const std::size_t close = rest.find(')');
      if (close != std::string_view::npos) {
        take_parenthesis(rest.substr(1, close - 1), term);
        rest = rest.substr(close + 1);
      }
    }
    term.term = trimmed(rest);
  }
  term.abbreviation = trimmed(text.substr(0, end));
  if (term.term.empty() || begins_small(term.abbreviation)) term.abbreviation.clear();
  return term;
}

void take_terms(Draft& draft, std::vector<DraftTerm>& terms, std::vector<Remark>& remarks) {
  std::vector<char> gone(draft.pieces.size(), 0);
  for (const Region& region : find_regions(draft.pieces)) {
    std::vector<DraftTerm> found;
    std::vector<std::size_t> places;
    std::size_t texts = 0, rows = 0;
    for (std::size_t i = region.heading + 1; i < region.end; ++i) {
      DraftPiece& piece = draft.pieces[i];
      if (piece.kind == DraftPieceKind::table) {
        add_table_rows(piece, region.abbreviations, draft.lang, found);
        gone[i] = piece.rows.empty();
        rows = found.size();
        continue;
      }
      ++texts;
      auto term = entry_of(piece, region.abbreviations, draft.lang);
      if (!term) continue;
      found.push_back(std::move(*term));
      places.push_back(i);
    }
    if (found.empty() || (rows == 0 && places.size() * 2 < texts)) continue;
    for (const std::size_t place : places) gone[place] = 1;
    gone[region.heading] = places.size() == texts;
    remarks.push_back(
        {RemarkKind::guessed, draft.pieces[region.heading].line,
         fmt::format("{} of {} entries",
                     region.abbreviations ? "list of abbreviations" : "glossary", found.size()),
         gone[region.heading] != 0 ? plain_of(draft.pieces[region.heading].text) : ""});
    for (DraftTerm& term : found) terms.push_back(std::move(term));
  }
  std::vector<DraftPiece> kept;
  for (std::size_t i = 0; i < draft.pieces.size(); ++i)
    if (gone[i] == 0) kept.push_back(std::move(draft.pieces[i]));
  draft.pieces = std::move(kept);
}

}  // namespace tilmech
