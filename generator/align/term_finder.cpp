// Walking the trie along a text. What a word can mean there is found out once; most words of a text
// are in no name.
#include "align/term_finder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "align/term_steps.h"
#include "align/word_forms.h"
#include "text/aside.h"
#include "text/sentence.h"

namespace tilmech {
namespace {

// `центр «Атлантис»`: a quotation mark whose partner is in the name belongs to it.
void take_quotation_marks(std::string_view text, TermMatch& match) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMarks = {
      {{"«", "»"}, {"“", "”"}, {"„", "“"}}};
  const std::string_view name = text.substr(match.begin, match.end - match.begin);
  for (const auto& [opening, closing] : kMarks) {
    const bool opens = name.find(opening) != name.npos, closes = name.find(closing) != name.npos;
    if (opens == closes) continue;
    if (opens && text.substr(match.end).starts_with(closing))
      match.end += static_cast<std::uint32_t>(closing.size());
    if (closes && text.substr(0, match.begin).ends_with(opening))
      match.begin -= static_cast<std::uint32_t>(opening.size());
  }
}

// Where a walk stands: names that have a word as an abbreviation and as a word part ways.
struct Places {
  std::array<std::uint32_t, 8> nodes{};
  std::size_t count = 0;

  void add(std::uint32_t node) {
    if (node != 0 && count < nodes.size()) nodes[count++] = node;
  }
};

// Whether a step leads from one of the places to another.
bool leads_on(const TermLexicon& lexicon, const Places& places, StepId step) {
  return step != kNoStep &&
         std::any_of(places.nodes.begin(), places.nodes.begin() + places.count,
                     [&](std::uint32_t node) { return lexicon.child(node, step) != 0; });
}

}  // namespace

TermFinder::TermFinder(const TermLexicon& lexicon, WordBook& book)
    : lexicon_(lexicon), reader_(book), analyser_(lexicon.lang) {}

std::string_view TermFinder::token_text(std::size_t at) const {
  return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
}

void TermFinder::read(std::string_view text) {
  read(text, reader_.read(text));
}

void TermFinder::read(std::string_view text, std::span<const TextWord> words) {
  text_ = text;
  tokens_ = words;
  words_.clear();
  for (const TextWord& word : words) {
    if (word.id >= steps_.size()) steps_.resize(word.id + word.id / 2 + 1);
    WordSteps& steps = steps_[word.id];
    if (!steps.known) steps = steps_of(reader_.book()[word.id]);
    words_.push_back(steps);
  }
}

WordSteps TermFinder::steps_of(const BookWord& word) {
  const std::string_view written = word.written();
  const bool abbreviation = word.kind() == TokenKind::abbreviation;
  WordSteps steps;
  steps.known = true;
  if (!abbreviation) steps.stem = lexicon_.step(stem_symbol(analyser_, written, word.token()));
  if (abbreviation || begins_with_capital(written))
    steps.exact = lexicon_.step(exact_symbol(written, word.token()));
  steps.begins = (steps.stem != kNoStep && lexicon_.child(0, steps.stem) != 0) ||
                 (steps.exact != kNoStep && lexicon_.child(0, steps.exact) != 0);
  return steps;
}

// Whether a hyphen ties the words [first, last] to another one: `наркотик-убийца` is no `наркотик`.
// An abbreviation may be tied: `ВИЧ-инфекция` is about ВИЧ.
bool TermFinder::in_compound(std::size_t first, std::size_t last) const {
  const std::size_t begin = tokens_[first].begin, end = tokens_[last].end;
  const auto tied = [&](std::size_t hyphen, std::size_t neighbour) {
    return text_[hyphen] == '-' && static_cast<unsigned char>(text_[neighbour]) > ' ';
  };
  return (begin > 1 && tied(begin - 1, begin - 2)) ||
         (end + 1 < text_.size() && tied(end, end + 1));
}

bool TermFinder::is_aside_at(std::size_t at) const {
  const TextWord& token = tokens_[at];
  return is_aside(text_, token.kind(), token.begin, token.end);
}

// The word of a text that stands for the next word of a name; it may be past the last.
std::size_t TermFinder::next_word(const TermLexicon::Name& name, std::size_t at) const {
  const bool skips = at + 1 < tokens_.size() && is_aside_at(at + 1);
  return skips && name.name.text.find('(') == std::string::npos ? at + 2 : at + 1;
}

bool TermFinder::fits(const TermLexicon::Name& name, std::size_t at) const {
  std::size_t token = at, last = at, words = 0;
  bool exact = false;
  for (const TermLexicon::Step& step : name.steps) {
    if (step.sign) continue;
    const std::string_view word = token_text(token);
    last = token;
    token = next_word(name, token);
    ++words;
    exact |= step.exact;
    if (step.exact) continue;
    if (step.capital && !begins_with_capital(word)) return false;
    if (!is_form_of(word, step.word, lexicon_.lang)) return false;
  }
  const bool alone = words == 1 && name.steps.front().short_stem;
  if (alone && !is_near_form_of(token_text(at), name.steps.front().word, lexicon_.lang))
    return false;
  return exact || !in_compound(at, last);
}

std::size_t TermFinder::same_letters(const TermLexicon::Name& name, std::size_t at) const {
  std::size_t same = 0;
  for (const TermLexicon::Step& step : name.steps) {
    if (step.sign) continue;
    same += token_text(at) == step.word;
    at = next_word(name, at);
  }
  return same;
}

std::optional<std::uint32_t> TermFinder::best_name(const TermLexicon::Node& node,
                                                   std::size_t at) const {
  std::optional<std::uint32_t> best;
  std::size_t best_same = 0;
  for (const std::uint32_t index : node.names) {
    const TermLexicon::Name& name = lexicon_.names[index];
    if (!fits(name, at)) continue;
    const std::size_t same = same_letters(name, at);
    const bool better = !best || same > best_same ||
                        (same == best_same && name.name.kind < lexicon_.names[*best].name.kind);
    if (!better) continue;
    best = index;
    best_same = same;
  }
  return best;
}

std::optional<TermMatch> TermFinder::match_at(std::size_t at) const {
  if (!words_[at].begins) return std::nullopt;
  Places places;
  places.count = 1;  // the root
  std::optional<TermMatch> longest;
  std::uint32_t end = tokens_[at].begin;  // of what was read
  for (std::size_t i = at; i < tokens_.size() && places.count > 0; ++i) {
    Places next;
    StepId sign = kNoStep;
    const std::string_view between = text_.substr(end, tokens_[i].begin - end);
    const std::string signs = between == " " ? std::string() : sign_of(between);
    if (!signs.empty()) sign = lexicon_.step(signs);
    const bool known_sign = signs.empty() || leads_on(lexicon_, places, sign);
    end = tokens_[i].end;
    if (!known_sign && i > at && is_aside_at(i)) {
      ++end;
      continue;
    }
    if (!known_sign) break;
    for (std::size_t k = 0; k < places.count; ++k) {
      const std::uint32_t place =
          sign == kNoStep ? places.nodes[k] : lexicon_.child(places.nodes[k], sign);
      if (sign != kNoStep && place == 0) continue;
      for (const StepId step : {words_[i].stem, words_[i].exact})
        if (step != kNoStep) next.add(lexicon_.child(place, step));
    }
    places = next;
    for (std::size_t k = 0; k < places.count; ++k)
      if (const auto name = best_name(lexicon_.nodes[places.nodes[k]], at))
        longest = {*name, tokens_[at].begin, tokens_[i].end, i - at + 1};
  }
  if (longest) take_quotation_marks(text_, *longest);
  return longest;
}

}  // namespace tilmech
