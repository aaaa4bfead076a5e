#include "exchange/text_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "exchange/draft_text.h"
#include "exchange/line_width.h"
#include "text/characters.h"

namespace tilmech {
namespace {

constexpr int kPagesOfRunningHead = 3;  // a line that stands at as many pages' ends is one

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_digit);
}

// "6", "- 6 -", "стр. 6", "6-бет", "Page 6 of 9".
bool is_page_number(std::string_view text) {
  std::string words = folded_words(text);
  for (const std::string_view word : {"page ", "стр ", "страница ", "p "})
    if (words.starts_with(word)) words.erase(0, word.size());
  for (const std::string_view word : {" бет", "бет"})
    if (words.ends_with(word)) words.erase(words.size() - word.size());
  for (const std::string_view word : {" of ", " из "})
    if (const std::size_t at = words.find(word); at != std::string::npos)
      if (is_number(std::string_view(words).substr(at + word.size()))) words.erase(at);
  return is_number(words);
}

// One space for a run of them; a tab for three and more, which part columns.
std::string spaced(std::string_view line) {
  std::string out;
  std::size_t spaces = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t size = 0;
    if (line[i] == ' ')
      size = 1, ++spaces;
    else if (line[i] == '\t')
      size = 1, spaces += 4;
    else if (line.substr(i).starts_with("\u00A0"))
      size = 2, ++spaces;
    if (size > 0) {
      i += size;
      continue;
    }
    if (spaces > 0 && !out.empty()) out += spaces >= 3 ? '\t' : ' ';
    spaces = 0;
    out += line[i++];
  }
  return out;
}

// Characters that no text of ours may hold.
std::string without_forbidden(std::string_view text, Reading& reading) {
  std::map<std::string, int> names;
  std::string out;
  std::size_t from = 0;
  for (const BadCharacter& bad : find_forbidden_characters(text)) {
    if (text[bad.offset] == '\f') continue;
    out += text.substr(from, bad.offset - from);
    if (text[bad.offset] == '\v') out += '\n';
    from = bad.offset + 1;
    while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
    ++names[bad.name];
  }
  out += text.substr(from);
  for (const auto& [name, times] : names)
    reading.remarks.push_back({RemarkKind::dropped, 0, "character " + name, "", times});
  return out;
}

class LineSplitter {
 public:
  std::vector<TextLine> split(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
      std::size_t end = text.find_first_of("\n\r\f", at);
      end = std::min(end, text.size());
      add(text.substr(at, end - at));
      if (end == text.size()) break;
      if (text[end] == '\f') page_ = true;
      if (text[end] != '\f') ++number_;
      at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return std::move(lines_);
  }

 private:
  void add(std::string_view raw) {
    TextLine line;
    line.text = spaced(raw);
    if (line.text.empty()) {
      ++gap_;
      return;
    }
    line.number = number_;
    line.gap = gap_;
    const std::size_t first = static_cast<std::size_t>(trimmed(raw).data() - raw.data());
    line.indent = static_cast<int>(count_characters(raw.substr(0, first)));
    line.page_start = page_;
    line.hard_break = raw.ends_with("  ");
    page_ = false;
    gap_ = 0;
    lines_.push_back(std::move(line));
  }

  std::vector<TextLine> lines_;
  int number_ = 1, gap_ = 0;
  bool page_ = false;
};

std::size_t full_width(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> widths;
  widths.reserve(lines.size());
  for (const TextLine& line : lines) widths.push_back(count_characters(line.text));
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 95 / 100);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

// The width that all but the widest two in a hundred lines keep to: those are no running text.
int widest(const std::vector<TextLine>& lines, int (*width)(std::string_view)) {
  std::vector<int> widths;
  widths.reserve(lines.size());
  for (const TextLine& line : lines) widths.push_back(width(line.text));
  if (widths.empty()) return 0;
  const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 98 / 100);
  std::nth_element(widths.begin(), at, widths.end());
  return *at;
}

// How many lines would have had room for the next one's first word although the sentence goes on:
// the type that was not used gives many.
int contradictions(const std::vector<TextLine>& lines, int (*width)(std::string_view)) {
  const int full = widest(lines, width);
  int found = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string& next = lines[i + 1].text;
    if (!begins_small(next)) continue;
    found += width(lines[i].text) + width(" ") + width(next.substr(0, next.find(' '))) <= full;
  }
  return found;
}

// Whether most long lines have exactly one empty line behind them.
bool is_double_spaced(const std::vector<TextLine>& lines, std::size_t width) {
  std::size_t full = 0, apart = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (count_characters(lines[i].text) * 10 < width * 7) continue;
    ++full;
    apart += lines[i + 1].gap == 1 && begins_small(lines[i + 1].text);
  }
  return full >= 8 && width <= 160 && apart * 10 >= full * 4;
}

bool is_markdown(const std::vector<TextLine>& lines) {
  int headings = 0, bold = 0, links = 0;
  for (const TextLine& line : lines) {
    const std::size_t signs = line.text.find_first_not_of('#');
    headings += signs > 0 && signs <= 6 && signs < line.text.size() && line.text[signs] == ' ';
    const std::size_t first = line.text.find("**");
    bold += first != std::string::npos && line.text.find("**", first + 2) != std::string::npos;
    links += line.text.find("](") != std::string::npos;
  }
  return headings > 0 || (bold > 0 && bold + links > 1);
}

std::string without_digits(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (!is_digit(c)) out += c;
  return out;
}

// Lines at the first or last place of a page that come again on other pages.
void drop_running_heads(std::vector<TextLine>& lines, Reading& reading) {
  std::map<std::string, std::vector<std::size_t>> ends;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 < lines.size() && lines[i + 1].page_start;
    const std::string sign = without_digits(lines[i].text);
    if ((i == 0 || lines[i].page_start || last) && sign.size() >= 4) ends[sign].push_back(i);
  }
  std::vector<char> gone(lines.size(), 0);
  for (const auto& [sign, places] : ends) {
    if (places.size() < static_cast<std::size_t>(kPagesOfRunningHead)) continue;
    std::map<std::string, int> times;
    for (const std::size_t place : places) {
      gone[place] = 1;
      ++times[lines[place].text];
    }
    for (const auto& [text, count] : times)
      reading.remarks.push_back(
          {RemarkKind::dropped, lines[places.front()].number, "running head", text, count});
  }
  std::vector<TextLine> kept;
  bool page = false;
  int gap = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    page = page || lines[i].page_start;
    gap = std::max(gap, lines[i].gap);
    if (gone[i] != 0) continue;
    lines[i].page_start = page;
    lines[i].gap = gap;
    kept.push_back(std::move(lines[i]));
    page = false;
    gap = 0;
  }
  lines = std::move(kept);
}

// Page numbers, footnotes and their numbers: all of them lines that are nothing but a number.
class NumberLines {
 public:
  NumberLines(const std::vector<TextLine>& lines, bool double_spaced, Reading& reading)
      : lines_(lines), double_spaced_(double_spaced), reading_(reading) {}

  std::vector<TextLine> read() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      const bool number = is_number(line.text);
      const TextLine* next = i + 1 < lines_.size() ? &lines_[i + 1] : nullptr;
      const bool close_next = next != nullptr && next->gap == 0 && !next->page_start;
      // In a double-spaced text only what belongs to a line stands directly below it.
      const bool below = number && line.gap == 0 && !kept_.empty() && !line.page_start;
      if (below && (close_next || double_spaced_)) {
        refer(line, close_next ? next : nullptr);
        i += close_next;
      } else if (number && next != nullptr && next->gap == 0 && pending(line.text)) {
        i = take_note(i);
      } else if (is_page_number(line.text) && stands_alone(i)) {
        reading_.remarks.push_back({RemarkKind::dropped, line.number, "page number", line.text});
        after_number_ = true;
      } else {
        keep(line);
      }
    }
    return std::move(kept_);
  }

 private:
  bool stands_alone(std::size_t i) const {
    const bool last = i + 1 == lines_.size();
    const bool at_foot = last || lines_[i + 1].page_start;
    const bool at_head = lines_[i].page_start || i == 0;
    const bool gaps = lines_[i].gap > 0 && (last || lines_[i + 1].gap > 0);
    return at_foot || at_head || gaps;
  }

  bool pending(const std::string& label) const {
    return std::ranges::find(referred_, label) != referred_.end();
  }

  void keep(TextLine line) {
    // A page's end is no gap in the text.
    if (after_number_) line.page_start = true;
    after_number_ = false;
    kept_.push_back(std::move(line));
  }

  // "населения" / "1" / ".": the number belongs to the word before, the sign after it too.
  void refer(const TextLine& number, const TextLine* next) {
    kept_.back().text += fmt::format("[^{}]", number.text);
    referred_.push_back(number.text);
    if (next == nullptr) return;
    if (std::string_view(".,;:!?)").find(next->text[0]) != std::string_view::npos)
      kept_.back().text += next->text;
    else
      kept_.push_back(*next);
  }

  // The lines up to the page's end. Returns the last of them.
  std::size_t take_note(std::size_t i) {
    const std::string label = lines_[i].text;
    std::string text;
    std::size_t at = i + 1;
    for (; at < lines_.size(); ++at) {
      const TextLine& line = lines_[at];
      if (at > i + 1 && line.page_start) break;
      if (is_number(line.text)) break;  // the next note, or the page's number
      if (!text.empty()) text += ' ';
      text += line.text;
    }
    reading_.notes.push_back({label, escape_markdown(squeezed(text))});
    std::erase(referred_, label);
    after_number_ = true;
    return at - 1;
  }

  const std::vector<TextLine>& lines_;
  const bool double_spaced_;
  Reading& reading_;
  std::vector<TextLine> kept_;
  std::vector<std::string> referred_;
  bool after_number_ = false;
};

}  // namespace

int width_in(const TextLines& lines, std::string_view text) {
  return lines.fixed ? width_in_fixed(text) : width_in_times(text);
}

TextLines read_lines(std::string_view text, Reading& reading) {
  TextLines result;
  result.lines = LineSplitter().split(without_forbidden(text, reading));
  result.width = full_width(result.lines);
  result.markdown = is_markdown(result.lines);
  if (result.markdown) return result;
  result.double_spaced = is_double_spaced(result.lines, result.width);
  if (result.double_spaced)
    for (std::size_t i = 1; i < result.lines.size(); ++i) {
      TextLine& line = result.lines[i];
      const bool number = is_number(result.lines[i - 1].text) && result.lines[i - 1].gap > 0;
      if (line.gap == 0 && line.indent > 0 && !number) line.page_start = true;
    }
  result.fixed =
      contradictions(result.lines, width_in_fixed) < contradictions(result.lines, width_in_times);
  result.full = widest(result.lines, result.fixed ? width_in_fixed : width_in_times);
  drop_running_heads(result.lines, reading);
  result.lines = NumberLines(result.lines, result.double_spaced, reading).read();
  if (result.double_spaced)
    for (TextLine& line : result.lines) line.gap = std::max(line.gap - 1, 0);
  return result;
}

}  // namespace tilmech
