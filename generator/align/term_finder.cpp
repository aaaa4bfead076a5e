// Walking the trie along a text. Most words of a text are in no name: their letters are looked up
// once and remembered, so that they cost one look-up from then on.
#include "align/term_finder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "align/term_steps.h"
#include "align/word_forms.h"
#include "text/sentence.h"
#include "text/word_hash.h"

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

std::size_t KnownWords::place_of(std::string_view word) {
  return hash_of_word(word) % kSlots;
}

const WordSteps* KnownWords::find(std::string_view word) const {
  const Slot& slot = slots_[place_of(word)];
  return word.size() == slot.size && word == std::string_view(slot.letters.data(), slot.size)
             ? &slot.steps
             : nullptr;
}

void KnownWords::keep(std::string_view word, const WordSteps& steps) {
  if (word.size() > kLongest) return;
  Slot& slot = slots_[place_of(word)];
  slot.steps = steps;
  slot.size = static_cast<std::uint8_t>(word.size());
  std::ranges::copy(word, slot.letters.begin());
}

TermFinder::TermFinder(const TermLexicon& lexicon) : lexicon_(lexicon), analyser_(lexicon.lang) {}

std::string_view TermFinder::token_text(std::size_t at) const {
  return text_.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
}

void TermFinder::read(std::string_view text) {
  text_ = text;
  find_tokens(text, segments_, tokens_);
  words_.clear();
  for (const RawToken& token : tokens_) words_.push_back(steps_of(token));
}

WordSteps TermFinder::steps_of(const RawToken& token) {
  const std::string_view letters = text_.substr(token.begin, token.end - token.begin);
  // Words are words everywhere; what is an abbreviation depends on the words around it.
  const bool lasting = token.kind == TokenKind::word;
  if (lasting)
    if (const WordSteps* known = known_.find(letters)) return *known;
  WordSteps steps;
  if (token.kind != TokenKind::abbreviation)
    steps.stem = lexicon_.step(stem_symbol(analyser_, text_, token));
  if (token.kind == TokenKind::abbreviation || begins_with_capital(letters))
    steps.exact = lexicon_.step(exact_symbol(text_, token));
  steps.begins = (steps.stem != kNoStep && lexicon_.child(0, steps.stem) != 0) ||
                 (steps.exact != kNoStep && lexicon_.child(0, steps.exact) != 0);
  if (lasting) known_.keep(letters, steps);
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

// Whether a word is an abbreviation in parentheses of its own: `Организация Объединённых Наций
// (ООН)`. It says the words before it once more, and may stand inside a longer name.
bool TermFinder::is_aside(std::size_t at) const {
  const RawToken& token = tokens_[at];
  return token.kind == TokenKind::abbreviation && token.begin > 0 &&
         text_[token.begin - 1] == '(' && text_.substr(token.end).starts_with(')');
}

// The word of a text that stands for the next word of a name; it may be past the last.
std::size_t TermFinder::next_word(const TermLexicon::Name& name, std::size_t at) const {
  const bool skips = at + 1 < tokens_.size() && is_aside(at + 1);
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
    if (!known_sign && i > at && is_aside(i)) {
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
