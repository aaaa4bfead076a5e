// Both tables are typing.txt. A word is read from its start; of the readings of each beginning the
// cheapest few go on, so that long words cost no more than their length.
#include "text/typing.h"

#include <algorithm>
#include <map>
#include <sstream>

#include "text/embedded_rules.h"
#include "text/fold.h"

namespace tilmech {
namespace {

constexpr std::size_t kReadings = 32;  // kept of each beginning
constexpr std::size_t kMaxLetters = 40;

using Text = std::u32string;

// Folded text is valid UTF-8; other text becomes so.
Text decode(std::string_view text) {
  Text out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t c = size == 1 ? byte : byte & (0xFF >> (size + 1));
    for (std::size_t k = 1; k < size && i + k < text.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    out += c;
    i += size;
  }
  return out;
}

struct Tables {
  std::map<Text, std::vector<std::string>> letters;  // Latin -> Cyrillic readings
  std::size_t longest = 0;                           // Latin letters in a group
  std::map<std::string, std::string> to_cyrillic, to_latin;
};

// Every character of a text by itself.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> out;
  for (char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    if (!out.empty()) out.back() += c;
  }
  return out;
}

Tables read_tables(std::string_view text) {
  Tables tables;
  std::vector<std::vector<std::string>> keys;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    std::string kind, from;
    fields >> kind >> from;
    if (kind == "keys") keys.push_back(characters(from));
    if (kind != "letter") continue;
    const Text latin = decode(from);
    tables.longest = std::max(tables.longest, latin.size());
    for (std::string to; fields >> to;) tables.letters[latin].push_back(to == "-" ? "" : to);
  }
  for (std::size_t i = 0; i < keys.at(0).size(); ++i) {
    tables.to_cyrillic[keys[0][i]] = keys[1].at(i);
    tables.to_latin.try_emplace(keys[1][i], keys[0][i]);
  }
  return tables;
}

const Tables& tables() {
  static const Tables kTables = read_tables(typing_rules_text());
  return kTables;
}

struct Reading {
  int cost = 0;
  std::string word;
  friend auto operator<=>(const Reading&, const Reading&) = default;
};

// Sorts, drops repetitions of a word but the cheapest, and keeps the cheapest few.
void keep_cheapest(std::vector<Reading>& readings, std::size_t limit) {
  std::sort(readings.begin(), readings.end());
  std::vector<Reading> kept;
  for (Reading& reading : readings) {
    if (kept.size() == limit) break;
    const bool again = std::any_of(
        kept.begin(), kept.end(), [&](const Reading& other) { return other.word == reading.word; });
    if (!again) kept.push_back(std::move(reading));
  }
  readings = std::move(kept);
}

}  // namespace

std::vector<std::string> latin_to_cyrillic(std::string_view folded, std::size_t limit) {
  const Text word = decode(folded);
  if (word.empty() || word.size() > kMaxLetters) return {};
  std::vector<std::vector<Reading>> at(word.size() + 1);
  at[0].push_back({});
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    keep_cheapest(at[begin], kReadings);
    for (std::size_t size = 1; size <= tables().longest && begin + size <= word.size(); ++size) {
      const auto found = tables().letters.find(word.substr(begin, size));
      if (found == tables().letters.end()) continue;
      int cost = 1;
      for (const std::string& letters : found->second) {
        for (const Reading& reading : at[begin])
          at[begin + size].push_back({reading.cost + cost, reading.word + letters});
        cost += 2;
      }
    }
  }
  keep_cheapest(at.back(), std::min(limit, kReadings));
  std::vector<std::string> words;
  for (Reading& reading : at.back())
    if (!reading.word.empty()) words.push_back(std::move(reading.word));
  return words;
}

std::string other_keyboard(std::string_view typed) {
  bool latin = false, cyrillic = false;
  for (const std::string& c : characters(typed)) {
    latin |= c.size() == 1 && ((c[0] >= 'a' && c[0] <= 'z') || (c[0] >= 'A' && c[0] <= 'Z'));
    cyrillic |= tables().to_latin.count(fold(c)) > 0 || tables().to_latin.count(c) > 0;
  }
  if (latin == cyrillic) return "";
  const auto& keys = latin ? tables().to_cyrillic : tables().to_latin;
  std::string out;
  for (const std::string& c : characters(typed)) {
    const auto exact = keys.find(c);
    const auto key = exact != keys.end() ? exact : keys.find(fold(c));
    out += key == keys.end() ? c : key->second;
  }
  return out;
}

}  // namespace tilmech
