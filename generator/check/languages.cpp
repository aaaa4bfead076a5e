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

bool is_capital_cyrillic(std::string_view word) {
  return word.size() > 1 && static_cast<unsigned char>(word[0]) == 0xD0 &&
         static_cast<unsigned char>(word[1]) < 0xB0;
}

// The same words as in the source, more than a name: in Cyrillic, not all with a capital, and not
// clearly the translation's own language.
bool is_copy(const Passage& source, const Passage& passage) {
  if (source.text != passage.text) return false;
  const LanguageEvidence evidence = passage.language(0, passage.words.tokens.size());
  if (looks_more_like(evidence, passage.lang(), source.lang())) return false;
  std::size_t words = 0, small = 0;
  for (const Token& token : passage.words.tokens) {
    const std::string_view word = passage.word(token);
    if (token.kind != TokenKind::word || static_cast<unsigned char>(word[0]) < 0x80) continue;
    ++words;
    small += !is_capital_cyrillic(word);
  }
  return words >= 2 && small >= 1;
}

}  // namespace

void report_languages(const Passage& passage, Lang source_lang, const Passage* source,
                      Diagnostics& diagnostics) {
  const Lang lang = passage.lang();
  const auto write = [&](std::size_t token, Lang found) {
    const std::uint32_t at = passage.words.tokens[token].begin;
    const Place place{passage.variant->file, passage.line_of(at), 0};
    const std::string start = first_words(std::string_view(passage.text).substr(at));
    if (found == source_lang && lang != source_lang)
      report(diagnostics, Finding::untranslated, place, start, std::string(code(found)),
             source == nullptr ? "" : source->shown_place(same_place(passage, at, *source)));
    else
      report(diagnostics, Finding::wrong_language, place, start, std::string(code(found)),
             std::string(code(lang)));
  };
  if (source != nullptr && is_copy(*source, passage)) {
    write(0, source_lang);
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
  if (is_copy(source, translation)) return true;
  const auto& tokens = translation.words.tokens;
  return other_language(translation.language(0, tokens.size()), translation.lang()).has_value();
}

}  // namespace tilmech
