#include "check/lost_sentences.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "check/excerpt.h"

namespace tilmech {
namespace {

// The text that TextPlace counts in, and where it starts.
const Block& first_text(const Block& place) {
  const bool in_child = place.text.text.empty() && !place.children.empty();
  return in_child ? first_text(place.children.front()) : place;
}

struct Shown {
  std::string words;
  int line = 0;
};

Shown shown(const std::vector<const Block*>& places, TextPlace at) {
  const Block& block = first_text(*places[at.place]);
  const std::string_view text = block.text.text;
  const std::size_t byte = std::min<std::size_t>(at.byte, text.size());
  const auto lines = std::ranges::count(text.substr(0, byte), '\n');
  return {first_words(text.substr(byte)), block.first_line + static_cast<int>(lines)};
}

}  // namespace

void report_lost_sentences(const Document& document, const SectionRow& section,
                           const PlacesOfSection& places, Diagnostics& diagnostics) {
  for (const LostSentence& lost : section.lost) {
    const Variant& here = document.in(lost.lang);
    const Variant& other = document.in(lost.missing_in);
    const Shown sentence = shown(places[lost.lang], lost.at);
    const Shown gap = shown(places[lost.missing_in], lost.other);
    if (lost.lang == document.source)
      report(diagnostics, Finding::sentence_missing, {other.file, gap.line, 1}, sentence.words,
             std::string(code(lost.lang)), here.file + ":" + std::to_string(sentence.line));
    else
      report(diagnostics, Finding::sentence_extra, {here.file, sentence.line, 0}, sentence.words,
             std::string(code(document.source)), other.file + ":" + std::to_string(gap.line));
  }
}

}  // namespace tilmech
