// Where a paragraph ends is a guess when no empty line says so: the classic one asks whether the
// next line's first word would still have fitted into the line, for then its author broke it.
#include "exchange/text_paragraphs.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "exchange/draft_front.h"
#include "exchange/draft_terms.h"
#include "exchange/draft_text.h"
#include "exchange/text_lines.h"
#include "text/fold.h"
#include "text/section_number.h"
#include "text/segments.h"
#include "text/sentence.h"

namespace tilmech {
namespace {

constexpr std::size_t kLongestHeading = 200;  // characters
constexpr int kLeastTableRows = 3;
constexpr std::size_t kHeadLines = 30;
constexpr std::size_t kListLines = 60;

std::string_view first_word(std::string_view text) {
  return text.substr(0, text.find_first_of(" \t"));
}

std::vector<std::string> cells_of(const std::string& text) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\t', at), text.size());
    cells.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

// What begins a list's item: its marker's bytes, 0 for none.
std::size_t bullet_size(std::string_view text) {
  for (const std::string_view bullet : {"-", "–", "—", "•", "·", "*", "▪", "", "○", "■"})
    if (text.starts_with(bullet) && text.substr(bullet.size()).starts_with(' '))
      return bullet.size() + 1;
  return 0;
}

struct Ordinal {
  int number = 0;
  std::size_t size = 0;  // bytes, with the space after it
};

// "3. ", "3) ": no inner dots.
std::optional<Ordinal> ordinal_of(std::string_view text) {
  std::size_t at = 0;
  int number = 0;
  for (; at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9'; ++at)
    number = number * 10 + (text[at] - '0');
  const bool marker = at > 0 && at + 1 < text.size() && (text[at] == '.' || text[at] == ')') &&
                      (text[at + 1] == ' ' || text[at + 1] == '\t');
  if (!marker) return std::nullopt;
  return Ordinal{number, at + 2};
}

bool has_end_sign(std::string_view text) {
  return ends_sentence(text) || trimmed(text).ends_with(',');
}

// Words of the text, to tell a broken word from one that has a hyphen of its own.
std::set<std::string> words_of(const std::vector<TextLine>& lines) {
  std::set<std::string> words;
  std::vector<Segment> segments;
  for (const TextLine& line : lines) {
    find_segments(line.text, segments);
    for (const Segment& segment : segments)
      words.insert(
          fold(std::string_view(line.text).substr(segment.begin, segment.end - segment.begin)));
  }
  return words;
}

class ParagraphReader {
 public:
  ParagraphReader(TextLines lines, Reading& reading)
      : lines_(std::move(lines)), words_(words_of(lines_.lines)), reading_(reading) {
    for (const DraftNote& note : reading.notes) notes_.insert(note.label);
  }

  void read() {
    for (std::size_t i = 0; i < lines_.lines.size();) {
      const std::size_t table_end = lines_.markdown ? i : end_of_table(i);
      if (table_end > i) {
        add_table(i, table_end);
        i = table_end;
        continue;
      }
      std::size_t end = i + 1;
      while (end < lines_.lines.size() && !begins_block(end, i)) ++end;
      add_block(i, end);
      i = end;
    }
  }

 private:
  const TextLine& line(std::size_t i) const { return lines_.lines[i]; }

  bool is_short(std::size_t i) const {
    return count_characters(line(i).text) * 10 < lines_.width * 8;
  }

  // Whether line i would have had room for the first word of the next.
  bool had_room(std::size_t i) const {
    const int word = width_in(lines_, first_word(line(i + 1).text));
    const int full = in_abbreviations_ ? list_full_ : lines_.full;
    return width_in(lines_, line(i).text) + width_in(lines_, " ") + word <= full;
  }

  // Whether line i starts a new block, where the block under way began with line `first`.
  bool begins_block(std::size_t i, std::size_t first) {
    const std::string& text = line(i).text;
    const std::string& before = line(i - 1).text;
    if (line(i).gap > 0) return true;
    if (lines_.markdown)
      return text.starts_with("# ") || text.starts_with("##") || before.starts_with("#") ||
             bullet_size(text) > 0 || ordinal_of(text) || text == "---";
    if (is_own_line(text) || is_own_line(before)) return true;
    if (bullet_size(text) > 0 && (has_end_sign(before) || had_room(i - 1))) return true;
    if (begins_small(text)) return false;
    const bool numbered = read_section_number(text) || ordinal_of(text);
    if (numbered && (has_end_sign(before) || had_room(i - 1) || is_heading(first, i))) return true;
    if (in_abbreviations_) return had_room(i - 1) || starts_with_abbreviation(text);
    if (ends_sentence(before) && had_room(i - 1)) return true;
    if (in_glossary_ && ends_sentence(before) && starts_term(i)) return true;
    const bool indented = line(i).indent >= line(i - 1).indent + 2 && ends_sentence(before) &&
                          (i + 1 == lines_.lines.size() || line(i + 1).indent < line(i).indent);
    if (indented) return true;
    // A signature or a title stands at a page's end or start.
    const bool parted = line(i).page_start || before.find('\t') != std::string::npos;
    if (parted && is_short(i - 1) && had_room(i - 1)) return true;
    // The title of short lines, in the head of a text, ends where the full lines begin.
    return i < kHeadLines && is_short(i - 1) && had_room(i - 1) && !is_short(i) && first + 4 > i &&
           all_short(first, i);
  }

  bool all_short(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i)
      if (!is_short(i)) return false;
    return true;
  }

  // Lines that are a block by themselves wherever they stand.
  static bool is_own_line(const std::string& text) {
    return is_release_label(text) || is_act_label(squeezed(text)) || is_glossary_heading(text) ||
           is_abbreviations_heading(text) || is_act_number(text);
  }

  // "от 27 января 2014 года № 54"
  static bool is_act_number(const std::string& text) {
    const std::size_t sign = text.find("№");
    return sign != std::string::npos && count_characters(text) < 60 && text.size() - sign < 16 &&
           text.find_first_of("0123456789") < sign;
  }

  static bool starts_with_abbreviation(std::string_view text) {
    const std::string_view word = first_word(text);
    return is_all_capitals(word) && count_characters(word) <= 12;
  }

  // "Инъекция – способ ...": a name and a dash in this line or the next.
  bool starts_term(std::size_t i) const {
    std::string text = line(i).text;
    if (i + 1 < lines_.lines.size()) text += fmt::format(" {}", line(i + 1).text);
    return begins_with_capital(text) && !read_term(squeezed(text), Lang::ru).definition.empty();
  }

  bool is_heading(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) text += ' ';
      text += line(i).text;
    }
    return is_numbered_heading(text);
  }

  static bool is_numbered_heading(const std::string& text) {
    const auto number = read_section_number(text);
    return number && number->length < text.size() && !ends_sentence(text) && !text.ends_with(',') &&
           count_characters(text) <= kLongestHeading &&
           begins_with_capital(std::string_view(text).substr(number->length));
  }

  // "4.3. Main directions." directly before "4.3.1.": a heading with a full stop.
  bool is_heading_of_parts(const std::string& text, std::size_t next) const {
    const auto number = read_section_number(text);
    if (!number || next >= lines_.lines.size() || count_characters(text) > kLongestHeading)
      return false;
    const auto part = read_section_number(line(next).text);
    return part && part->number == number->number + ".1";
  }

  // Joins two lines; a word broken at the line's end is made whole.
  void append(std::string& text, const TextLine& next) {
    const std::string added = squeezed(next.text);
    const bool hyphen = text.ends_with("-") && text.size() > 1 && text[text.size() - 2] != ' ';
    if (text.ends_with("\u00AD")) {
      text.resize(text.size() - 2);
      note_join(text, next, added);
      text += added;
    } else if (hyphen && begins_small(added)) {
      join_at_hyphen(text, next, added);
    } else if (hyphen || text.empty()) {
      text += added;
    } else {
      text += ' ';
      text += added;
    }
  }

  void note_join(const std::string& text, const TextLine& next, const std::string& added) {
    const std::string last = text.substr(text.find_last_of(' ') + 1);
    reading_.remarks.push_back(
        {RemarkKind::joined, next.number, "word", fmt::format("{} {}", last, first_word(added))});
  }

  // "нарко-" / "тиков": the hyphen stays unless the whole word stands elsewhere without it.
  void join_at_hyphen(std::string& text, const TextLine& next, const std::string& added) {
    const std::string last = text.substr(text.find_last_of(' ') + 1, std::string::npos);
    std::string whole = last.substr(0, last.size() - 1);
    whole += first_word(added);
    const std::string letters = folded_words(whole);
    if (letters.find(' ') == std::string::npos && words_.contains(letters)) {
      text.pop_back();
      note_join(text, next, added);
    }
    text += added;
  }

  // The Markdown of a line of plain text.
  std::string marked(const std::string& text) const {
    if (lines_.markdown) return text;
    std::string out = escape_markdown(text);
    for (const std::string& label : notes_) {
      const std::string escaped = fmt::format("\\[^{}\\]", label);
      for (std::size_t at = out.find(escaped); at != std::string::npos; at = out.find(escaped))
        out.replace(at, escaped.size(), fmt::format("[^{}]", label));
    }
    // A number that turned out to belong to no note is a number again.
    for (std::size_t at = out.find("\\[^"); at != std::string::npos; at = out.find("\\[^", at)) {
      const std::size_t end = out.find("\\]", at);
      if (end == std::string::npos) break;
      out.erase(end, 2);
      out.erase(at, 2);
      out[at] = ' ';
    }
    return out;
  }

  void add_block(std::size_t first, std::size_t last) {
    DraftPiece piece;
    piece.line = line(first).number;
    piece.after_gap = line(first).gap > 0 || line(first).page_start;
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
      const bool hard = lines_.markdown && i > first && line(i - 1).hard_break;
      if (hard)
        text += fmt::format("\\\n{}", squeezed(line(i).text));
      else
        append(text, line(i));
    }
    classify(piece, text, first, last);
    in_glossary_ = in_glossary_ && piece.kind != DraftPieceKind::heading;
    in_abbreviations_ = in_abbreviations_ && piece.kind != DraftPieceKind::heading;
    if (is_glossary_heading(text)) in_glossary_ = true;
    if (is_abbreviations_heading(text)) {
      in_abbreviations_ = true;
      list_full_ = widest_of_list(last);
    }
    reading_.pieces.push_back(std::move(piece));
  }

  // The width of a list's lines, which are shorter than the text's: the second widest.
  int widest_of_list(std::size_t first) const {
    int widest = 0, second = 0;
    for (std::size_t i = first; i < std::min(lines_.lines.size(), first + kListLines); ++i) {
      if (line(i).gap > 1 && i > first) break;
      const int width = width_in(lines_, line(i).text);
      second = std::max(second, std::min(widest, width));
      widest = std::max(widest, width);
    }
    return second;
  }

  void classify(DraftPiece& piece, const std::string& text, std::size_t first, std::size_t last) {
    const std::size_t signs = lines_.markdown ? text.find_first_not_of('#') : 0;
    if (signs > 0 && signs <= 6 && signs < text.size()) {
      piece.kind = DraftPieceKind::heading;
      piece.level = static_cast<int>(signs);
      piece.text = trimmed(std::string_view(text).substr(signs));
      return;
    }
    if (text == "---" || text == "***" || text == "___") {
      piece.kind = DraftPieceKind::rule;
      return;
    }
    const std::size_t bullet = bullet_size(text);
    const auto ordinal = ordinal_of(text);
    const bool plain_heading =
        !lines_.markdown && (is_numbered_heading(text) || is_heading_of_parts(text, last) ||
                             is_glossary_heading(text) || is_abbreviations_heading(text));
    if (plain_heading || is_loose_heading(text, first, last)) {
      piece.kind = DraftPieceKind::heading;
      piece.level = 2;
      piece.text = marked(text);
    } else if (bullet > 0 && bullet < text.size()) {
      piece.kind = DraftPieceKind::item;
      piece.text = marked(std::string(trimmed(std::string_view(text).substr(bullet))));
    } else if (ordinal && ordinal->size < text.size()) {
      piece.kind = DraftPieceKind::item;
      piece.ordered = true;
      piece.number = ordinal->number;
      piece.text = marked(text.substr(ordinal->size));
    } else {
      piece.text = marked(text);
    }
  }

  // Short lines between gaps, before a full paragraph or a numbered heading: an annex's title.
  bool is_loose_heading(const std::string& text, std::size_t first, std::size_t last) const {
    if (lines_.markdown || in_glossary_ || in_abbreviations_) return false;
    if (!all_short(first, last) || last == lines_.lines.size()) return false;
    const bool apart = (line(first).gap > 0 || line(first).page_start) && line(last).gap > 0;
    const bool wordy = text.find_first_of(":@0123456789\t") == std::string::npos &&
                       text.find("№") == std::string::npos;
    const bool before_text = count_characters(line(last).text) * 10 >= lines_.width * 6 ||
                             read_section_number(line(last).text);
    return apart && wordy && before_text && !has_end_sign(text) && begins_with_capital(text) &&
           count_characters(text) <= kLongestHeading && count_characters(text) >= 6 &&
           lines_.width > 40;
  }

  // Lines with as many columns, one after the other.
  std::size_t end_of_table(std::size_t i) const {
    const auto columns = static_cast<std::size_t>(std::ranges::count(line(i).text, '\t'));
    if (columns == 0) return i;
    std::size_t end = i + 1;
    while (end < lines_.lines.size() && line(end).gap <= 1 &&
           static_cast<std::size_t>(std::ranges::count(line(end).text, '\t')) == columns)
      ++end;
    return end - i >= kLeastTableRows ? end : i;
  }

  void add_table(std::size_t first, std::size_t last) {
    DraftPiece piece;
    piece.kind = DraftPieceKind::table;
    piece.line = line(first).number;
    piece.after_gap = line(first).gap > 0;
    for (std::size_t i = first; i < last; ++i) {
      std::vector<std::string>& row = piece.rows.emplace_back();
      for (const std::string& cell : cells_of(line(i).text)) row.push_back(marked(cell));
    }
    reading_.remarks.push_back(
        {RemarkKind::guessed, piece.line, fmt::format("table of {} rows", piece.rows.size())});
    reading_.pieces.push_back(std::move(piece));
  }

  const TextLines lines_;
  const std::set<std::string> words_;
  Reading& reading_;
  std::set<std::string> notes_;
  bool in_glossary_ = false, in_abbreviations_ = false;
  int list_full_ = 0;
};

}  // namespace

Reading read_plain_text(std::string_view text) {
  Reading reading;
  TextLines lines = read_lines(text, reading);
  ParagraphReader(std::move(lines), reading).read();
  return reading;
}

}  // namespace tilmech
