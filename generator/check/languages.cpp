#include "check/languages.h"

#include <algorithm>

#include "check/difference.h"
#include "check/excerpt.h"

namespace tilmech {
namespace {

// Tokens [first, last) of a passage.
struct Stretch {
  std::size_t first = 0, last = 0;
};

// Sentences, roughly: up to a full stop or the end of a part.
std::vector<Stretch> sentences_of(const Passage& passage) {
  std::vector<Stretch> sentences;
  const auto& tokens = passage.words.tokens;
  std::size_t part = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    bool starts = i == 0;
    while (part + 1 < passage.parts.size() && passage.parts[part + 1].at <= tokens[i].begin) {
      ++part;
      starts = true;
    }
    if (i > 0 && !starts) {
      const std::string_view between =
          std::string_view(passage.text)
              .substr(tokens[i - 1].end, tokens[i].begin - tokens[i - 1].end);
      const bool stop = between.find_first_of(".!?") != std::string_view::npos;
      starts =
          stop && tokens[i - 1].kind != TokenKind::abbreviation && i - sentences.back().first > 3;
    }
    if (starts) sentences.push_back({i, i});
    sentences.back().last = i + 1;
  }
  return sentences;
}

// The same words as in another language's text, more than a name: not all with a capital. `unsure`:
// whether it counts where the words do not tell which of the two languages they are.
bool is_copy(const Passage& other, const Passage& passage, bool unsure) {
  if (other.text != passage.text) return false;
  const LanguageEvidence evidence = passage.language(0, passage.words.tokens.size());
  if (looks_more_like(evidence, passage.lang(), other.lang())) return false;
  if (!unsure && !looks_more_like(evidence, other.lang(), passage.lang())) return false;
  // Latin words may be a name in every language.
  if (evidence.latin > evidence.cyrillic && evidence.english == 0) return false;
  return evidence.cyrillic + evidence.latin >= 2 &&
         evidence.small_cyrillic + evidence.small_latin >= 1;
}

}  // namespace

void report_languages(const Passage& passage, Lang source_lang, const PerLang<Passage>& row,
                      Diagnostics& diagnostics) {
  const Lang lang = passage.lang();
  const Passage& source = row[source_lang];
  const auto write = [&](std::size_t token, Lang found) {
    const std::uint32_t at = passage.words.tokens[token].begin;
    const Place place{passage.variant->file, passage.line_of(at), 0};
    const std::string start = first_words(std::string_view(passage.text).substr(at));
    if (found == source_lang && lang != source_lang)
      report(diagnostics, Finding::untranslated, place, start, std::string(code(found)),
             source.empty() ? "" : source.shown_place(same_place(passage, at, source)));
    else
      report(diagnostics, Finding::wrong_language, place, start, std::string(code(found)),
             std::string(code(lang)));
  };
  for (const Passage& other : row.values)
    if (!other.empty() && other.lang() != lang && !passage.words.tokens.empty() &&
        is_copy(other, passage, other.lang() == source_lang)) {
      write(0, other.lang());
      return;
    }
  const std::size_t all = passage.words.tokens.size();
  if (const auto found = other_language(passage.language(0, all), lang)) {
    write(0, *found);
    return;
  }
  std::optional<Lang> before;
  for (const Stretch& sentence : sentences_of(passage)) {
    const std::optional<Lang> found =
        other_language(passage.language(sentence.first, sentence.last), lang);
    if (found && found != before) write(sentence.first, *found);
    before = found;
  }
}

bool is_left_untranslated(const Passage& source, const Passage& translation) {
  if (is_copy(source, translation, true)) return true;
  const auto& tokens = translation.words.tokens;
  return other_language(translation.language(0, tokens.size()), translation.lang()).has_value();
}

}  // namespace tilmech
