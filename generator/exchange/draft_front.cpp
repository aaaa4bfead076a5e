#include "exchange/draft_front.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "exchange/draft_terms.h"
#include "exchange/draft_text.h"
#include "text/locale_format.h"
#include "text/quantities.h"
#include "text/section_number.h"

namespace tilmech {
namespace {

constexpr std::size_t kHeadPieces = 25;     // where a head is looked for
constexpr std::size_t kLongestTitle = 300;  // characters
constexpr std::size_t kLongParagraph = 200;

constexpr auto kReleaseLabels = std::to_array<std::string_view>(
    {"пресс релиз", "прессрелиз", "press release", "pressrelease", "басма соз билдируусу",
     "басма соз билдирмеси", "маалымат билдируу", "news release", "сообщение для прессы"});
constexpr auto kActLabels = std::to_array<std::string_view>(
    {"токтом", "постановление", "токтом постановление", "постановление токтом", "распоряжение",
     "буйрук", "приказ", "указ", "жарлык", "жарлык указ", "закон", "мыйзам", "мыйзам закон",
     "resolution", "decree", "order", "law"});
// What may stand between a date and what follows it.
constexpr auto kYearWords =
    std::to_array<std::string_view>({"года", "год", "гг.", "г.", "жылы", "жыл", "ж.", "г"});
// Small words of a place's name.
constexpr auto kPlaceWords =
    std::to_array<std::string_view>({"г", "город", "шаары", "city", "облусу", "село", "айылы"});

bool is_one_of(std::span<const std::string_view> labels, std::string_view text) {
  return std::ranges::find(labels, std::string_view(folded_words(text))) != labels.end();
}

std::string_view without(std::string_view text, std::string_view marks) {
  for (;;) {
    text = trimmed(text);
    bool cut = false;
    for (const std::string_view mark : {",", ".", "–", "—", "-", ":", "/", "•"}) {
      if (marks.find(mark) == std::string_view::npos) continue;
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), cut = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), cut = true;
    }
    if (!cut) return text;
  }
}

// "Бишкек", "г. Ош", "Чолпон-Ата шаары", "New York": the name, or "".
std::string place_name(std::string_view text) {
  text = without(text, ",.–—-:/");
  if (text.starts_with("г.")) text = trimmed(text.substr(std::string_view("г.").size()));
  if (text.empty() || count_characters(text) > 40) return "";
  if (text.find_first_of("0123456789.;!?\"") != std::string_view::npos) return "";
  int words = 0;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    const bool small = begins_small(word);
    if (small && std::ranges::find(kPlaceWords, word) == kPlaceWords.end()) return "";
    ++words;
    rest = trimmed(rest.substr(end));
  }
  return words <= 4 ? std::string(text) : "";
}

std::optional<Date> date_of(const Quantity& quantity) {
  return quantity.kind == QuantityKind::date ? parse_date(quantity.value) : std::nullopt;
}

// The byte behind the words of the year and the sign after them.
std::size_t end_of_date(std::string_view text, std::size_t at) {
  const auto skip_spaces = [&] { at = text.size() - trimmed(text.substr(at)).size(); };
  text = text.substr(0, trimmed(text).data() + trimmed(text).size() - text.data());
  skip_spaces();
  for (const std::string_view word : kYearWords)
    if (text.substr(at).starts_with(word) &&
        (text.size() == at + word.size() ||
         std::string_view(" ,.:)\xE2").find(text[at + word.size()]) != std::string_view::npos)) {
      at += word.size();
      break;
    }
  return at;
}

// The first date in a text, wherever it stands.
std::optional<Date> first_date(std::string_view text, Lang lang) {
  std::vector<Quantity> quantities;
  read_quantities(text, lang, quantities);
  for (const Quantity& quantity : quantities)
    if (const auto date = date_of(quantity)) return date;
  return std::nullopt;
}

// The Markdown without the words of its beginning, `bytes` of plain_of(markdown).
std::string without_beginning(std::string_view markdown, std::size_t bytes) {
  const std::string_view mark = markdown.starts_with("***")  ? "***"
                                : markdown.starts_with("**") ? "**"
                                : markdown.starts_with('*')  ? "*"
                                                             : "";
  if (!mark.empty()) {
    const std::size_t close = markdown.find(mark, mark.size());
    const std::string inner = close == std::string_view::npos
                                  ? ""
                                  : plain_of(markdown.substr(mark.size(), close - mark.size()));
    if (!inner.empty() && inner.size() <= bytes + 2)  // the sign after it may be inside too
      return std::string(trimmed(without(markdown.substr(close + mark.size()), "–—-:.,")));
    if (!inner.empty())  // the mark goes on behind the dateline
      return std::string(mark) + without_beginning(markdown.substr(mark.size()), bytes);
  }
  std::size_t at = 0;
  while (at < markdown.size() && plain_of(markdown.substr(0, at)).size() < bytes) ++at;
  while (at < markdown.size() && (static_cast<unsigned char>(markdown[at]) & 0xC0) == 0x80) ++at;
  std::string_view rest = trimmed(markdown.substr(at));
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view sign : {"\\\n", "–", "—", "-", ":", ".", ","})
      if (rest.starts_with(sign)) rest = trimmed(rest.substr(sign.size())), cut = true;
  }
  return std::string(rest);
}

class FrontReader {
 public:
  FrontReader(Draft& draft, Collection collection, std::vector<Remark>& remarks)
      : draft_(draft), remarks_(remarks), act_(collection == Collection::programmes) {}

  void read() {
    const std::size_t limit = std::min(draft_.pieces.size(), kHeadPieces);
    std::size_t label = limit;
    for (std::size_t i = 0; i < limit && label == limit; ++i)
      if (is_label(plain_of(draft_.pieces[i].text))) label = i;
    if (label < limit) take_head(label);
    if (act_) take_act_line();
    const std::optional<std::size_t> dated = act_ ? std::nullopt : find_dateline();
    take_title(dated);
    if (!act_) take_date();
  }

 private:
  bool is_label(std::string_view text) const {
    return act_ ? is_act_label(text) : is_release_label(text);
  }

  void remark(RemarkKind kind, const DraftPiece& piece, std::string what) {
    remarks_.push_back({kind, piece.line, std::move(what), words_with_addresses(piece.text)});
  }

  void erase(std::size_t at) {
    draft_.pieces.erase(draft_.pieces.begin() + static_cast<std::ptrdiff_t>(at));
  }

  // Letterhead and label go; an act's letterhead too.
  void take_head(std::size_t label) {
    for (std::size_t i = 0; i < label; ++i)
      remark(RemarkKind::dropped, draft_.pieces[i], "letterhead");
    remark(RemarkKind::dropped, draft_.pieces[label], "label");
    draft_.pieces.erase(draft_.pieces.begin(),
                        draft_.pieces.begin() + static_cast<std::ptrdiff_t>(label) + 1);
  }

  // "от 27 января 2014 года № 54"
  void take_act_line() {
    const std::size_t limit = std::min<std::size_t>(draft_.pieces.size(), 4);
    for (std::size_t i = 0; i < limit; ++i) {
      const std::string text = plain_of(draft_.pieces[i].text);
      const std::size_t sign = text.find("№");
      const std::optional<Date> date = first_date(text, draft_.lang);
      if (sign == std::string::npos || !date || count_characters(text) > 80) continue;
      const std::string_view rest = trimmed(std::string_view(text).substr(sign + 3));
      draft_.number = std::string(rest.substr(0, rest.find(' ')));
      draft_.adopted = date;
      remark(RemarkKind::guessed, draft_.pieces[i],
             fmt::format("number {} and day {}", draft_.number, iso_date(*date)));
      erase(i);
      return;
    }
  }

  std::optional<std::size_t> find_dateline() {
    const std::size_t limit = std::min(draft_.pieces.size(), kHeadPieces);
    for (std::size_t i = 0; i < limit; ++i) {
      if (draft_.pieces[i].kind == DraftPieceKind::table) continue;
      const std::string text = plain_of(draft_.pieces[i].text);
      if (const auto found = read_dateline(text, draft_.lang)) {
        dateline_ = found;
        return i;
      }
    }
    return std::nullopt;
  }

  // The first heading before the text; else what stands before the dateline; else a first short
  // line.
  void take_title(std::optional<std::size_t> dated) {
    std::size_t limit = std::min(draft_.pieces.size(), kHeadPieces);
    for (std::size_t i = 0; i < limit; ++i)
      if (i == dated || is_text(draft_.pieces[i]) || is_part(draft_.pieces[i])) limit = i;
    std::size_t title = limit;
    for (std::size_t i = 0; i < limit; ++i)
      if (draft_.pieces[i].kind == DraftPieceKind::heading && !is_numbered(draft_.pieces[i])) {
        title = i;
        break;
      }
    for (std::size_t i = 0; title == limit && i < limit; ++i)
      if (may_be_title(draft_.pieces[i])) title = i;
    if (title == limit) return;
    const DraftPiece piece = draft_.pieces[title];
    draft_.title = plain_of(piece.text);
    remark(RemarkKind::guessed, piece, "title");
    erase(title);
  }

  static bool is_numbered(const DraftPiece& piece) {
    return read_section_number(plain_of(piece.text)).has_value();
  }

  // A heading that begins a part of the text: what follows it is no title.
  static bool is_part(const DraftPiece& piece) {
    const bool heading = piece.kind == DraftPieceKind::heading;
    const std::string text = plain_of(piece.text);
    return heading &&
           (is_numbered(piece) || is_glossary_heading(text) || is_abbreviations_heading(text));
  }

  static bool is_text(const DraftPiece& piece) {
    const bool block = piece.kind == DraftPieceKind::item || piece.kind == DraftPieceKind::table;
    return block || (piece.kind == DraftPieceKind::paragraph &&
                     count_characters(piece.text) > kLongParagraph && ends_sentence(piece.text));
  }

  static bool may_be_title(const DraftPiece& piece) {
    const std::string text = plain_of(piece.text);
    return piece.kind == DraftPieceKind::paragraph && count_characters(text) >= 8 &&
           count_characters(text) <= kLongestTitle && !text.ends_with('.') &&
           !text.ends_with(':') && text.find('@') == std::string::npos &&
           text.find("+996") == std::string::npos;
  }

  void take_date() {
    const std::optional<std::size_t> dated = find_dateline();
    if (dated) {
      DraftPiece& piece = draft_.pieces[*dated];
      const std::string text = plain_of(piece.text);
      draft_.date = dateline_->date;
      draft_.place = dateline_->place;
      remarks_.push_back({RemarkKind::guessed, piece.line,
                          fmt::format("date {}{}{}", iso_date(*draft_.date),
                                      draft_.place.empty() ? "" : " and place ", draft_.place),
                          text.substr(0, dateline_->end)});
      piece.text =
          dateline_->end >= text.size() ? "" : without_beginning(piece.text, dateline_->end);
      if (piece.text.empty()) erase(*dated);
      return;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(draft_.pieces.size(), 3); ++i) {
      const auto date = first_date(plain_of(draft_.pieces[i].text), draft_.lang);
      if (!date) continue;
      draft_.date = date;
      remarks_.push_back({RemarkKind::guessed, draft_.pieces[i].line,
                          fmt::format("date {}, the first one in the text", iso_date(*date))});
      return;
    }
  }

  Draft& draft_;
  std::vector<Remark>& remarks_;
  const bool act_;
  std::optional<Dateline> dateline_;
};

}  // namespace

std::optional<Dateline> read_dateline(std::string_view text, Lang lang) {
  const std::string_view head = text.substr(0, 160);
  std::vector<Quantity> quantities;
  read_quantities(head, lang, quantities);
  for (const Quantity& quantity : quantities) {
    const auto date = date_of(quantity);
    if (!date) continue;
    Dateline line{*date, "", end_of_date(head, quantity.end)};
    const std::string_view before = trimmed(head.substr(0, quantity.begin));
    if (!before.empty()) {
      line.place = place_name(before);
      const bool parted = before.ends_with(',') || before.ends_with('.') || before.ends_with("–") ||
                          before.ends_with("—") || before.ends_with('-');
      const bool ends =
          line.end >= text.size() || text.substr(line.end).starts_with('.') ||
          text.substr(line.end).starts_with(" –") || text.substr(line.end).starts_with(" —") ||
          text.substr(line.end).starts_with(" -") || text.substr(line.end).starts_with(':');
      if (line.place.empty() || !parted || !ends) return std::nullopt;
      return line;
    }
    const std::string_view after = trimmed(text.substr(line.end));
    if (!after.empty() && count_characters(after) > 45) return std::nullopt;
    line.place = place_name(after);
    if (!after.empty() && line.place.empty() && without(after, ",.–—-:").size() > 0)
      return std::nullopt;
    line.end = text.size();
    return line;
  }
  return std::nullopt;
}

bool is_release_label(std::string_view text) {
  return is_one_of(kReleaseLabels, text);
}

bool is_act_label(std::string_view text) {
  return is_one_of(kActLabels, text) && is_all_capitals(text);
}

Collection guess_collection(const std::vector<DraftPiece>& pieces, Lang lang) {
  const std::size_t limit = std::min(pieces.size(), kHeadPieces);
  int numbered = 0;
  for (const DraftPiece& piece : pieces) {
    const auto number = read_section_number(plain_of(piece.text));
    numbered += piece.kind == DraftPieceKind::heading && number;
  }
  for (std::size_t i = 0; i < limit; ++i) {
    const std::string text = plain_of(pieces[i].text);
    if (is_release_label(text)) return Collection::releases;
    if (is_act_label(text)) return Collection::programmes;
  }
  if (numbered >= 4) return Collection::programmes;
  for (std::size_t i = 0; i < limit; ++i)
    if (pieces[i].kind != DraftPieceKind::table && read_dateline(plain_of(pieces[i].text), lang))
      return Collection::releases;
  return Collection::pages;
}

void read_front(Draft& draft, Collection collection, std::vector<Remark>& remarks) {
  FrontReader(draft, collection, remarks).read();
}

}  // namespace tilmech
