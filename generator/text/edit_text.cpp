#include "text/edit_text.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "text/yaml_value.h"

namespace tilmech {
namespace {

// Lines with their ends.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::size_t next = end == text.npos ? text.size() : end + 1;
    lines.push_back(text.substr(at, next - at));
    at = next;
  }
  return lines;
}

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_empty(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == line.npos;
}

std::string_view line_end(std::string_view text) {
  const std::size_t at = text.find('\n');
  return at != text.npos && at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
}

// The lines without ends, and without empty ones around them.
std::vector<std::string> clean(std::string_view lines) {
  std::vector<std::string> result;
  for (const std::string_view line : split(lines)) result.emplace_back(without_end(line));
  while (!result.empty() && is_empty(result.back())) result.pop_back();
  while (!result.empty() && is_empty(result.front())) result.erase(result.begin());
  return result;
}

std::size_t offset_of(const std::vector<std::string_view>& lines, std::size_t count) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < std::min(count, lines.size()); ++i) offset += lines[i].size();
  return offset;
}

// How many lines the front matter has, with both its marks.
std::size_t front_lines(const std::vector<std::string_view>& lines) {
  if (lines.empty() || without_end(lines[0]) != "---") return 0;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (without_end(lines[i]) == "---") return i + 1;
  return 0;
}

// The first line from `place` on that is not empty.
std::size_t next_text(const std::vector<std::string_view>& all, std::size_t place) {
  while (place < all.size() && is_empty(all[place])) ++place;
  return place;
}

}  // namespace

std::string lines_of(std::string_view text, int first, int last) {
  const auto lines = split(text);
  const auto count = static_cast<int>(lines.size());
  if (first < 1 || first > last || first > count) return "";
  std::string result;
  for (int i = first; i <= std::min(last, count); ++i) {
    if (i > first) result += '\n';
    result += without_end(lines[static_cast<std::size_t>(i) - 1]);
  }
  return result;
}

std::string replace_lines(std::string_view text, int first, int last, std::string_view lines) {
  const auto all = split(text);
  const auto begin = static_cast<std::size_t>(std::max(first, 1)) - 1;
  auto end = std::min(static_cast<std::size_t>(std::max(last, 0)), all.size());
  const std::string_view newline = line_end(text);
  const std::vector<std::string> fresh = clean(lines);
  // What is left without the block needs one empty line, not two.
  if (fresh.empty() && end < all.size() && is_empty(all[end]) &&
      (begin == 0 || is_empty(all[begin - 1])))
    ++end;
  std::string result(text.substr(0, offset_of(all, begin)));
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    result += fresh[i];
    // The end of the last line is the old one, or none where the text had none.
    if (i + 1 < fresh.size())
      result += newline;
    else if (end > begin)
      result += all[end - 1].substr(without_end(all[end - 1]).size());
  }
  return result.append(text.substr(offset_of(all, end)));
}

std::string insert_lines(std::string_view text, int after, std::string_view lines, bool close) {
  const auto all = split(text);
  std::size_t place = std::min(
      std::max(static_cast<std::size_t>(std::max(after, 0)), front_lines(all)), all.size());
  // An item goes before the first one of a list as it stands there, without an empty line between.
  const std::size_t next = next_text(all, place);
  const bool in_list = !close && next < all.size() && !split_item(lines).marker.empty() &&
                       !split_item(all[next]).marker.empty();
  if (in_list) place = next;
  const std::string newline(line_end(text));
  std::string result(text.substr(0, offset_of(all, place)));
  if (!result.empty() && !result.ends_with('\n')) result += newline;
  const bool in_front = place == front_lines(all);
  if (!close && place > 0 && !in_front && !is_empty(all[place - 1])) result += newline;
  for (const std::string& line : clean(lines)) result += line + newline;
  if (!close && !in_list && place < all.size() && !is_empty(all[place])) result += newline;
  return result.append(text.substr(offset_of(all, place)));
}

Item split_item(std::string_view lines) {
  std::size_t at = lines.find_first_not_of(" \t");
  if (at == lines.npos) return {"", std::string(lines)};
  const std::size_t sign = at;
  while (at < lines.size() && std::isdigit(static_cast<unsigned char>(lines[at])) != 0) ++at;
  const bool bullet = at == sign && (lines[at] == '-' || lines[at] == '*' || lines[at] == '+');
  const bool number = at > sign && at < lines.size() && (lines[at] == '.' || lines[at] == ')');
  if (!bullet && !number) return {"", std::string(lines)};
  const std::size_t body = lines.find_first_not_of(' ', at + 1);
  if (body == lines.npos || body == at + 1) return {"", std::string(lines)};
  Item item{std::string(lines.substr(0, body)), ""};
  bool first = true;
  for (std::string_view line : split(lines)) {
    if (first) {
      line.remove_prefix(body);
    } else {
      const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
      line.remove_prefix(std::min(spaces, body));
    }
    first = false;
    item.body += line;
  }
  return item;
}

std::string join_item(std::string_view marker, std::string_view body) {
  std::string result;
  for (const std::string& line : clean(body)) {
    if (result.empty())
      result = marker;
    else
      result.append("\n").append(is_empty(line) ? 0 : marker.size(), ' ');
    result += line;
  }
  return result;
}

std::string next_marker(std::string_view marker) {
  const std::size_t first = marker.find_first_of("0123456789");
  if (first == marker.npos) return std::string(marker);
  const std::size_t end = marker.find_first_not_of("0123456789", first);
  const int number = std::stoi(std::string(marker.substr(first, end - first))) + 1;
  return std::string(marker.substr(0, first)) + std::to_string(number) +
         std::string(marker.substr(end));
}

std::string set_field(std::string_view text, int line, std::string_view name,
                      std::string_view value) {
  const auto all = split(text);
  const std::size_t front = front_lines(all);
  if (front == 0) return std::string(text);
  std::size_t begin = line > 0 ? static_cast<std::size_t>(line) - 1 : front - 1;
  begin = std::min(begin, front - 1);
  std::size_t end = begin;
  if (line > 0) {
    ++end;
    // A value may run on in lines that are indented.
    while (end < front - 1 && (all[end].starts_with(' ') || is_empty(all[end]))) ++end;
  }
  std::string result(text.substr(0, offset_of(all, begin)));
  result.append(name).append(": ").append(yaml_value(value)).append(line_end(text));
  return result.append(text.substr(offset_of(all, end)));
}

}  // namespace tilmech
